import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../contracts/json.ts';
import { runScriptNow } from './run-script-now.ts';
import type { ScriptAnswer } from './sandbox.ts';
import { Sandbox } from './sandbox.ts';
import { runScriptTaskNow } from './script-task.ts';
import { ScriptRunner } from './script-runner.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.load();
});
beforeEach(async () => {
  if (!sandbox.isSound) sandbox = await Sandbox.load();
});

const now = Date.parse('2026-01-05T08:00:00Z');
const run = (source: string, variables: JsonObject = { a: 2 }, seed = 'i:0:7'): ScriptAnswer =>
  sandbox.run({ source, variables, now, seed });

describe('results', () => {
  test.each<[string, unknown]>([
    ['a + 1', 3],
    ['return a * 2', 4],
    ['if (a > 1) { return "much"; }\nreturn "little";', 'much'],
    ['variables.a', 2],
    ['({ x: [a, null, "é𝄞"] })', { x: [2, null, 'é𝄞'] }],
    ['let x;', null],
    ['JSON.stringify({ a })', '{"a":2}'],
  ])('%s', (source, value) => {
    expect(run(source)).toEqual({ value });
  });

  test.each<[string, RegExp]>([
    ['NaN', /NaN/],
    ['({ deep: [1 / 0] })', /Infinity/],
    ['2n ** 64n', /BigInt/],
    ['() => 1', /function/],
    ['Symbol()', /symbol/],
    ['Promise.resolve(1)', /promise/],
    ['(async () => 1)()', /promise/],
    ['const o = {}; o.o = o; o', /circular/],
  ])('%s is none', (source, problem) => {
    expect(run(source)).toEqual({ problem: expect.stringMatching(problem) });
  });
});

describe('errors name their line', () => {
  test.each<[string, number, RegExp]>([
    ['\n\nfoo()', 3, /ReferenceError: 'foo' is not defined/],
    ['let x = 1;\nreturn x.y.z;', 2, /TypeError/],
    ['let a1 = ;', 1, /SyntaxError/],
    ['let b1 = 1;\nreturn b1 +;', 2, /SyntaxError/],
    ['\nthrow new Error("no")', 2, /Error: no/],
  ])('%j', (source, line, problem) => {
    expect(run(source)).toEqual({ problem: expect.stringMatching(problem), line });
  });

  test('what is no error is told all the same', () => {
    expect(run('throw "x"')).toEqual({ problem: 'it threw x' });
    expect(run('throw null')).toEqual({ problem: 'it threw null' });
  });

  test('a BpmnError is one of the process', () => {
    expect(run('throw new BpmnError("SHORT", "too short", { missing: a })')).toEqual({
      bpmnError: 'SHORT',
      message: 'too short',
      variables: { missing: 2 },
    });
    expect(run('throw { code: "SHORT", message: "not made by BpmnError" }')).toMatchObject({
      problem: expect.any(String),
    });
  });

  test('a source is checked without running it', () => {
    expect(sandbox.check('return 1')).toBeNull();
    expect(sandbox.check('throw 1')).toBeNull();
    expect(sandbox.check('let x = 1;\nreturn x +;')).toMatchObject({ line: 2 });
  });
});

describe('no way is left to run for ever, or to take all there is', () => {
  test.each<[string, RegExp]>([
    ['while (true) {}', /too many steps/],
    ['for (;;) { try { for (;;) {} } catch {} }', /too many steps/],
    ['/(a+)+b/.test("a".repeat(50))', /too many steps/],
    ['(function f() { f(); })()', /too deeply/],
    ['let b = []; while (true) b.push(new Array(1000).fill(1))', /too much memory/],
    ['let b = [], i = 0; while (true) b.push("x".repeat(1000) + i++)', /too much memory/],
    ['let b = {}, i = 0; while (true) b["k" + i++] = i', /too much memory/],
    ['let b = []; while (true) b.push(new Uint8Array(1e5))', /too much memory/],
    ['let s = "x"; while (true) s += s', /too long/],
    ['new Uint8Array(1e9)', /too much memory/],
    ['let a1 = []; for (let i = 0; i < 1e5; i++) a1 = [a1]; a1', /too much memory|too deeply/],
    ['"x".repeat(300000)', /more than 256000 characters/],
    ['throw new BpmnError("A", "", { x: "x".repeat(300000) })', /more than 256000 characters/],
    ['({ get x() { for (;;); } })', /too many steps/],
    ['new Proxy({}, { ownKeys() { for (;;); } })', /too many steps/],
  ])('%s', (source, problem) => {
    expect(run(source, {})).toMatchObject({ problem: expect.stringMatching(problem) });
  });

  test('memory is capped for the machine as a whole', () => {
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 5; i++) run('let b = [], i = 0; while (true) b.push("x".repeat(10000) + i++)');
    expect(process.memoryUsage().rss - before).toBeLessThan(100 << 20);
  });
});

