import { subjectEntry } from '../../contracts/permissions.ts';
import { looseEnds } from './strict-schema.ts';
import type { AnyRoute } from './route.ts';

/** Everything that is wrong with a table of routes; the server does not start with any of it. */
export function routeComplaints(routes: readonly AnyRoute[]): string[] {
  const seen = new Set<string>();
  return routes.flatMap((route) => {
    const name = nameOf(route);
    const complaints = complaintsOf(route).map((complaint) => `${name}: ${complaint}`);
    const shape = name.replaceAll(/:\w+/g, ':');
    if (seen.has(shape)) complaints.push(`${name}: is there twice`);
    seen.add(shape);
    return complaints;
  });
}

/** `POST /api/tasks/:id/claim` */
export function nameOf(route: Pick<AnyRoute, 'method' | 'path'>): string {
  return `${route.method.toUpperCase()} ${route.path}`;
}

function complaintsOf(route: AnyRoute): string[] {
  const complaints: string[] = [];
  if (!route.access) complaints.push('has no access rule');
  else if (route.access.kind === 'verb') {
    const { subject, verb } = route.access;
    if (!subjectEntry(subject)?.verbs.includes(verb)) complaints.push(`the permission table has no ${verb} ${subject}`);
  }
  if (!/^\/(api|health|metrics)(\/|$)/.test(route.path)) complaints.push('is outside of /api');
  const named = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
  if (named.length > 0 && !route.params) complaints.push('its parameters have no schema');
  const bodies = [route.body, route.rawBody, route.binaryBody].filter(Boolean).length;
  if (route.method === 'get' && bodies > 0) complaints.push('GET takes no body');
  if (bodies > 1) complaints.push('takes JSON, text or bytes, not several');
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = route[part];
    if (schema)
      for (const path of looseEnds(schema)) complaints.push(`${part}${path} lets unknown fields pass (z.strictObject)`);
  }
  return complaints;
}

/** Fixed words before parameters, so that `/users/import` is not taken for a user. */
export function bySpecificity(a: AnyRoute, b: AnyRoute): number {
  const left = a.path.split('/');
  const right = b.path.split('/');
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = Number(left[i]!.startsWith(':')) - Number(right[i]!.startsWith(':'));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
