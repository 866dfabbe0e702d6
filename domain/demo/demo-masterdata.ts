/** Master data of the demo plant: what the inputs of the commands want, in the order in which they refer to each other. */

export const plant = {
  code: 'SZ',
  name: { zh: '苏州精工泵阀厂', en: 'Suzhou Pump & Valve Plant' },
  zone: 'Asia/Shanghai',
  currency: 'CNY',
};

export const units = [
  { code: 'pcs', name: { zh: '件', en: 'pieces' } },
  { code: 'box', name: { zh: '盒', en: 'box' } },
  { code: 'kg', name: { zh: '千克', en: 'kilogram' }, decimals: 3 },
  { code: 'g', name: { zh: '克', en: 'gram' } },
];

const day = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];
const twoShifts = [
  { from: '08:00', to: '16:00' },
  { from: '16:00', to: '24:00' },
];

export const calendars = [
  {
    code: 'OFFICE',
    name: { zh: '行政班', en: 'Office hours' },
    week: { mon: day, tue: day, wed: day, thu: day, fri: day },
    exceptions: [
      { date: '2026-10-01', name: { zh: '国庆节', en: 'National Day' } },
      { date: '2026-10-02', name: { zh: '国庆节', en: 'National Day' } },
      { date: '2026-10-10', name: { zh: '调休上班', en: 'Make-up working day' }, shifts: day },
      { date: '2027-01-01', name: { zh: '元旦', en: "New Year's Day" } },
    ],
  },
  {
    code: 'TWO-SHIFT',
    name: { zh: '两班制', en: 'Two shifts' },
    week: { mon: twoShifts, tue: twoShifts, wed: twoShifts, thu: twoShifts, fri: twoShifts, sat: day },
  },
];

export const reasons = [
  { code: 'SC-DIM', kind: 'scrap', name: { zh: '尺寸超差', en: 'Out of dimension' } },
  { code: 'SC-SCRATCH', kind: 'scrap', name: { zh: '划伤', en: 'Scratched' } },
  { code: 'SC-MATERIAL', kind: 'scrap', name: { zh: '材料缺陷', en: 'Material defect' } },
  { code: 'RW-LEAK', kind: 'rework', name: { zh: '密封不良', en: 'Leaking' } },
  { code: 'RW-ASSEMBLY', kind: 'rework', name: { zh: '装配不良', en: 'Badly assembled' } },
  { code: 'DF-FLOW', kind: 'defect', name: { zh: '流量不合格', en: 'Wrong flow' } },
  { code: 'DF-LOOKS', kind: 'defect', name: { zh: '外观不良', en: 'Bad appearance' } },
  { code: 'DF-ELECTRIC', kind: 'defect', name: { zh: '电气性能不良', en: 'Electrical defect' } },
  { code: 'CR-COUNT', kind: 'correction', name: { zh: '数量填错', en: 'Wrong count' } },
  { code: 'AD-COUNT', kind: 'adjustment', name: { zh: '盘点差异', en: 'Count difference' } },
  { code: 'RT-QUALITY', kind: 'return', name: { zh: '质量退货', en: 'Returned for quality' } },
  { code: 'DL-NETWORK', kind: 'delay', name: { zh: '网络中断', en: 'Network was down' } },
];

export const lines = [
  { code: 'ASM-1', name: { zh: '总装一线', en: 'Assembly line 1' }, area: 'ASSEMBLY', calendar: 'TWO-SHIFT' },
  { code: 'MC-1', name: { zh: '机加一线', en: 'Machining line 1' }, area: 'MACHINING', calendar: 'TWO-SHIFT' },
];

export const workUnits = [
  { code: 'ASM-1-TEST', name: { zh: '总装测试台', en: 'Assembly test bench' }, line: 'ASM-1' },
  { code: 'MC-1-CNC1', name: { zh: '数控车床 1', en: 'CNC lathe 1' }, line: 'MC-1' },
];

export const suppliers = [
  { code: 'S-HUAXIN', name: { zh: '华鑫机电', en: 'Huaxin Electric' }, contact: '刘洋', phone: '0512-55550101' },
  { code: 'S-JINGU', name: { zh: '金固紧固件', en: 'Jingu Fasteners' }, contact: '马丽', phone: '0512-55550102' },
  { code: 'S-BAOLI', name: { zh: '宝利橡塑', en: 'Baoli Rubber & Plastics' }, contact: '高峰', phone: '0512-55550103' },
];

