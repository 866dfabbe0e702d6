import { hash, verify } from '@node-rs/argon2';
import { identityFault } from '../../contracts/identity/errors.ts';

/** Recommended for argon2id by OWASP: 19 MiB, two passes, one lane. `Algorithm.Argon2id` is 2. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** argon2id of a password, with its salt and parameters. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), parameters);
}

/** Takes the same time whether the user exists or not: without a hash, a made-up one is checked. */
export async function passwordMatches(passwordHash: string | undefined, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? (await dummyHash()), password.normalize('NFKC'));
  return right && passwordHash !== undefined;
}

let dummy: Promise<string> | undefined;
function dummyHash(): Promise<string> {
  dummy ??= hashPassword('nobody has this password');
  return dummy;
}

/** What people choose first, and what programs try first. */
const common = [
  '1234567890',
  'password',
  'qwertyuiop',
  'millrace',
  'admin',
  'letmein',
  'welcome',
  'iloveyou',
  '5201314',
];

/** Refuses passwords made of the user name, one character, a run, or a common word with a few digits. */
export function checkNewPassword(username: string, password: string): void {
  const plain = password.normalize('NFKC').toLowerCase();
  const letters = plain.replaceAll(/[\d\W_]/g, '');
  const weak =
    new Set(plain).size < 5 ||
    plain.includes(username) ||
    isRun(plain) ||
    common.some((word) => plain.startsWith(word) || letters === word);
  if (weak) throw identityFault('weak-password', { detail: 'the password is too easy to guess' });
}

function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0)!);
  const step = codes[1]! - codes[0]!;
  return codes.every((code, i) => i === 0 || code - codes[i - 1]! === step);
}
