import type admin from './zh-CN/admin.json';
import type masterdata from './zh-CN/masterdata.json';
import type common from './zh-CN/common.json';
import type home from './zh-CN/home.json';
import type inspector from './zh-CN/inspector.json';
import type kinds from './zh-CN/kinds.json';
import type modeling from './zh-CN/modeling.json';
import type monitoring from './zh-CN/monitoring.json';
import type procurement from './zh-CN/procurement.json';
import type production from './zh-CN/production.json';
import type quality from './zh-CN/quality.json';
import type records from './zh-CN/records.json';
import type rules from './zh-CN/rules.json';
import type session from './zh-CN/session.json';
import type shell from './zh-CN/shell.json';
import type tasks from './zh-CN/tasks.json';
import type warehouse from './zh-CN/warehouse.json';

/** Every key of the dictionaries; a text that does not exist does not compile. */
export type Key =
  | keyof typeof admin
  | keyof typeof masterdata
  | keyof typeof common
  | keyof typeof home
  | keyof typeof inspector
  | keyof typeof kinds
  | keyof typeof modeling
  | keyof typeof monitoring
  | keyof typeof procurement
  | keyof typeof production
  | keyof typeof quality
  | keyof typeof records
  | keyof typeof rules
  | keyof typeof session
  | keyof typeof shell
  | keyof typeof tasks
  | keyof typeof warehouse;
