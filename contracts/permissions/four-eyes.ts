import type { Permission } from './subjects.ts';

/** Nobody does this to what is their own, whatever their roles say, and not on behalf of somebody either. */
export interface FourEyes {
  /** Attribute with the people it belongs to. */
  attribute: string;
  /** Why, for "why may I not?". */
  zh: string;
  en: string;
}

type Line = Permission & FourEyes;

/** The four-eyes rules; they are added to every rule that gives the verb. */
const table: readonly Line[] = [
  {
    subject: 'InspectionLot',
    verb: 'inspect',
    attribute: 'reporters',
    zh: '报工人不能检验自己报工的检验批',
    en: 'whoever reported the work does not inspect it',
  },
  {
    subject: 'InspectionLot',
    verb: 'judge',
    attribute: 'reporters',
    zh: '报工人不能判定自己报工的检验批',
    en: 'whoever reported the work does not judge it',
  },
  {
    subject: 'InspectionLot',
    verb: 'dispose',
    attribute: 'reporters',
    zh: '报工人不能处置自己报工的检验批',
    en: 'whoever reported the work does not decide what becomes of it',
  },
  {
    subject: 'WorkReport',
    verb: 'approve',
    attribute: 'reporters',
    zh: '报工人不能确认自己的超产报工',
    en: 'whoever reported the work does not approve the excess',
  },
  {
    subject: 'Requisition',
    verb: 'approve',
    attribute: 'requesters',
    zh: '申请人不能审批自己的申请',
    en: 'whoever asked for it does not approve it',
  },
  {
    subject: 'PurchaseOrder',
    verb: 'approve',
    attribute: 'buyers',
    zh: '采购员不能审批自己的订单',
    en: 'whoever made the order does not approve it',
  },
  {
    subject: 'Task',
    verb: 'claim',
    attribute: 'excludedUsers',
    zh: '四眼原则:前一步的处理人不能领取此任务',
    en: 'four eyes: whoever did the earlier step does not take this one',
  },
  {
    subject: 'Task',
    verb: 'complete',
    attribute: 'excludedUsers',
    zh: '四眼原则:前一步的处理人不能完成此任务',
    en: 'four eyes: whoever did the earlier step does not complete this one',
  },
  {
    subject: 'Grant',
    verb: 'grant',
    attribute: 'grantees',
    zh: '不能给自己所在的角色授权',
    en: 'nobody widens a role they hold themselves',
  },
  {
    subject: 'Assignment',
    verb: 'grant',
    attribute: 'grantees',
    zh: '不能给自己分配角色',
    en: 'nobody gives a role to themselves',
  },
];

/** The four-eyes rule of a verb, if it has one. */
export function fourEyesOf(verb: string, subject: string): FourEyes | undefined {
  return table.find((line) => line.verb === verb && line.subject === subject);
}
