import { add, divide, multiply, one, rational } from './rational.ts';
import type { Rational } from './rational.ts';

/** A bill as far as the arithmetic needs it. */
export interface BomOf<Line extends BomLineOf = BomLineOf> {
  baseQuantity: string;
  lines: readonly Line[];
}
export interface BomLineOf {
  itemId: string;
  quantity: string;
  fixed: boolean;
  scrapPercent: string;
}

const HUNDRED = rational('100');

/**
 * What one line needs for `quantity` of the product, exactly: twice the product needs twice the component, fixed lines
 * apart. Rounding is done once, where it becomes a document.
 */
export function lineNeed(
  bom: Pick<BomOf, 'baseQuantity'>,
  line: Omit<BomLineOf, 'itemId'>,
  quantity: Rational,
): Rational {
  const withLoss = multiply(rational(line.quantity), add(one, divide(rational(line.scrapPercent), HUNDRED)));
  return line.fixed ? withLoss : multiply(withLoss, divide(quantity, rational(bom.baseQuantity)));
}

/** Needs of all items, level by level down to what has no bill; an item on several branches counts together. */
export function explodeBom(
  itemId: string,
  quantity: Rational,
  bomOf: (itemId: string) => BomOf | undefined,
): Map<string, Rational> {
  const needs = new Map<string, Rational>();
  explodeInto(needs, itemId, quantity, bomOf, []);
  return needs;
}

function explodeInto(
  needs: Map<string, Rational>,
  itemId: string,
  quantity: Rational,
  bomOf: (itemId: string) => BomOf | undefined,
  above: readonly string[],
): void {
  const bom = bomOf(itemId);
  if (!bom) return;
  if (above.includes(itemId)) throw new RangeError(`the bill of ${itemId} contains itself`);
  for (const line of bom.lines) {
    const need = lineNeed(bom, line, quantity);
    const sum = needs.get(line.itemId);
    needs.set(line.itemId, sum ? add(sum, need) : need);
    explodeInto(needs, line.itemId, need, bomOf, [...above, itemId]);
  }
}
