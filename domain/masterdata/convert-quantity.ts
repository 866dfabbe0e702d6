import { masterdataFault } from '../../contracts/masterdata/errors.ts';
import type { Tx } from '../../platform/database/database.ts';
import { divide, multiply, one, rational, toDecimal } from './rational.ts';
import type { Rational, Rounding } from './rational.ts';

/** 1 `from` = `factor` `to`. */
export interface Conversion {
  from: string;
  to: string;
  factor: Rational;
}

/**
 * The exact factor from one unit to another over any chain of conversions, the shortest first; every conversion can be
 * walked both ways, so that there and back is exactly 1. `undefined` when they are not connected.
 */
export function conversionFactor(conversions: readonly Conversion[], from: string, to: string): Rational | undefined {
  const reached = new Map<string, Rational>([[from, one]]);
  const queue = [from];
  for (let unit = queue.shift(); unit !== undefined; unit = queue.shift()) {
    if (unit === to) return reached.get(unit);
    const soFar = reached.get(unit)!;
    for (const [next, factor] of stepsFrom(conversions, unit)) {
      if (reached.has(next)) continue;
      reached.set(next, multiply(soFar, factor));
      queue.push(next);
    }
  }
  return undefined;
}

function stepsFrom(conversions: readonly Conversion[], unit: string): [string, Rational][] {
  return conversions.flatMap(({ from, to, factor }): [string, Rational][] => {
    if (from === unit) return [[to, factor]];
    return to === unit ? [[from, divide(one, factor)]] : [];
  });
}

interface ConversionRow {
  from_unit: string;
  to_unit: string;
  numerator: string;
  denominator: string;
}

/** A quantity in any unit as a quantity in the item's own one; conversions of the item go before general ones. */
export async function convertQuantity(
  tx: Tx,
  quantity: string,
  unit: string,
  item: { id: string; code: string; plantId: string; unit: string },
  rounding: Rounding = 'exact',
): Promise<string> {
  if (unit === item.unit) return quantity;
  const rows = await tx.query<ConversionRow>(
    `select from_unit, to_unit, numerator, denominator from unit_conversion
     where active and plant_id = $1 and (item_id is null or item_id = $2) order by item_id nulls last, from_unit, to_unit`,
    [item.plantId, item.id],
  );
  const factor = conversionFactor(rows.map(conversionOf), unit, item.unit);
  const converted = factor && toDecimal(multiply(rational(quantity), factor), rounding);
  if (converted !== undefined) return converted;
  throw masterdataFault('not-convertible', {
    detail: factor
      ? `${quantity} ${unit} of ${item.code} is no exact quantity in ${item.unit}`
      : `no conversion from ${unit} to ${item.unit} for ${item.code}`,
    errors: [{ path: 'unit', code: 'not-convertible', message: `${unit} to ${item.unit}` }],
  });
}

function conversionOf(row: ConversionRow): Conversion {
  const factor = { num: BigInt(row.numerator), den: BigInt(row.denominator) };
  return { from: row.from_unit, to: row.to_unit, factor };
}
