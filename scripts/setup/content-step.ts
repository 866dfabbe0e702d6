import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicationOf } from '../../api/processes/publication.ts';
import { executeIn } from '../../domain/foundation/index.ts';
import { setupContext } from '../../domain/identity/index.ts';
import { publish } from '../../domain/processes/index.ts';
import { root } from '../lib/paths.mjs';
import type { SetupStep } from './steps.ts';

const folder = join(root, 'domain/processes/content');

/**
 * The shipped processes and forms, published once. A process that the plant has drawn anew since is left alone: only
 * keys that are not there yet are published.
 */
export const contentStep: SetupStep = {
  name: 'processes',
  async run({ database, say }) {
    const known = new Set(
      (
        await database.query<{ key: string }>(
          `select distinct key from process_version union select distinct key from form_version
           union select distinct 'decision ' || key from decision_version`,
        )
      ).map((row) => row.key),
    );
    const resources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(bpmn|dmn|form\.json)$/.test(name))
      .map((name) => ({ name, content: readFileSync(join(folder, name), 'utf8') }));
    const { publication } = await publicationOf({ resources });
    publication.processes = publication.processes.filter(({ process }) => !known.has(process.key));
    publication.decisions = publication.decisions
      .map((file) => ({ ...file, decisions: file.decisions.filter(({ key }) => !known.has(`decision ${key}`)) }))
      .filter((file) => file.decisions.length > 0);
    publication.forms = publication.forms.filter((form) => !known.has(form.key));
    const { processes, decisions, forms } = publication;
    if (processes.length + decisions.length + forms.length === 0) return undefined;
    await database.transaction((tx) => executeIn(setupContext(tx), publish, publication));
    say(`  ${processes.length} processes, ${decisions.length} files of decisions and ${forms.length} forms published`);
    return undefined;
  },
};
