import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a cookie, token or link. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of it. The secret has full entropy, so a plain hash is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Anti-forgery token of a session: derived, so that nothing is stored, and it does not tell the session. */
export function csrfTokenOf(sessionSecret: string): string {
  return createHash('sha256').update(`csrf:${sessionSecret}`).digest('base64url');
}
