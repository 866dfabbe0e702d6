import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { settingsMarkdown } from './table.ts';

describe('the table of settings', () => {
  it('in docs/operations.md is current (else: npm run docs)', () => {
    const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

    expect(page).toContain(`<!-- settings -->\n${settingsMarkdown()}\n<!-- /settings -->`);
  });
});
