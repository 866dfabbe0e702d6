/**
 * What a script finds in its sandbox besides the language: its variables, `BpmnError`, a clock that stands still and
 * random numbers that come again. It runs inside the sandbox; nothing of the host is reachable from there.
 *
 * The value is a function `(now, seed, variables)` that prepares the global object and returns two others: one turns a
 * result into JSON, one tells what was thrown. Both hold the originals of what they use, whatever a script does later.
 */
export const PRELUDE = `(function (now, seed, variables) {
  'use strict';
  const { parse, stringify } = JSON;
  const { construct } = Reflect;
  const { defineProperty, prototype: objects } = Object;
  const text = String;
  const define = (target, name, value) =>
    defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });

  // The clock shows the time of the step, in UTC: a script gives the same result whenever and wherever it runs again.
  const RealDate = Date;
  const zoned = /(Z|GMT|UTC|[+-]\\d\\d:?\\d\\d)\\s*$/i;
  const { parse: parseDate, UTC } = RealDate;
  const read = (value) => parseDate(typeof value === 'string' && value.includes(':') && !zoned.test(value) ? value + 'Z' : value);
  const FixedDate = function Date(...args) {
    if (!new.target) return new RealDate(now).toISOString();
    let given = args;
    if (args.length === 0) given = [now];
    else if (args.length > 1) given = [UTC(...args)];
    else if (typeof args[0] === 'string') given = [read(args[0])];
    return construct(RealDate, given, new.target);
  };
  FixedDate.prototype = RealDate.prototype;
  define(FixedDate.prototype, 'constructor', FixedDate);
  define(FixedDate, 'now', () => now);
  define(FixedDate, 'parse', read);
  define(FixedDate, 'UTC', UTC);
  for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
    define(FixedDate.prototype, 'get' + part, FixedDate.prototype['getUTC' + part]);
    if (part !== 'Day') define(FixedDate.prototype, 'set' + part, FixedDate.prototype['setUTC' + part]);
  }
  define(FixedDate.prototype, 'getTimezoneOffset', () => 0);
  for (const name of ['toString', 'toLocaleString']) {
    define(FixedDate.prototype, name, function () { return this.toISOString(); });
  }
  for (const name of ['toDateString', 'toLocaleDateString']) {
    define(FixedDate.prototype, name, function () { return this.toISOString().slice(0, 10); });
  }
  for (const name of ['toTimeString', 'toLocaleTimeString']) {
    define(FixedDate.prototype, name, function () { return this.toISOString().slice(11); });
  }
  define(globalThis, 'Date', FixedDate);

  // xmur3 and mulberry32.
  let state = 1779033703 ^ seed.length;
  for (let i = 0; i < seed.length; i++) {
    state = Math.imul(state ^ seed.charCodeAt(i), 3432918353);
    state = (state << 13) | (state >>> 19);
  }
  const { imul } = Math;
  define(Math, 'random', () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = imul(state ^ (state >>> 15), 1 | state);
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  });
  // What tells when memory is cleaned, or how time goes by.
  for (const name of ['WeakRef', 'FinalizationRegistry', 'performance', 'queueMicrotask']) delete globalThis[name];

  class BpmnError extends Error {
    constructor(code, message, values) {
      super(message === undefined ? '' : text(message));
      define(this, 'name', 'BpmnError');
      this.code = text(code);
      this.variables = values === undefined ? {} : values;
    }
  }
  define(globalThis, 'BpmnError', BpmnError);
  const quiet = {};
  for (const name of ['log', 'info', 'warn', 'error', 'debug']) quiet[name] = () => undefined;
  define(globalThis, 'console', quiet);

  const values = parse(variables);
  define(globalThis, 'variables', values);
  for (const name of Object.keys(values)) if (!(name in globalThis) && !(name in objects)) globalThis[name] = values[name];

  return [
    (value) => {
      if (value !== null && typeof value === 'object' && typeof value.then === 'function') throw new TypeError('the result is a promise: a script has no time to wait');
      if (typeof value === 'function' || typeof value === 'symbol') throw new TypeError('the result is a ' + typeof value);
      return stringify(value, (key, inner) => {
        if (typeof inner === 'number' && !(inner - inner === 0)) throw new RangeError('the result contains ' + text(inner) + (key === '' ? '' : ' at ' + key));
        return inner;
      });
    },
    (thrown) => {
      if (thrown instanceof BpmnError) {
        return stringify({ code: text(thrown.code), message: text(thrown.message), variables: thrown.variables });
      }
      return null;
    },
  ];
})`;
