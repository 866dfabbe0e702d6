import { fault } from '../../contracts/errors.ts';

/** Deeper JSON is no honest request. */
const deepest = 64;
/** Numbers of process variables and records have at most this many significant digits; longer ones are texts. */
const mostDigits = 15;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
// Control characters but tab, line feed and carriage return; PostgreSQL cannot store NUL at all.
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Parses a JSON body; refuses what could be read in two ways, not be stored, or exhaust something. */
export function parseJson(bytes: Uint8Array): unknown {
  const text = decodeText(bytes);
  // Long runs of digits are rare: only they need the slow parser, which knows how each number was written.
  const parse = /[\d.]{16}/.test(text) ? parseExactly : (source: string): unknown => JSON.parse(source);
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw fault('malformed-body', { detail: `the body is not JSON: ${error.message.slice(0, 200)}` });
  }
  checkValue(value);
  return value;
}

/** UTF-8 text of a body; refuses other bytes. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw fault('malformed-body', { detail: 'the body is not UTF-8' });
  }
}

/** Refuses control characters, broken characters, dangerous keys and too deep nesting anywhere inside. */
export function checkValue(value: unknown, where = ''): void {
  const queue: [value: unknown, path: string, depth: number][] = [[value, where, 0]];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [current, path, depth] = next;
    if (typeof current === 'string') checkText(current, path);
    else if (typeof current === 'number') checkNumber(current, path);
    else if (typeof current === 'object' && current !== null) {
      if (depth >= deepest) throw refused(path, 'too-deep', `nested deeper than ${deepest} levels`);
      for (const [key, inner] of Object.entries(current)) {
        const innerPath = path === '' ? key : `${path}.${key}`;
        if (!Array.isArray(current)) checkKey(key, innerPath);
        queue.push([inner, innerPath, depth + 1]);
      }
    }
  }
}

function checkKey(key: string, path: string): void {
  if (forbiddenKeys.has(key)) throw refused(path, 'forbidden-key', `a field must not be called ${key}`);
  checkText(key, path);
}

function checkText(text: string, path: string): void {
  if (controls.test(text)) throw refused(path, 'control-character', 'must not contain control characters');
  if (!text.isWellFormed()) throw refused(path, 'broken-character', 'contains half of a character');
}

function checkNumber(number: number, path: string): void {
  if (!Number.isFinite(number)) throw refused(path, 'number-too-large', 'the number is too large');
}

type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown;

function parseExactly(text: string): unknown {
  const reviver: Reviver = (key, value, { source }) => {
    if (typeof value !== 'number' || source === undefined) return value;
    const digits = source
      .replace(/[eE].*$/, '')
      .replaceAll(/[-.]/g, '')
      .replace(/^0+/, '')
      .replace(/0+$/, '');
    if (digits.length > mostDigits || !Number.isFinite(value))
      throw refused(key, 'number-too-exact', `numbers have at most ${mostDigits} digits; send longer ones as text`);
    return value;
  };
  return JSON.parse(text, reviver as Parameters<typeof JSON.parse>[1]);
}

function refused(path: string, code: string, message: string): Error {
  return fault('invalid-input', { detail: path ? `${path}: ${message}` : message, errors: [{ path, code, message }] });
}
