import { fromMillionths, toMillionths } from '../../contracts/decimal.ts';

export interface ReorderRule {
  minimumStock: string;
  orderQuantity: string | null;
  orderMultiple: string | null;
}

/**
 * What to order when `cover` (stock and open orders) is left: nothing at or above the minimum; else at least what is
 * missing, at least the usual quantity, in whole multiples. The lot size is applied once, to the sum of what is missing.
 */
export function reorderQuantity(rule: ReorderRule, cover: string): string {
  const missing = toMillionths(rule.minimumStock) - toMillionths(cover);
  if (missing <= 0n) return '0';
  const usual = rule.orderQuantity === null ? 0n : toMillionths(rule.orderQuantity);
  const wanted = missing > usual ? missing : usual;
  const multiple = rule.orderMultiple === null ? 1n : toMillionths(rule.orderMultiple);
  const packs = (wanted + multiple - 1n) / multiple;
  return fromMillionths(packs * multiple);
}
