import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import chinese from './zh-CN';
import english from './en';

const zh: Record<string, string> = chinese;
const en: Record<string, string> = english;
const app = join(__dirname, '../app');

/** Sources in which a key may stand. */
const sources = (readdirSync(app, { recursive: true }) as string[])
  .filter((file) => /\.(ts|html)$/.test(file) && !file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(app, file), 'utf8').replaceAll('\\`', '`').replaceAll('\\$', '$'))
  .join('\n');
/** `inbox.states.${…}.text` written as a template literal uses every key that fits. */
const patterns = [...sources.matchAll(/`([a-zA-Z]+[\w.-]*\$\{[^`]+)`/g)].map(
  ([, text]) =>
    new RegExp(
      `^${text!
        .split(/\$\{[^}]*\}/)
        .map(escape)
        .join('.+')}$`,
    ),
);

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function used(key: string): boolean {
  const base = key.replace(/_one$/, '');
  const quoted = [`'${base}'`, `"${base}"`, `\`${base}\``];
  return quoted.some((text) => sources.includes(text)) || patterns.some((pattern) => pattern.test(base));
}

describe('dictionaries', () => {
  test('have the same keys; only English has singulars', () => {
    const plural = (keys: string[]): string[] => keys.filter((key) => !key.endsWith('_one')).sort();
    expect(plural(Object.keys(en))).toEqual(Object.keys(zh).sort());
  });

  test('have no empty text', () => {
    expect(Object.entries({ ...zh, ...en }).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('name the same parameters', () => {
    const parameters = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort();
    const different = Object.keys(zh).filter(
      (key) => String(parameters(zh[key]!)) !== String(parameters(en[key] ?? '')),
    );
    expect(different).toEqual([]);
  });

  test('the Chinese one is Chinese, the English one is not', () => {
    const neutral = /^[\s\p{P}\p{S}\dA-Za-z{}]*$/u;
    expect(Object.entries(en).filter(([, text]) => /[\u4e00-\u9fff]/.test(text))).toEqual([]);
    const allowed = new Set(['BPMN', 'SVG', 'XML', 'CSV', 'FEEL', 'Millrace']);
    expect(
      Object.entries(zh).filter(([, text]) => neutral.test(text) && !allowed.has(text) && text.length > 6),
    ).toEqual([]);
  });

  test('have no key that nothing uses', () => {
    expect(Object.keys(en).filter((key) => !used(key))).toEqual([]);
  });
});
