import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsMarkdown } from '../../platform/settings/table.ts';
import { root } from '../lib/paths.mjs';

/** `npm run docs`: writes the table of settings into docs/operations.md. A test fails when it is not current. */
const page = join(root, 'docs', 'operations.md');
const text = readFileSync(page, 'utf8');
writeFileSync(page, text.replace(/(<!-- settings -->\n)[^]*?(\n<!-- \/settings -->)/, `$1${settingsMarkdown()}$2`));