describe('nothing of the host is there', () => {
  test.each([
    'process',
    'require',
    'module',
    'global',
    'Buffer',
    'fetch',
    'setTimeout',
    'setInterval',
    'WebAssembly',
    'SharedWorker',
    'importScripts',
    'Deno',
    'os',
    'std',
    'print',
    'WeakRef',
    'FinalizationRegistry',
    'performance',
  ])('%s', (name) => {
    expect(run(`typeof ${name}`)).toEqual({ value: 'undefined' });
  });

  test.each<[string, unknown]>([
    ['this.constructor.constructor("return typeof process")()', 'undefined'],
    ['(function () {}).constructor("return typeof require")()', 'undefined'],
    ['variables.constructor.constructor("return typeof process")()', 'undefined'],
    ['Object.prototype.polluted = 1; 1', 1],
    ['Array.prototype.map = () => "tricked"; [1].map(() => 2)', 'tricked'],
    ['JSON.stringify = () => "7"; JSON.parse = () => 7; ({ z: 1 })', { z: 1 }],
    ['String.prototype.includes = () => { throw 1; }; 5', 5],
    ['BpmnError = null; Error = null; 5', 5],
    ['delete globalThis.Date; typeof Date', 'undefined'],
  ])('%s', (source, value) => {
    expect(run(source)).toEqual({ value });
    // Nothing of it reaches the host, or the next script.
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(run('[typeof Object.prototype.polluted, [1].map((x) => x + 1), typeof Date]')).toEqual({
      value: ['undefined', [2], 'function'],
    });
  });

  test('modules cannot be loaded', () => {
    expect(run('import("fs")')).toMatchObject({ problem: expect.any(String) });
    expect(run('import fs from "fs"; 1')).toMatchObject({ problem: expect.stringMatching(/could not load/) });
  });

  test('variables of any name are data', () => {
    const variables = JSON.parse('{"toString": 1, "constructor": 2, "Math": 3, "a": 4}') as JsonObject;
    expect(run('[typeof Math.random, typeof toString, a, variables.constructor]', variables)).toEqual({
      value: ['function', 'function', 4, 2],
    });
  });
});

describe('the same again, whenever and wherever', () => {
  const source = `[Math.random(), Math.random(), Date.now(), new Date().toISOString(), String(new Date(2026, 0, 5, 9)),
    new Date('2026-01-05T09:00').getTime(), new Date().getTimezoneOffset(), new Date().constructor.now(),
    new (class extends Date {})().getTime(), Date(), new Date('Jan 5 2026 09:00').getHours(), Object.keys(variables)]`;

  test('one seed, one result', () => {
    const first = run(source, { b: 1, a: 2 });
    expect(first).toMatchObject({ value: expect.any(Array) });
    expect(run(source, { b: 1, a: 2 })).toEqual(first);
    expect(run('Math.random()', {}, 'i:0:8')).not.toEqual(run('Math.random()', {}, 'i:0:7'));
  });

  test('the clock stands at the step, in UTC', () => {
    expect(run('[Date.now(), new Date(2026, 0, 5, 9).toISOString(), new Date("2026-01-05T09:00").getHours()]')).toEqual(
      {
        value: [now, '2026-01-05T09:00:00.000Z', 9],
      },
    );
  });

  test('random numbers lie evenly between 0 and 1', () => {
    const { value } = run('Array.from({ length: 1000 }, () => Math.random())') as { value: number[] };
    expect(value.every((one) => one >= 0 && one < 1)).toBe(true);
    expect(value.reduce((a, b) => a + b) / 1000).toBeCloseTo(0.5, 1);
    expect(new Set(value).size).toBe(1000);
  });
});

describe('on threads', () => {
  const endless = '[].concat(Array(1e9))';

  test('what nothing inside can stop is killed, the others go on', async () => {
    const runner = new ScriptRunner(1500);
    const ask = (source: string): Promise<ScriptAnswer> => runner.run({ source, variables: {}, now, seed: '' });
    await ask('1');
    expect(await Promise.all(['1', endless, '2'].map(ask))).toEqual([
      { value: 1 },
      { problem: 'it takes too long' },
      { value: 2 },
    ]);
    await runner.close();
  }, 20_000);

  test('for those who cannot wait', () => {
    expect(runScriptNow({ source: 'a + 1', variables: { a: 1 }, now, seed: '' })).toEqual({ value: 2 });
    expect(runScriptNow({ source: 'a + 2', variables: { a: 1 }, now, seed: '' })).toEqual({ value: 3 });
  });
});

describe('process variables of it', () => {
  const task = (source: string, resultVariable?: string): unknown =>
    runScriptTaskNow(
      { source, variables: {}, now, seed: '', ...(resultVariable === undefined ? {} : { resultVariable }) },
      (request) => sandbox.run(request),
    );

  test.each<[string, string | undefined, unknown]>([
    ['0.1 + 0.2', 'x', { result: { x: 0.3 } }],
    ['({ x: 0.1 + 0.2, y: [1 / 3] })', undefined, { result: { x: 0.3, y: [0.333333333333333] } }],
    ['undefined', undefined, { result: {} }],
    ['5', undefined, { fail: 'the result: without a result variable an object of variables is needed' }],
    ['2 ** 53 * 1000 + 1', 'x', { fail: expect.stringMatching(/15 significant digits/) }],
    ['({ ["__proto__"]: 1 })', undefined, { fail: expect.stringMatching(/reserved/) }],
    ['({ "a b": 1 })', undefined, { fail: expect.stringMatching(/a b/) }],
    ['"\\ud800"', 'x', { fail: expect.stringMatching(/control characters/) }],
    ['\nfoo()', 'x', { fail: "line 2: ReferenceError: 'foo' is not defined" }],
  ])('%s', (source, resultVariable, outcome) => {
    expect(task(source, resultVariable)).toEqual(outcome);
  });
});
