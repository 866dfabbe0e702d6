import { z } from 'zod';
import { fromMillionths, toMillionths } from '../../contracts/decimal.ts';
import { ref, remark } from '../../contracts/masterdata/vocabulary.ts';
import { procurementFault } from '../../contracts/procurement/errors.ts';
import { changeRecord, defineCommand, letGo, permit, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { openPostingsOf, reverseEdges, reversePosting } from '../inventory/index.ts';
import { lookUp } from '../masterdata/index.ts';
import { lockPurchaseOrder, orderLines, purchaseOrderRecord, receiptLines, receiptRecord } from './records.ts';
import type { ReceiptLineRow, ReceiptRow } from './records.ts';

export interface ReceiptReversed {
  receiptId: string;
  receiptCode: string;
  changed: boolean;
}

/** Takes a receipt back, as long as nothing of it was judged or put away out of goods-in. */
export const reverseReceipt = defineCommand({
  name: 'procurement.reverse-receipt',
  input: z.strictObject({ receipt: ref, reason: remark.min(1) }),
  async run(context, input): Promise<ReceiptReversed> {
    const { orderId, id } = await lookUp(context.tx, receiptRecord, input.receipt, { path: 'receipt' });
    await lockPurchaseOrder(context.tx, orderId);
    const receipt = await readRecord(context.tx, receiptRecord, id, { lock: true });
    permit(context, { verb: 'correct', subject: 'Receipt' }, receiptRecord.scope(receipt));
    if (receipt.state === 'reversed') return { receiptId: id, receiptCode: receipt.code, changed: false };
    const lines = await receiptLines(context.tx, receipt.id);
    await letGo(context, 'receipt', receipt.id, input.reason);
    requireUntouched(receipt, await receiptLines(context.tx, receipt.id));
    await uncount(context, receipt, lines);
    const action = 'procurement.reverse-receipt';
    await changeRecord(context, receiptRecord, action, receipt, { state: 'reversed' }, { reason: input.reason });
    await reverseEdges(context, receipt.id);
    const source = { kind: 'receipt', id: receipt.id, code: receipt.code };
    for (const posting of await openPostingsOf(context, receipt.id))
      await reversePosting(context, posting, source, input.reason);
    return { receiptId: id, receiptCode: receipt.code, changed: true };
  },
});

function requireUntouched(receipt: ReceiptRow, lines: readonly ReceiptLineRow[]): void {
  const judged = lines.some((line) => line.inspect && (line.accepted !== '0' || line.rejected !== '0'));
  if (judged) throw procurementFault('already-put-away', { detail: `receipt ${receipt.code} was judged` });
}

async function uncount(context: CommandContext, receipt: ReceiptRow, lines: readonly ReceiptLineRow[]): Promise<void> {
  for (const line of lines)
    await context.tx.query('update purchase_order_line set received = received - $2::numeric where id = $1', [
      line.orderLineId,
      line.quantity,
    ]);
  const order = await lockPurchaseOrder(context.tx, receipt.orderId);
  const rest = await orderLines(context.tx, order.id);
  const any = rest.some((line) => toMillionths(line.received) > 0n);
  const back = order.confirmedAt ? ('confirmed' as const) : ('sent' as const);
  const state = any ? ('partially-received' as const) : back;
  await changeRecord(context, purchaseOrderRecord, 'procurement.reverse-receipt', order, { state });
}

export interface ReceiptLineChange {
  accepted?: string;
  rejected?: string;
  stored?: string;
}

/** Quality and warehouse count what became of a delivered line; negative values take it back. */
export async function changeReceiptLine(
  context: CommandContext,
  line: ReceiptLineRow,
  change: ReceiptLineChange,
): Promise<void> {
  const plus = (value: string, delta = '0'): string => fromMillionths(toMillionths(value) + toMillionths(delta));
  await context.tx.query('update receipt_line set accepted = $2, rejected = $3, stored = $4 where id = $1', [
    line.id,
    plus(line.accepted, change.accepted),
    plus(line.rejected, change.rejected),
    plus(line.stored, change.stored),
  ]);
}
