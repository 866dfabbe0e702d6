import type { CallOptions } from '../../harness/api-client.ts';
import type { DescribedRoute, JsonSchema } from '../../permissions/matrix.ts';
import { alternatives, sampleOf, typesOf } from './samples.ts';

/** One request that must be refused. */
export interface BadRequest {
  what: string;
  path: string;
  options: CallOptions;
}

const json = (content: string): CallOptions => ({ raw: { type: 'application/json', content } });
const wrongValues: [string, unknown][] = [
  ['string', 'text'],
  ['number', 1.5],
  ['boolean', true],
  ['array', [1]],
  ['object', { a: 1 }],
  ['null', null],
];

/** Everything wrong that can be told from the description of a route. `path` has its parameters filled in. */
export function badRequests(route: DescribedRoute, path: string): BadRequest[] {
  return [...badPaths(route), ...badQueries(route, path), ...badBodies(route, path)];
}

function badPaths(route: DescribedRoute): BadRequest[] {
  if (!route.path.includes('{')) return [];
  const fill = (value: string): string => route.path.replaceAll(/\{\w+\}/g, value);
  return [`x`, `%00`, `..%2f..%2fetc`, `'%20or%201=1--`, 'y'.repeat(2000), '%E0%A4%A'].map((value) => ({
    what: `path ${value.slice(0, 20)}`,
    path: fill(value),
    options: bodyOf(route),
  }));
}

/** So that only the path or query is wrong. */
function bodyOf(route: DescribedRoute): CallOptions {
  const content = route.operation.requestBody?.content ?? {};
  const schema = content['application/json']?.schema;
  if (schema) return json(JSON.stringify(sampleOf(schema)));
  const [type] = Object.keys(content);
  return type ? { raw: { type, content: 'x' } } : {};
}

function badQueries(route: DescribedRoute, path: string): BadRequest[] {
  const options = bodyOf(route);
  const bad = (what: string, query: string): BadRequest => ({
    what: `query ${what}`,
    path: `${path}?${query}`,
    options,
  });
  const parameters = route.operation.parameters.filter((one) => one.in === 'query');
  return [
    bad('unknown', 'nobodyKnowsThis=1'),
    bad('__proto__', '__proto__=1'),
    ...parameters.flatMap(({ name, schema }) => [
      bad(`${name} with NUL`, `${name}=%00`),
      ...(typesOf(schema).has('array') || typesOf(schema).size === 0
        ? []
        : [bad(`${name} twice`, `${name}=1&${name}=2`)]),
      ...(name === 'limit'
        ? ['0', '-1', '1e9', '1.5', 'x', ''].map((value) => bad(`limit ${value}`, `limit=${value}`))
        : []),
      ...(name === 'cursor'
        ? ['x', 'W10', 'eyJhIjoxfQ'].map((value) => bad(`cursor ${value}`, `cursor=${value}`))
        : []),
      ...(schema['format'] === 'uuid' || schema['enum'] ? [bad(`${name} invalid`, `${name}=%27%20or%201`)] : []),
      ...(typeof schema['maxLength'] === 'number'
        ? [bad(`${name} long`, `${name}=${'x'.repeat(schema['maxLength'] + 1)}`)]
        : []),
    ]),
  ];
}

function badBodies(route: DescribedRoute, path: string): BadRequest[] {
  if (route.method === 'GET') return [];
  const content = route.operation.requestBody?.content ?? {};
  // Any bytes are good there; tests/api/attachments.spec.ts has what is not.
  if (content['application/octet-stream']) return [];
  const bad = (what: string, options: CallOptions): BadRequest => ({ what: `body ${what}`, path, options });
  const everywhere = [
    bad('of another type', { raw: { type: 'text/plain', content: 'x' } }),
    bad('not UTF-8', {
      raw: { type: Object.keys(content)[0] ?? 'application/json', content: new Uint8Array([123, 255, 125]) },
    }),
    bad('encoded', { raw: { type: 'application/json', content: '{}' }, headers: { 'Content-Encoding': 'gzip' } }),
  ];
  const schema = content['application/json']?.schema;
  if (!schema && Object.keys(content).length > 0)
    return [...everywhere, bad('with NUL', { raw: { type: Object.keys(content)[0]!, content: 'a\u0000b' } })];
  const documents = ['{', '[]', '"x"', '5', 'null', `{"a":${'['.repeat(200)}${']'.repeat(200)}}`].map((text) =>
    bad(text.slice(0, 10), json(text)),
  );
  const sample = schema ? (sampleOf(schema) as Record<string, unknown>) : {};
  return [
    ...everywhere,
    ...documents,
    bad('with an unknown field', json(JSON.stringify({ ...sample, nobodyKnowsThis: 1 }))),
    bad('with __proto__', json(`{"__proto__":{"admin":true},${JSON.stringify(sample).slice(1)}`.replace(',}', '}'))),
    bad('too large', json(JSON.stringify({ ...sample, filler: 'x'.repeat(11 * 1024 * 1024) }))),
    ...(schema
      ? fieldsOf(schema).flatMap(([name, field]) =>
          badFields(sample, name, field).map(([what, text]) => bad(what, json(text))),
        )
      : []),
    ...missingFields(schema, sample).map(([what, text]) => bad(what, json(text))),
  ];
}

function fieldsOf(schema: JsonSchema): [string, JsonSchema][] {
  const [first] = alternatives(schema);
  return Object.entries((first ?? schema).properties ?? {});
}

function missingFields(schema: JsonSchema | undefined, sample: Record<string, unknown>): [string, string][] {
  return (schema?.required ?? []).map((name) => {
    const others = Object.entries(sample).filter(([other]) => other !== name);
    return [`without ${name}`, JSON.stringify(Object.fromEntries(others))];
  });
}

function badFields(sample: Record<string, unknown>, name: string, schema: JsonSchema): [string, string][] {
  const types = typesOf(schema);
  const whole = (value: unknown): string => JSON.stringify({ ...sample, [name]: value });
  const raw = (text: string): string => whole('~raw~').replace('"~raw~"', text);
  const bad: [string, string][] = [
    [`${name} with NUL`, whole('a\u0000b')],
    [`${name} half a character`, raw('"\\ud800"')],
    [`${name} infinite`, raw('1e999')],
    [`${name} too exact`, raw('12345678901234567890.5')],
  ];
  if (types.size > 0)
    for (const [type, value] of wrongValues) {
      const takes = types.has(type) || (type === 'number' && types.has('integer') && Number.isInteger(value));
      if (!takes) bad.push([`${name} as ${type}`, whole(value)]);
    }
  if (typeof schema['maxLength'] === 'number')
    bad.push([`${name} too long`, whole('x'.repeat(schema['maxLength'] + 1))]);
  if (schema['format'] === 'uuid') bad.push([`${name} no id`, whole("' or 1=1 --")]);
  if (schema['format'] === 'date-time') bad.push([`${name} no instant`, whole('2026-02-30T25:00:00Z')]);
  if (typeof schema['minimum'] === 'number') bad.push([`${name} too small`, whole(schema['minimum'] - 1)]);
  if (typeof schema['maximum'] === 'number') bad.push([`${name} too large`, whole(schema['maximum'] + 1)]);
  return bad;
}
