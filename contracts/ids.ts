/**
 * Ids. Rows get random UUIDv7s (RFC 9562 §5.7). What the engine creates (tasks, children, incidents …) gets an id
 * derived from the instance and the visit, so that every replay and every repeated projection writes the same row.
 */

/** `16` random bytes in, a UUIDv7 for the instant `at` (milliseconds since 1970) out. */
export function uuidv7From(at: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  bytes.set(random.subarray(0, 16));
  writeTimestamp(bytes, at);
  return format(withVersion(bytes));
}

/** Effect key of one visit of an element: the idempotency key handed to services. */
export function effectKey(instanceId: string, epoch: number, visit: number): string {
  return `${instanceId}:${epoch}:${visit}`;
}

/**
 * Deterministic UUIDv7 for something that visit `visit` of an instance made; it carries the instant of the instance's
 * own id, so that a step that is taken again at another time makes the same rows. Distinct visits of one instance never
 * collide: the random tail of the instance id is mixed bijectively with epoch, visit and `slot`.
 */
export function derivedId(instanceId: string, epoch: number, visit: number, slot = 0): string {
  const seed = parse(instanceId);
  const low = mix((readWord(seed, 12) ^ Math.imul(visit + 1, 0x9e3779b1)) >>> 0);
  const high = mix(
    (readWord(seed, 8) ^ Math.imul(epoch + 1, 0x85ebca6b) ^ Math.imul(slot + 1, 0xc2b2ae35) ^ low) >>> 0,
  );
  const bytes = new Uint8Array(16);
  bytes.set(seed.subarray(0, 6));
  writeWord(bytes, 6, mix((readWord(seed, 4) ^ low ^ Math.imul(high, 0x27d4eb2f)) >>> 0));
  writeWord(bytes, 8, high);
  writeWord(bytes, 12, low);
  return format(withVersion(bytes));
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for any lower-case UUID. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

function parse(uuid: string): Uint8Array {
  const hex = uuid.replaceAll('-', '');
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 16; i++) bytes[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
  return bytes;
}

function readWord(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}

function writeWord(bytes: Uint8Array, at: number, word: number): void {
  bytes[at] = word >>> 24;
  bytes[at + 1] = (word >>> 16) & 0xff;
  bytes[at + 2] = (word >>> 8) & 0xff;
  bytes[at + 3] = word & 0xff;
}

/** Finaliser of MurmurHash3: a bijection on 32-bit words. */
function mix(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function writeTimestamp(bytes: Uint8Array, at: number): void {
  const high = Math.floor(at / 2 ** 32);
  writeWord(bytes, 2, at >>> 0);
  bytes[0] = (high >>> 8) & 0xff;
  bytes[1] = high & 0xff;
}

function withVersion(bytes: Uint8Array): Uint8Array {
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes;
}

function format(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
