import type { Request } from 'express';

const plainName = 'millrace_session';
/** Browsers accept it only over https, for this host only. */
const secureName = '__Host-millrace_session';

/** The session secret that the cookie holds. */
export function sessionCookie(request: Pick<Request, 'headers'>): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if ((name === plainName || name === secureName) && value && /^[\w-]{20,100}$/.test(value)) return value;
  }
  return undefined;
}

/** `Set-Cookie` of a new session, or of its end when there is no secret. */
export function sessionCookieHeader(secret: string | undefined, secure: boolean, maxAgeSeconds: number): string {
  const name = secure ? secureName : plainName;
  const age = secret === undefined ? 0 : maxAgeSeconds;
  const parts = [`${name}=${secret ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${age}`];
  return [...parts, ...(secure ? ['Secure'] : [])].join('; ');
}
