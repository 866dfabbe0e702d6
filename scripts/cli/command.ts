import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';
import { join } from 'node:path';
import { fromRoot, root } from '../lib/paths.mjs';
import { Problem } from '../lib/problem.mjs';

type Parsed<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true }>
>;

/** Arguments of a subcommand; wrong use becomes a `Problem` that shows the right one. */
export function readArguments<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  usage: string,
): Parsed<Options> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Problem((error as Error).message.split('\n')[0] ?? 'Wrong use.', usage);
  }
}

/** The data folder that a command works on. */
export function dataFolder(given: string | undefined): string {
  return fromRoot(given ?? (process.env['MILLRACE_DATA'] || join(root, 'data')));
}
