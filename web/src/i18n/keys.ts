import type common from './zh-CN/common.json';
import type session from './zh-CN/session.json';
import type shell from './zh-CN/shell.json';

/** Every key of the dictionaries; a text that does not exist does not compile. */
export type Key = keyof typeof common | keyof typeof session | keyof typeof shell;
