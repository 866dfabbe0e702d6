/** Bills, routings, locations, inspection plans, stock and orders of the demo plant. */

export const boms = [
  {
    item: 'P100',
    lines: [
      { line: 10, item: 'MOTOR-12', quantity: '1' },
      { line: 20, item: 'PCB-P', quantity: '1' },
      { line: 30, item: 'HOUSING-P', quantity: '1' },
      { line: 40, item: 'SEAL-20', quantity: '2' },
      { line: 50, item: 'SCREW-M4', quantity: '8' },
    ],
  },
  {
    item: 'V200',
    lines: [
      { line: 10, item: 'BODY-V', quantity: '1', operation: 10 },
      { line: 20, item: 'COIL-24', quantity: '1', operation: 20 },
      { line: 30, item: 'SEAL-20', quantity: '1', operation: 20 },
      { line: 40, item: 'SCREW-M4', quantity: '4', operation: 20 },
    ],
  },
];

export const routings = [
  {
    item: 'P100',
    operations: [
      {
        sequence: 10,
        name: { zh: '总装', en: 'Assembly' },
        line: 'ASM-1',
        setupSeconds: 600,
        runSecondsPerUnit: 180,
        reportPoint: false,
        instructions: '按作业指导书 P100-A 装配;螺钉扭矩 1.2 N·m。',
      },
      {
        sequence: 20,
        name: { zh: '测试包装', en: 'Test and pack' },
        line: 'ASM-1',
        runSecondsPerUnit: 90,
        inspectionPoint: 'final',
        instructions: '通水测试 60 秒,流量 18–22 L/min。',
      },
    ],
  },
  {
    item: 'V200',
    operations: [
      {
        sequence: 10,
        name: { zh: '阀体加工', en: 'Body machining' },
        line: 'MC-1',
        setupSeconds: 1200,
        runSecondsPerUnit: 240,
      },
      {
        sequence: 20,
        name: { zh: '装配测试', en: 'Assembly and test' },
        line: 'ASM-1',
        runSecondsPerUnit: 120,
        inspectionPoint: 'final',
      },
    ],
  },
];

const storage = (code: string, zh: string, en: string, parent: string) => ({ code, name: { zh, en }, parent });

export const locations = [
  { code: 'WH', name: { zh: '主仓库', en: 'Main warehouse' }, level: 'warehouse' },
  { code: 'WH-A', name: { zh: '原料区', en: 'Components' }, level: 'zone', parent: 'WH' },
  { code: 'WH-B', name: { zh: '成品区', en: 'Finished goods' }, level: 'zone', parent: 'WH' },
  storage('A-01-01', '原料 01-01', 'Components 01-01', 'WH-A'),
  storage('A-01-02', '原料 01-02', 'Components 01-02', 'WH-A'),
  storage('A-02-01', '原料 02-01', 'Components 02-01', 'WH-A'),
  storage('B-01-01', '成品 01-01', 'Finished 01-01', 'WH-B'),
  storage('B-01-02', '成品 01-02', 'Finished 01-02', 'WH-B'),
  { code: 'LS-ASM1', name: { zh: '总装线边仓', en: 'Line-side assembly 1' }, type: 'lineside', line: 'ASM-1' },
  { code: 'LS-MC1', name: { zh: '机加线边仓', en: 'Line-side machining 1' }, type: 'lineside', line: 'MC-1' },
  { code: 'GOODS-IN', name: { zh: '收货待检区', en: 'Goods-in' }, type: 'quarantine' },
  { code: 'SCRAP', name: { zh: '废品区', en: 'Scrap' }, type: 'scrap' },
];

export const inspectionPlans = [
  {
    code: 'IP-P100-F',
    name: { zh: '水泵完工检验', en: 'Final inspection of pumps' },
    stage: 'final',
    item: 'P100',
    sampling: { rule: 'aql', level: 'II', aql: { major: '1.0', minor: '2.5' } },
    characteristics: [
      {
        number: 1,
        name: { zh: '流量', en: 'Flow' },
        kind: 'variable',
        class: 'major',
        nominal: '20',
        lower: '18',
        upper: '22',
        method: 'L/min',
      },
      { number: 2, name: { zh: '绝缘', en: 'Insulation' }, kind: 'attribute', class: 'critical' },
      { number: 3, name: { zh: '外观', en: 'Appearance' }, kind: 'attribute', class: 'minor' },
    ],
  },
  {
    code: 'IP-V200-F',
    name: { zh: '电磁阀完工检验', en: 'Final inspection of valves' },
    stage: 'final',
    item: 'V200',
    sampling: { rule: 'fixed', size: 5 },
    characteristics: [{ number: 1, name: { zh: '密封性', en: 'Tightness' }, kind: 'attribute', class: 'critical' }],
  },
  {
    code: 'IP-PCB-I',
    name: { zh: '控制板来料检验', en: 'Incoming inspection of boards' },
    stage: 'incoming',
    item: 'PCB-P',
    sampling: { rule: 'aql', level: 'II', aql: { major: '0.65', minor: '1.5' } },
    characteristics: [{ number: 1, name: { zh: '上电自检', en: 'Power-on test' }, kind: 'attribute', class: 'major' }],
  },
];

/** Enough for some hundred pieces; only the screws are so near their minimum that 88 pumps lead below it. */
export const openingStock = [
  { item: 'MOTOR-12', lot: 'M12-2601', location: 'LS-ASM1', quantity: '900', supplierLot: 'HX-88120' },
  { item: 'MOTOR-12', lot: 'M12-2602', location: 'A-01-01', quantity: '400', supplierLot: 'HX-88137' },
  { item: 'PCB-P', lot: 'PCB-2601', location: 'LS-ASM1', quantity: '900', supplierLot: 'HX-PB-0417' },
  { item: 'PCB-P', lot: 'PCB-2602', location: 'A-01-01', quantity: '300', supplierLot: 'HX-PB-0423' },
  { item: 'HOUSING-P', location: 'LS-ASM1', quantity: '900' },
  { item: 'HOUSING-P', location: 'A-01-02', quantity: '500' },
  { item: 'SEAL-20', lot: 'SEAL-2601', location: 'LS-ASM1', quantity: '2400', supplierLot: 'BL-5521' },
  { item: 'SEAL-20', lot: 'SEAL-2602', location: 'A-01-02', quantity: '1600', supplierLot: 'BL-5570' },
  { item: 'SCREW-M4', location: 'LS-ASM1', quantity: '6000' },
  { item: 'SCREW-M4', location: 'A-02-01', quantity: '200' },
  { item: 'BODY-V', lot: 'BODY-2601', location: 'LS-MC1', quantity: '400', supplierLot: 'JG-7712' },
  { item: 'BODY-V', lot: 'BODY-2602', location: 'A-02-01', quantity: '150', supplierLot: 'JG-7790' },
  { item: 'COIL-24', location: 'LS-ASM1', quantity: '400' },
  { item: 'COIL-24', location: 'A-02-01', quantity: '150' },
  { item: 'V200', lot: 'WO-0990', location: 'B-01-02', quantity: '60' },
];

/** `due`: days from the day of the set-up. */
export const workOrders = [
  { code: 'WO-1001', item: 'P100', quantity: '500', due: 7, priority: 60, release: true },
  { code: 'WO-1002', item: 'V200', quantity: '200', due: 5, priority: 50, release: true },
  { code: 'WO-1003', item: 'P100', quantity: '120', due: 10, priority: 40, release: true },
  { code: 'WO-1004', item: 'V200', quantity: '300', due: 21, priority: 30, release: false },
];
