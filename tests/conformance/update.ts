import { writeFileSync } from 'node:fs';
import { markdown, table } from './table.ts';

/** Writes `docs/conformance.md` anew. */
writeFileSync(new URL('../../docs/conformance.md', import.meta.url), markdown(await table()));
