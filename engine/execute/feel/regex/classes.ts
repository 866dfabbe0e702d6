/** Sets of characters, as tests on code points. */
export type CharTest = (code: number) => boolean;

export const never: CharTest = () => false;

export function union(tests: readonly CharTest[]): CharTest {
  const [only] = tests;
  return only && tests.length === 1 ? only : (code) => tests.some((test) => test(code));
}

export function inverse(test: CharTest): CharTest {
  return (code) => !test(code);
}

/** Characters from `low` to `high`; without regard to case the other cases of a character count as well. */
export function range(low: number, high: number, ignoreCase: boolean): CharTest {
  const within: CharTest = (code) => code >= low && code <= high;
  if (!ignoreCase) return within;
  if (low === high) {
    const folded = fold(low);
    return (code) => code === low || fold(code) === folded;
  }
  return (code) => within(code) || variants(code).some(within);
}

/** One form for all cases of a character. */
export function fold(code: number): number {
  return single(single(code, 'toUpperCase'), 'toLowerCase');
}

function variants(code: number): number[] {
  return [single(code, 'toUpperCase'), single(code, 'toLowerCase')];
}

function single(code: number, change: 'toUpperCase' | 'toLowerCase'): number {
  const text = String.fromCodePoint(code)[change]();
  const changed = text.codePointAt(0)!;
  // A character whose other case is several characters has none.
  return text.length === (changed > 0xffff ? 2 : 1) ? changed : code;
}

function native(pattern: string): CharTest {
  const expression = new RegExp(`^${pattern}$`, 'u');
  return (code) => expression.test(String.fromCodePoint(code));
}

const CATEGORY = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;

/** `\p{…}`: a category of Unicode or a block; `null` for anything else. */
export function property(name: string): CharTest | null {
  if (CATEGORY.test(name)) return native(`\\p{${name}}`);
  const block = name.startsWith('Is') ? name.slice(2) : '';
  const bounds = Object.hasOwn(BLOCKS, block) ? BLOCKS[block] : undefined;
  return bounds ? range(bounds[0], bounds[1], false) : null;
}

/** The blocks of XML Schema that texts of a factory use. */
const BLOCKS: Readonly<Record<string, readonly [number, number]>> = {
  BasicLatin: [0x00, 0x7f],
  'Latin-1Supplement': [0x80, 0xff],
  'LatinExtended-A': [0x100, 0x17f],
  'LatinExtended-B': [0x180, 0x24f],
  IPAExtensions: [0x250, 0x2af],
  Greek: [0x370, 0x3ff],
  GreekandCoptic: [0x370, 0x3ff],
  Cyrillic: [0x400, 0x4ff],
  Armenian: [0x530, 0x58f],
  Hebrew: [0x590, 0x5ff],
  Arabic: [0x600, 0x6ff],
  Devanagari: [0x900, 0x97f],
  Thai: [0xe00, 0xe7f],
  HangulJamo: [0x1100, 0x11ff],
  LatinExtendedAdditional: [0x1e00, 0x1eff],
  GreekExtended: [0x1f00, 0x1fff],
  GeneralPunctuation: [0x2000, 0x206f],
  CurrencySymbols: [0x20a0, 0x20cf],
  LetterlikeSymbols: [0x2100, 0x214f],
  NumberForms: [0x2150, 0x218f],
  Arrows: [0x2190, 0x21ff],
  MathematicalOperators: [0x2200, 0x22ff],
  BoxDrawing: [0x2500, 0x257f],
  GeometricShapes: [0x25a0, 0x25ff],
  CJKSymbolsandPunctuation: [0x3000, 0x303f],
  Hiragana: [0x3040, 0x309f],
  Katakana: [0x30a0, 0x30ff],
  Bopomofo: [0x3100, 0x312f],
  CJKUnifiedIdeographsExtensionA: [0x3400, 0x4dbf],
  CJKUnifiedIdeographs: [0x4e00, 0x9fff],
  HangulSyllables: [0xac00, 0xd7a3],
  PrivateUse: [0xe000, 0xf8ff],
  CJKCompatibilityIdeographs: [0xf900, 0xfaff],
  HalfwidthandFullwidthForms: [0xff00, 0xffef],
};

const space: CharTest = (code) => code === 32 || code === 9 || code === 10 || code === 13;
const digit = native('\\p{Nd}');
const word = inverse(native('[\\p{P}\\p{Z}\\p{C}]'));
const nameStart = native('[\\p{L}_:]');
const nameChar = native('[\\p{L}\\p{M}\\p{N}_:.\\-\u00b7]');

/** `\s`, `\d` and their like (XML Schema part 2, F.1.1). */
export const ESCAPED: Readonly<Record<string, CharTest>> = {
  s: space,
  S: inverse(space),
  d: digit,
  D: inverse(digit),
  w: word,
  W: inverse(word),
  i: nameStart,
  I: inverse(nameStart),
  c: nameChar,
  C: inverse(nameChar),
};
