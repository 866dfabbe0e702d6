import { p, Type } from '@mikro-orm/postgresql';
import type { LocalizedText } from '../../contracts/json.ts';

/** `100.500000` as the database writes it → `100.5`, the one way a number is written here. */
export function canonicalDecimal(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Exact numbers: text outside, `numeric` inside. */
abstract class DecimalColumn extends Type<string, string> {
  override convertToJSValue(value: string): string {
    return canonicalDecimal(String(value));
  }
  override compareAsType(): string {
    return 'string';
  }
}

class QuantityColumn extends DecimalColumn {
  override getColumnType(): string {
    return 'numeric(20,6)';
  }
}

class MoneyColumn extends DecimalColumn {
  override getColumnType(): string {
    return 'numeric(20,4)';
  }
}

/** Unit prices are finer than amounts. */
class PriceColumn extends DecimalColumn {
  override getColumnType(): string {
    return 'numeric(20,6)';
  }
}

class PercentColumn extends DecimalColumn {
  override getColumnType(): string {
    return 'numeric(7,4)';
  }
}

/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- types of builders are the ORM's to infer */
/** Shorthands for the columns that every area has. Functions, because a builder belongs to one property. */
export const column = {
  quantity: () => p.type(QuantityColumn).$type<string>(),
  /** A quantity that starts at nothing. */
  sum: () => p.type(QuantityColumn).$type<string>().default('0'),
  money: () => p.type(MoneyColumn).$type<string>(),
  price: () => p.type(PriceColumn).$type<string>(),
  percent: () => p.type(PercentColumn).$type<string>(),
  code: () => p.string().length(60),
  user: () => p.string().length(100),
  name: () => p.json().$type<LocalizedText>(),
  /** One of a fixed set of words. */
  word: <Word extends string>() => p.string().length(30).$type<Word>(),
  texts: () => p.array().columnType('text[]').$type<string[]>(),
};

/** What every record carries. */
export const recordColumns = {
  id: p.uuid().primary(),
  version: p.integer(),
  createdAt: p.datetime(6),
  createdBy: p.string().length(100),
  updatedAt: p.datetime(6),
  updatedBy: p.string().length(100),
};
