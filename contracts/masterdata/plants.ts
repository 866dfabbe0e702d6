import { z } from 'zod';
import { code, currency, name } from './vocabulary.ts';

/** A site of the company (ISA-95 "site"), with its time zone and the money it calculates in. */
export const plantInput = z.strictObject({
  code,
  name,
  zone: z.string().min(1).max(60).refine(isZone, 'not an IANA time zone such as Asia/Shanghai'),
  currency: currency.default('CNY'),
});
export type PlantInput = z.infer<typeof plantInput>;

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
