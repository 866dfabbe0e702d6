import { randomUUID } from 'node:crypto';
import { connect } from '../../domain/database.ts';
import { execute } from '../../domain/foundation/index.ts';
import type { ActingUser, Command, CommandContext } from '../../domain/foundation/index.ts';
import { setupActor } from '../../domain/identity/index.ts';
import { masterCommands, masterdataKind } from '../../domain/masterdata/index.ts';
import { Fault } from '../../contracts/errors.ts';
import type { Database } from '../../platform/database/database.ts';
import { atEnd, createTestDatabase } from '../harness/parts/index.ts';
import { createSchema } from '../harness/schema.ts';

/** A database of its own with all tables, and short ways to run commands on it. */
export interface Ground {
  database: Database;
  /** Runs a command in a transaction of its own; a fresh key unless one is given. */
  run<Input, Result>(command: Command<Input, Result>, input: unknown, options?: RunOptions): Promise<Result>;
  query<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
}

export interface RunOptions {
  key?: string;
  actor?: ActingUser;
  at?: Date;
}

export async function openGround(poolSize = 10): Promise<Ground> {
  const { url } = await createTestDatabase('empty');
  const database = await connect(url, poolSize);
  atEnd(() => database.close());
  await createSchema(database);
  return {
    database,
    run: (command, input, options = {}) => execute(database, contextOf(options), command, input),
    query: <Row>(sql: string, values: unknown[] = []) => database.query<Row>(sql, values),
  };
}

export function contextOf(options: RunOptions = {}): Omit<CommandContext, 'tx'> {
  return {
    actor: options.actor ?? setupActor(),
    at: options.at ?? new Date(),
    key: options.key ?? randomUUID(),
    origin: { via: 'setup' },
  };
}

/** Somebody with a name who may do everything, for rules that look at who did what. */
export function person(user: string): ActingUser {
  return { ...setupActor(), user, userId: randomUUID() };
}

/** The code of the refusal; fails when nothing is refused. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
  throw new Error('expected a refusal');
}

/** A plant with the units pcs, kg, g and box. */
export async function seedPlant(ground: Ground, code = 'SZ'): Promise<string> {
  const { plantKind, unitKind, unitConversionKind } = masterdataKind;
  const plant = await ground.run(masterCommands(plantKind).create, {
    code,
    name: { zh: '苏州工厂', en: 'Suzhou plant' },
    zone: 'Asia/Shanghai',
  });
  if (code !== 'SZ') return plant.id;
  for (const [unit, zh] of [
    ['pcs', '件'],
    ['kg', '千克'],
    ['g', '克'],
    ['box', '箱'],
  ] as const)
    await ground.run(masterCommands(unitKind).create, { code: unit, name: { zh } });
  const conversion = { plant: code, from: 'kg', to: 'g', numerator: '1000' };
  await ground.run(masterCommands(unitConversionKind).create, conversion);
  return plant.id;
}