const bought = { type: 'raw', unit: 'pcs', procurement: 'buy', issueMethod: 'backflush' };
const made = { type: 'finished', unit: 'pcs', procurement: 'make', tracking: 'lot' };

export const items = [
  { ...made, code: 'P100', name: { zh: '智能水泵 P100', en: 'Smart water pump P100' }, category: 'PUMP' },
  { ...made, code: 'V200', name: { zh: '电磁阀 V200', en: 'Solenoid valve V200' }, category: 'VALVE' },
  {
    ...bought,
    code: 'MOTOR-12',
    name: { zh: '直流电机 12V', en: 'DC motor 12 V' },
    tracking: 'lot',
    supplier: 'S-HUAXIN',
    minimumStock: '200',
    orderQuantity: '500',
    leadTimeDays: 10,
    standardCost: '38.5',
    currency: 'CNY',
    abcClass: 'A',
  },
  {
    ...bought,
    code: 'PCB-P',
    name: { zh: '水泵控制板', en: 'Pump controller board' },
    tracking: 'lot',
    supplier: 'S-HUAXIN',
    inspectIncoming: true,
    minimumStock: '150',
    orderQuantity: '400',
    leadTimeDays: 14,
    standardCost: '26',
    currency: 'CNY',
    abcClass: 'A',
  },
  {
    ...bought,
    code: 'HOUSING-P',
    name: { zh: '水泵壳体', en: 'Pump housing' },
    supplier: 'S-BAOLI',
    minimumStock: '200',
    orderQuantity: '500',
    leadTimeDays: 7,
    standardCost: '12.8',
    currency: 'CNY',
  },
  {
    ...bought,
    code: 'SEAL-20',
    name: { zh: '密封圈 20 mm', en: 'Seal ring 20 mm' },
    tracking: 'lot',
    shelfLifeDays: 730,
    supplier: 'S-BAOLI',
    minimumStock: '400',
    orderQuantity: '2000',
    leadTimeDays: 5,
    standardCost: '0.85',
    currency: 'CNY',
  },
  {
    ...bought,
    code: 'SCREW-M4',
    name: { zh: '螺钉 M4×12', en: 'Screw M4×12' },
    supplier: 'S-JINGU',
    minimumStock: '5500',
    orderQuantity: '5000',
    orderMultiple: '200',
    leadTimeDays: 3,
    standardCost: '0.12',
    currency: 'CNY',
    abcClass: 'C',
  },
  {
    ...bought,
    code: 'BODY-V',
    name: { zh: '阀体毛坯', en: 'Valve body blank' },
    tracking: 'lot',
    supplier: 'S-JINGU',
    minimumStock: '100',
    orderQuantity: '300',
    leadTimeDays: 12,
    standardCost: '18.4',
    currency: 'CNY',
  },
  {
    ...bought,
    code: 'COIL-24',
    name: { zh: '线圈 24V', en: 'Coil 24 V' },
    supplier: 'S-HUAXIN',
    minimumStock: '100',
    orderQuantity: '300',
    leadTimeDays: 8,
    standardCost: '9.6',
    currency: 'CNY',
  },
];

export const conversions = [
  { from: 'kg', to: 'g', numerator: '1000' },
  { item: 'SCREW-M4', from: 'box', to: 'pcs', numerator: '200' },
];

export const prices = [
  { supplier: 'S-HUAXIN', item: 'MOTOR-12', price: '36.8', leadTimeDays: 10 },
  { supplier: 'S-HUAXIN', item: 'PCB-P', price: '24.5', leadTimeDays: 14 },
  { supplier: 'S-HUAXIN', item: 'COIL-24', price: '9.2', leadTimeDays: 8 },
  { supplier: 'S-BAOLI', item: 'HOUSING-P', price: '12.1', leadTimeDays: 7 },
  { supplier: 'S-BAOLI', item: 'SEAL-20', price: '0.78', leadTimeDays: 5 },
  { supplier: 'S-JINGU', item: 'SCREW-M4', price: '0.115', leadTimeDays: 3 },
  { supplier: 'S-JINGU', item: 'BODY-V', price: '17.9', leadTimeDays: 12 },
];
