export type CheckAlgorithm = 'mod10' | 'mod97';

/** Characters that the check adds. */
export function checkWidth(algorithm: CheckAlgorithm): number {
  return algorithm === 'mod10' ? 1 : 2;
}

/** Check digits for a text; letters count by their place in the alphabet (ISO 7064: A = 10 … Z = 35). */
export function appendCheck(algorithm: CheckAlgorithm, text: string): string {
  return algorithm === 'mod10' ? luhn(digitsOf(text)) : mod97(digitsOf(text));
}

export function checkHolds(algorithm: CheckAlgorithm, text: string, check: string): boolean {
  return appendCheck(algorithm, text) === check;
}

function digitsOf(text: string): string {
  return [...text.toUpperCase()].map((character) => digitOf(character)).join('');
}

/** Other characters, such as dashes, do not count; letters beyond Z by their code point. */
function digitOf(character: string): string {
  if (/[0-9]/.test(character)) return character;
  if (/[A-Z]/.test(character)) return String(character.charCodeAt(0) - 55);
  return /\p{L}/u.test(character) ? String(character.codePointAt(0)) : '';
}

/** Luhn: every second digit from the right doubled, digits summed up, filled to the next ten. */
function luhn(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighted = i % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return String((10 - (sum % 10)) % 10);
}

/** ISO 7064 mod 97-10: the whole number with the check is 1 modulo 97. */
function mod97(digits: string): string {
  let rest = 0;
  for (const digit of `${digits}00`) rest = (rest * 10 + Number(digit)) % 97;
  return String(98 - rest).padStart(2, '0');
}
