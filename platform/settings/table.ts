import { settingsTable } from './settings.ts';
import type { Setting } from './setting.ts';

/** The settings as a table for docs/operations.md. */
export function settingsMarkdown(): string {
  const rows = (Object.values(settingsTable) as Setting[]).map(
    ({ name, type, fallback, meaning, secret }) =>
      `| \`${name}\` | ${type} | ${fallback} | ${meaning}${secret ? ' Never logged.' : ''} |`,
  );
  return ['| name | takes | default | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
