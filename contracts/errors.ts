import type { LocalizedText } from './json.ts';

/** `business` = caught by a BPMN boundary; `refused` = 4xx, never retried; `technical` = retried, then an incident. */
export type ErrorKind = 'business' | 'refused' | 'technical';

export interface ErrorEntry {
  kind: ErrorKind;
  status: number;
  title: LocalizedText;
  /** The sentence, with `{name}` for params; without one the thrower's English sentence is shown after the title. */
  detail?: LocalizedText;
}

/** The one table of error codes. Areas add theirs in `contracts/<area>/errors.ts`; a code is never reused. */
export const coreErrors = {
  'invalid-input': { kind: 'refused', status: 400, title: { zh: '输入有误', en: 'The input is not valid' } },
  'malformed-body': { kind: 'refused', status: 400, title: { zh: '请求内容无法解析', en: 'The body cannot be read' } },
  'not-logged-in': { kind: 'refused', status: 401, title: { zh: '请先登录', en: 'Log in first' } },
  forbidden: {
    kind: 'refused',
    status: 403,
    title: { zh: '没有权限', en: 'You may not do this' },
    detail: {
      zh: '您没有对“{subject}”执行“{verb}”的权限',
      en: 'Your roles do not give you the right to "{verb}" here: {subject}',
    },
  },
  'not-found': { kind: 'refused', status: 404, title: { zh: '未找到', en: 'Not found' } },
  'method-not-allowed': {
    kind: 'refused',
    status: 405,
    title: { zh: '不支持的请求方法', en: 'The method is not supported here' },
  },
  'not-acceptable': {
    kind: 'refused',
    status: 406,
    title: { zh: '无法提供所要求的格式', en: 'Not available in a format that you accept' },
  },
  'stale-version': {
    kind: 'refused',
    status: 409,
    title: { zh: '内容已被他人修改', en: 'Somebody else changed this' },
  },
  conflict: { kind: 'refused', status: 409, title: { zh: '与当前状态冲突', en: 'In conflict with the present state' } },
  'key-in-use': {
    kind: 'refused',
    status: 409,
    title: { zh: '相同请求正在处理', en: 'The same request is still running' },
  },
  'body-too-large': { kind: 'refused', status: 413, title: { zh: '内容过大', en: 'The body is too large' } },
  'unsupported-type': {
    kind: 'refused',
    status: 415,
    title: { zh: '不支持的内容类型', en: 'Unsupported content type' },
  },
  'key-reused': {
    kind: 'refused',
    status: 422,
    title: { zh: '幂等键已用于其他请求', en: 'The key was used for another request' },
  },
  'too-many-requests': { kind: 'refused', status: 429, title: { zh: '请求过于频繁', en: 'Too many requests' } },
  internal: { kind: 'technical', status: 500, title: { zh: '系统内部错误', en: 'Internal error' } },
  unavailable: { kind: 'technical', status: 503, title: { zh: '服务暂不可用', en: 'Temporarily unavailable' } },
} as const satisfies Record<string, ErrorEntry>;

export type CoreErrorCode = keyof typeof coreErrors;

/** One field of a request that is wrong; `path` is dotted. */
export interface FieldError {
  path: string;
  code: string;
  message: string;
}

export interface FaultOptions {
  /** English sentence that names the thing. */
  detail?: string;
  /** Values for the translated sentence. */
  params?: Record<string, string | number>;
  errors?: FieldError[];
  cause?: unknown;
}

/** The only error thrown on purpose. Its code decides retry, HTTP status and diagram path. */
export class Fault extends Error {
  readonly code: string;
  readonly entry: ErrorEntry;
  readonly params: Record<string, string | number>;
  readonly errors: FieldError[];

  constructor(code: string, entry: ErrorEntry, options: FaultOptions = {}) {
    super(options.detail ?? entry.title.en ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.entry = entry;
    this.params = options.params ?? {};
    this.errors = options.errors ?? [];
  }
}

/** Builds the thrower of an area from its table, so that an unknown code does not compile. */
export function faultsOf<Table extends Record<string, ErrorEntry>>(table: Table) {
  return (code: keyof Table & string, options?: FaultOptions): Fault => new Fault(code, table[code]!, options);
}

/** `fault('not-found', { detail: 'no task 0199…' })` */
export const fault: (code: CoreErrorCode, options?: FaultOptions) => Fault = faultsOf(coreErrors);
