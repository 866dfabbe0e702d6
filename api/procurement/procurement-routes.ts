import { z } from 'zod';
import type { VerbOf } from '../../contracts/permissions.ts';
import { ref } from '../../contracts/masterdata/vocabulary.ts';
import { shortItem } from '../../contracts/procurement/vocabulary.ts';
import {
  approveRequisition,
  checkMinimum,
  createOrder,
  createRequisition,
  orderVerbs,
  purchaseOrderDetail,
  purchaseOrderList,
  receiptDetail,
  receiptList,
  receiveOrder,
  requisitionDetail,
  requisitionList,
  requisitionVerbs,
  reverseReceipt,
} from '../../domain/procurement/index.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import { createRoute, verbRoute } from '../records/command-routes.ts';
import { plantColumn, readRoutes } from '../records/read-routes.ts';
import type { ReadSource } from '../records/read-routes.ts';

const department = { sql: 't.department_id', type: 'uuid' } as const;
const amount = { sql: 't.amount', type: 'numeric' } as const;

const requisitions: ReadSource = {
  path: 'procurement/requisitions',
  subject: 'Requisition',
  summary: 'Requisitions',
  list: requisitionList,
  detail: requisitionDetail,
  attributes: { ...plantColumn, departmentId: department, amount, requesters: { sql: 't.requesters', type: 'text[]' } },
};
const orders: ReadSource = {
  path: 'procurement/purchase-orders',
  subject: 'PurchaseOrder',
  summary: 'Purchase orders',
  list: purchaseOrderList,
  detail: purchaseOrderDetail,
  attributes: { ...plantColumn, departmentId: department, amount, buyers: { sql: 't.buyers', type: 'text[]' } },
};
const receipts: ReadSource = {
  path: 'procurement/receipts',
  subject: 'Receipt',
  summary: 'Receipts of goods',
  list: receiptList,
  detail: receiptDetail,
  attributes: plantColumn,
};

const mayAsk = (verb: VerbOf<'Requisition'>) => ({ verb, subject: 'Requisition' }) as const;
const mayOrder = (verb: VerbOf<'PurchaseOrder'>) => ({ verb, subject: 'PurchaseOrder' }) as const;
const ofRequisition = { path: requisitions.path, field: 'requisition' };
const ofOrder = { path: orders.path, field: 'order' };

const orderSteps = { approve: 'approve', send: 'order', confirm: 'update', close: 'update', cancel: 'cancel' } as const;
const requisitionSteps = { submit: 'update', close: 'update', cancel: 'cancel' } as const;

const minimumRoute = route({
  method: 'get',
  path: '/api/procurement/minimum-check',
  access: { kind: 'verb', verb: 'read', subject: 'StockBalance' },
  summary: 'What is below its minimum, open requisitions and orders counted in, and what to order',
  query: z.strictObject({ plant: ref.optional() }),
  response: z.strictObject({ below: z.boolean(), items: z.array(shortItem) }),
  handler: async ({ command, database, query }) => ({
    body: await database.transaction((tx) => checkMinimum.run({ ...command, tx }, query)),
  }),
});

/** Requisitions, purchase orders, receipts, the check of the minimum stock. */
export const procurementRoutes: AnyRoute[] = [
  ...readRoutes(requisitions),
  createRoute(
    { path: requisitions.path, permission: mayAsk('create'), summary: 'Ask for something to be bought' },
    createRequisition,
  ),
  verbRoute(
    { ...ofRequisition, verb: 'approve', permission: mayAsk('approve'), summary: 'Approve or reject a requisition' },
    approveRequisition,
  ),
  ...Object.entries(requisitionSteps).map(([verb, right]) =>
    verbRoute(
      { ...ofRequisition, verb, permission: mayAsk(right), summary: `Requisition: ${verb}` },
      requisitionVerbs[verb as keyof typeof requisitionSteps],
    ),
  ),
  ...readRoutes(orders),
  createRoute({ path: orders.path, permission: mayOrder('create'), summary: 'Order from a supplier' }, createOrder),
  ...Object.entries(orderSteps).map(([verb, right]) =>
    verbRoute(
      { ...ofOrder, verb, permission: mayOrder(right), summary: `Purchase order: ${verb}` },
      orderVerbs[verb as keyof typeof orderSteps],
    ),
  ),
  verbRoute(
    { ...ofOrder, verb: 'receive', permission: { verb: 'receive', subject: 'Receipt' }, summary: 'Receive goods' },
    receiveOrder,
  ),
  ...readRoutes(receipts),
  verbRoute(
    {
      path: receipts.path,
      field: 'receipt',
      verb: 'reverse',
      permission: { verb: 'correct', subject: 'Receipt' },
      summary: 'Take a receipt back',
    },
    reverseReceipt,
  ),
  minimumRoute,
];
