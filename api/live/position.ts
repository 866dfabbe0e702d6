/** A place in the stream of live hints: transaction, then order within it. */
export interface Position {
  xid: bigint;
  id: bigint;
}

/** As the client sees it, in `id:` of the stream and in `Last-Event-ID`. */
export function positionText({ xid, id }: Position): string {
  return `${xid}:${id}`;
}

/** `undefined` for anything that is not such a text. */
export function parsePosition(text: string | undefined): Position | undefined {
  const match = /^(\d{1,20}):(\d{1,19})$/.exec(text ?? '');
  return match ? { xid: BigInt(match[1]!), id: BigInt(match[2]!) } : undefined;
}

/** True when `a` comes after `b`. */
export function isAfter(a: Position, b: Position): boolean {
  return a.xid > b.xid || (a.xid === b.xid && a.id > b.id);
}
