import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core';
import type { QuickJSContext, QuickJSHandle, QuickJSRuntime, QuickJSWASMModule } from 'quickjs-emscripten-core';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { PRELUDE } from './prelude.ts';

/** A JavaScript script task: what runs, what it knows, and what makes it run the same way again. */
export interface ScriptRequest {
  source: string;
  variables: JsonObject;
  /** Milliseconds since 1970 that its clock shows. */
  now: number;
  /** Seed of its random numbers. */
  seed: string;
}

export type ScriptAnswer =
  | { value: Json }
  /** It threw a `BpmnError`. */
  | { bpmnError: string; message: string; variables: JsonObject }
  /** Anything else that went wrong; the same again whenever it is repeated. `line` counts from 1. */
  | { problem: string; line?: number };

export interface ScriptLimits {
  /** Bytes of its stack. */
  stack: number;
  /** Ticks of about ten thousand steps; counted, not timed, so that a script is cut off at the same place again. */
  ticks: number;
  /** For what makes few steps and takes long all the same. */
  milliseconds: number;
  /** Characters of the result as JSON. */
  output: number;
}

export const defaultLimits: ScriptLimits = { stack: 256 << 10, ticks: 5000, milliseconds: 5000, output: 256_000 };

/**
 * All the memory that the machine has: 16 MiB to begin with, 32 at most. QuickJS's own limit counts pieces, not bytes,
 * when it is WebAssembly.
 */
const PAGES = { initial: 256, maximum: 512 };

const FILE = 'script.js';

/**
 * QuickJS as WebAssembly: a machine of its own, in which nothing of this one exists. A script that used up its memory
 * may leave it broken; then another has to be loaded.
 */
export class Sandbox {
  private readonly machine: QuickJSWASMModule;
  private worn = false;

  private constructor(machine: QuickJSWASMModule) {
    this.machine = machine;
  }

  static async load(): Promise<Sandbox> {
    const wasmMemory = new WebAssembly.Memory(PAGES);
    return new Sandbox(await newQuickJSWASMModuleFromVariant(newVariant(variant as never, { wasmMemory })));
  }

  /** It can run another script. */
  get isSound(): boolean {
    return !this.worn;
  }

  /** Runs a script in a fresh realm; never throws because of it. The result is what it returns, or its last value. */
  run(request: ScriptRequest, limits: ScriptLimits = defaultLimits): ScriptAnswer {
    const answer = this.withContext(limits, (context) => new Run(context, limits).answer(request));
    return answer ?? { problem: WORDS['out of memory']! };
  }

  /** Why a source cannot be compiled; `null` when it can. */
  check(source: string): { problem: string; line?: number } | null {
    const checked = this.withContext(defaultLimits, (context) => {
      const problem = compileProblem(context, source);
      return { problem: problem && isReturn(problem.problem) ? compileProblem(context, asFunction(source)) : problem };
    });
    return checked ? checked.problem : { problem: WORDS['out of memory']! };
  }

  /** `null` when the machine broke down: it does so only without memory. */
  private withContext<T>(limits: ScriptLimits, work: (context: QuickJSContext) => T): T | null {
    if (this.worn) throw new Error('the sandbox is worn out');
    let done: T | null = null;
    try {
      const runtime = this.machine.newRuntime();
      limit(runtime, limits);
      const context = runtime.newContext();
      done = work(context);
      context.dispose();
      runtime.dispose();
    } catch (error) {
      this.worn = true;
      if (!isBreakdown(error)) throw error;
    }
    return done;
  }
}

/** A trap of WebAssembly, or what QuickJS says when it cannot even make an error. */
function isBreakdown(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError || isQuickJsError(error);
}

function isQuickJsError(error: unknown): boolean {
  return error instanceof Error && (error.name === 'InternalError' || error.name.startsWith('QuickJS'));
}

function limit(runtime: QuickJSRuntime, { stack, ticks, milliseconds }: ScriptLimits): void {
  let left = ticks;
  const deadline = performance.now() + milliseconds;
  runtime.setMaxStackSize(stack);
  runtime.setInterruptHandler(() => --left < 0 || performance.now() > deadline);
}

/** A script that returns is a function; the line numbers stay. */
function asFunction(source: string): string {
  return `(function () { ${source}\n})()`;
}

function isReturn(message: string): boolean {
  return message.includes('return not in a function');
}

