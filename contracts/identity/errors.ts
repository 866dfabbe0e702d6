import { faultsOf } from '../errors.ts';
import type { ErrorEntry } from '../errors.ts';

/** Refusals of log-in, sessions and the administration of people and rights. */
export const identityErrors = {
  'wrong-credentials': {
    kind: 'refused',
    status: 401,
    title: { zh: '用户名或密码错误', en: 'Wrong user name or password' },
  },
  locked: {
    kind: 'refused',
    status: 429,
    title: { zh: '密码错误次数过多,账号已暂时锁定', en: 'Locked for a while after too many wrong passwords' },
  },
  'must-change-password': {
    kind: 'refused',
    status: 403,
    title: { zh: '请先修改初始密码', en: 'Change the initial password first' },
  },
  'weak-password': {
    kind: 'refused',
    status: 400,
    title: { zh: '密码太容易被猜到', en: 'The password is too easy to guess' },
  },
  'csrf-missing': {
    kind: 'refused',
    status: 403,
    title: { zh: '请求缺少防伪标记', en: 'The request lacks its anti-forgery token' },
  },
  'cross-site': {
    kind: 'refused',
    status: 403,
    title: { zh: '拒绝跨站请求', en: 'Requests from other sites are refused' },
  },
  'link-invalid': {
    kind: 'refused',
    status: 410,
    title: { zh: '链接无效、已使用或已过期', en: 'The link is not valid, was used or has expired' },
  },
  'above-ceiling': {
    kind: 'refused',
    status: 403,
    title: { zh: '超出部门的权限上限', en: 'Beyond the ceiling of the department' },
  },
  'duplicate-code': { kind: 'refused', status: 409, title: { zh: '编码已被使用', en: 'The code is in use' } },
  'not-own-role': {
    kind: 'refused',
    status: 409,
    title: { zh: '只能委托自己拥有的角色', en: 'Only roles that the person holds can be delegated' },
  },
  'tree-cycle': {
    kind: 'refused',
    status: 409,
    title: { zh: '部门不能成为自己的上级', en: 'A department cannot be above itself' },
  },
} as const satisfies Record<string, ErrorEntry>;

export const identityFault: (
  code: keyof typeof identityErrors,
  options?: Parameters<ReturnType<typeof faultsOf>>[1],
) => ReturnType<ReturnType<typeof faultsOf>> = faultsOf(identityErrors);
