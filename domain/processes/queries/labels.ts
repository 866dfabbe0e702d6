import type { LocalizedText } from '../../../contracts/json.ts';
import type { Tx } from '../../../platform/database/database.ts';

export interface VersionLabels {
  key: string;
  name: LocalizedText;
  labels: Record<string, LocalizedText>;
}

/** A version may be redrawn with other labels, so what was read is kept for this long only. */
const FRESH_MS = 30_000;
const MOST = 500;
const known = new Map<string, { readAt: number; labels: VersionLabels }>();

/** Names of processes and elements, by version. */
export class Labels {
  private readonly versions: Map<string, VersionLabels>;

  constructor(versions: Map<string, VersionLabels>) {
    this.versions = versions;
  }

  process(versionId: string): LocalizedText {
    return this.versions.get(versionId)?.name ?? { zh: '' };
  }

  element(versionId: string, elementId: string): LocalizedText {
    return this.versions.get(versionId)?.labels[elementId] ?? { zh: elementId };
  }
}

/** Reads the labels of these versions, most of them from memory. */
export async function labelsOf(db: Pick<Tx, 'query'>, versionIds: Iterable<string>): Promise<Labels> {
  const wanted = new Set(versionIds);
  const found = new Map<string, VersionLabels>();
  const missing: string[] = [];
  for (const id of wanted) {
    const entry = known.get(id);
    if (entry && Date.now() - entry.readAt < FRESH_MS) found.set(id, entry.labels);
    else missing.push(id);
  }
  if (missing.length > 0) {
    const rows = await db.query<VersionLabels & { id: string }>(
      'select id, key, name, labels from process_version where id = any($1::uuid[])',
      [missing],
    );
    for (const { id, ...labels } of rows) {
      if (known.size >= MOST) known.delete(known.keys().next().value!);
      known.set(id, { readAt: Date.now(), labels });
      found.set(id, labels);
    }
  }
  return new Labels(found);
}
