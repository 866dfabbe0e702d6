import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';

export type SharedPart =
  | 'MILLRACE_TEST_PG_URL'
  | 'MILLRACE_TEST_TEMPORAL'
  | 'MILLRACE_TEST_TEMPORAL_CLI'
  | 'MILLRACE_TEST_TEST_SERVER'
  | 'MILLRACE_TEST_CLUSTER'
  | 'CHROME_BIN';

/** Where a part shared by all tests is: told by `npm test`, or by `npm run parts` running beside. */
export function shared(part: SharedPart): string {
  const value = process.env[part] ?? fromFile()[part];
  if (value) return value;
  throw new Error(`${part} is not known: run the test by \`npm test -- --only …\`, or keep \`npm run parts\` running`);
}

function fromFile(): Record<string, string> {
  const file = join(root, '.cache', 'parts.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}
