import { toMillionths } from '../../contracts/decimal.ts';

const MONEY = 10_000n;

/** Ten-thousandths of the currency → text. */
function moneyText(value: bigint): string {
  const fraction = (value % MONEY).toString().padStart(4, '0').replace(/0+$/, '');
  return `${value / MONEY}${fraction ? `.${fraction}` : ''}`;
}

/** Σ quantity × price, each line rounded half to even to four decimals. Lines without a price count nothing. */
export function amountOf(lines: readonly { quantity: string; price: string | null }[]): string {
  return moneyText(
    lines.reduce((sum, line) => sum + (line.price === null ? 0n : lineAmount(line.quantity, line.price)), 0n),
  );
}

/** Both factors are millionths, so the product is 10⁻¹²; money is 10⁻⁴. */
function lineAmount(quantity: string, price: string): bigint {
  const divisor = 100_000_000n;
  const product = toMillionths(quantity) * toMillionths(price);
  const whole = product / divisor;
  const twice = (product % divisor) * 2n;
  return twice > divisor || (twice === divisor && whole % 2n === 1n) ? whole + 1n : whole;
}
