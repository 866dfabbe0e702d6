/** The server counts to a thousand: who has more needs no exact number. */
const MOST = 999;

export function countText(count: number): string {
  return count > MOST ? `${MOST}+` : String(count);
}
