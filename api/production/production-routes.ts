import type { VerbOf } from '../../contracts/permissions.ts';
import {
  acceptReport,
  changeWorkOrder,
  correctReport,
  createWorkOrder,
  decideOverTolerance,
  importWorkOrders,
  reportWork,
  reverseReport,
  workOrderColumns,
  workOrderDetail,
  workOrderList,
  workOrderVerbs,
  workReportDetail,
  workReportList,
} from '../../domain/production/index.ts';
import type { AnyRoute } from '../framework/route.ts';
import { createRoute, importRoute, verbRoute } from '../records/command-routes.ts';
import { exportRoute } from '../records/export-route.ts';
import { placeColumns, readRoutes } from '../records/read-routes.ts';
import type { ReadSource } from '../records/read-routes.ts';

const orders: ReadSource = {
  path: 'production/work-orders',
  subject: 'WorkOrder',
  summary: 'Work orders',
  list: workOrderList,
  detail: workOrderDetail,
  attributes: placeColumns,
};

const reports: ReadSource = {
  path: 'production/work-reports',
  subject: 'WorkReport',
  summary: 'Work reports',
  list: workReportList,
  detail: workReportDetail,
  attributes: { ...placeColumns, reporters: { sql: 't.reporters', type: 'text[]' } },
};

const mayOrder = (verb: VerbOf<'WorkOrder'>) => ({ verb, subject: 'WorkOrder' }) as const;
const mayReport = (verb: VerbOf<'WorkReport'>) => ({ verb, subject: 'WorkReport' }) as const;

const orderVerbs = {
  firm: 'update',
  release: 'release',
  pause: 'update',
  resume: 'update',
  complete: 'close',
  reopen: 'close',
  close: 'close',
  cancel: 'cancel',
} as const;

const ofOrder = { path: orders.path, field: 'workOrder' };
const ofReport = { path: reports.path, field: 'report' };

/** Work orders and work reports. */
export const productionRoutes: AnyRoute[] = [
  exportRoute(orders, { columns: workOrderColumns }),
  ...readRoutes(orders),
  createRoute({ path: orders.path, permission: mayOrder('create'), summary: 'Make a work order' }, createWorkOrder),
  verbRoute(
    { ...ofOrder, verb: 'change', permission: mayOrder('update'), summary: 'Change dates, priority or quantity' },
    changeWorkOrder,
  ),
  ...Object.entries(orderVerbs).map(([verb, right]) =>
    verbRoute(
      { ...ofOrder, verb, permission: mayOrder(right), summary: `Work order: ${verb}` },
      workOrderVerbs[verb as keyof typeof orderVerbs],
    ),
  ),
  importRoute(
    { path: orders.path, permission: mayOrder('import'), summary: 'Import work orders from CSV' },
    importWorkOrders,
  ),
  ...readRoutes(reports),
  createRoute({ path: reports.path, permission: mayReport('report'), summary: 'Report work' }, reportWork),
  verbRoute({ ...ofReport, verb: 'accept', permission: mayReport('approve'), summary: 'Count a report' }, acceptReport),
  verbRoute(
    {
      ...ofReport,
      verb: 'decide',
      permission: mayReport('approve'),
      summary: 'Decide on a report beyond the tolerance',
    },
    decideOverTolerance,
  ),
  verbRoute(
    { ...ofReport, verb: 'reverse', permission: mayReport('correct'), summary: 'Take a report back' },
    reverseReport,
  ),
  verbRoute(
    {
      ...ofReport,
      verb: 'correct',
      permission: mayReport('correct'),
      summary: 'Replace a wrong report by a right one',
    },
    correctReport,
  ),
];