function compileProblem(context: QuickJSContext, source: string): { problem: string; line?: number } | null {
  const compiled = context.evalCode(source, FILE, { compileOnly: true });
  if (compiled.error) return problemOf(context, compiled.error);
  compiled.value.dispose();
  return null;
}

class Run {
  private readonly context: QuickJSContext;
  private readonly limits: ScriptLimits;

  constructor(context: QuickJSContext, limits: ScriptLimits) {
    this.context = context;
    this.limits = limits;
  }

  answer({ source, variables, now, seed }: ScriptRequest): ScriptAnswer {
    const { context } = this;
    const prepared = this.prepare(now, seed, JSON.stringify(variables));
    if ('problem' in prepared) return prepared;
    const { toJson, whatWasThrown } = prepared;
    try {
      const result = this.evaluate(source);
      if (result.error) return this.thrown(result.error, whatWasThrown);
      const json = context.callFunction(toJson, context.undefined, result.value);
      result.value.dispose();
      if (json.error) return this.thrown(json.error, whatWasThrown);
      return this.valueOf(json.value);
    } finally {
      toJson.dispose();
      whatWasThrown.dispose();
    }
  }

  private evaluate(source: string): ReturnType<QuickJSContext['evalCode']> {
    const { context } = this;
    const problem = compileProblem(context, source);
    return context.evalCode(problem && isReturn(problem.problem) ? asFunction(source) : source, FILE);
  }

  private prepare(
    now: number,
    seed: string,
    variables: string,
  ): { toJson: QuickJSHandle; whatWasThrown: QuickJSHandle } | { problem: string; line?: number } {
    const { context } = this;
    const prelude = context.unwrapResult(context.evalCode(PRELUDE, 'prelude.js'));
    const args = [context.newNumber(now), context.newString(seed), context.newString(variables)];
    const made = context.callFunction(prelude, context.undefined, ...args);
    for (const handle of [prelude, ...args]) handle.dispose();
    if (made.error) return problemOf(context, made.error);
    const [toJson, whatWasThrown] = [context.getProp(made.value, 0), context.getProp(made.value, 1)];
    made.value.dispose();
    return { toJson, whatWasThrown };
  }

  private valueOf(json: QuickJSHandle): ScriptAnswer {
    const { context } = this;
    const text = context.typeof(json) === 'string' ? context.getString(json) : 'null';
    json.dispose();
    if (text.length > this.limits.output) {
      return { problem: `the result has more than ${this.limits.output} characters` };
    }
    return { value: JSON.parse(text) as Json };
  }

  private thrown(error: QuickJSHandle, whatWasThrown: QuickJSHandle): ScriptAnswer {
    const { context } = this;
    const told = context.callFunction(whatWasThrown, context.undefined, error);
    if (!told.error && context.typeof(told.value) === 'string') {
      const text = context.getString(told.value);
      told.value.dispose();
      error.dispose();
      if (text.length > this.limits.output) {
        return { problem: `the error has more than ${this.limits.output} characters` };
      }
      const { code, message, variables } = JSON.parse(text) as { code: string; message: string; variables: Json };
      return { bpmnError: code, message, variables: isObject(variables) ? variables : {} };
    }
    (told.error ?? told.value).dispose();
    return problemOf(context, error);
  }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What was thrown, in words; an error is looked at by its data properties only as far as they are texts. */
function problemOf(context: QuickJSContext, error: QuickJSHandle): { problem: string; line?: number } {
  const thrown = context.dump(error) as unknown;
  error.dispose();
  if (typeof thrown !== 'object' || thrown === null) return { problem: `it threw ${shortened(String(thrown))}` };
  const { name, message, stack } = thrown as Record<string, unknown>;
  const words = WORDS[String(message)] ?? `${textOr(name, 'Error')}: ${textOr(message, '')}`;
  const line = /script\.js:(\d+)/.exec(textOr(stack, ''))?.[1];
  return { problem: shortened(words), ...(line === undefined ? {} : { line: Number(line) }) };
}

const WORDS: Readonly<Record<string, string>> = {
  interrupted: 'it takes too many steps',
  'out of memory': 'it needs too much memory',
  'string too long': 'it makes a text that is too long',
  'stack overflow': 'it calls too deeply',
};

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function shortened(text: string): string {
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}
