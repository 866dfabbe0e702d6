import type { Tx } from '../../platform/database/database.ts';
import { seedDefaultRoles, seedUser, setupContext } from './seed.ts';
import type { SeededIdentity, UserSeed } from './seed.ts';

/** The people of the demo plant; each has one role. */
export const demoUsers: readonly UserSeed[] = [
  {
    username: 'manager',
    name: { zh: '周建国', en: 'Zhou Jianguo' },
    department: 'plant',
    role: 'plant-manager',
    heads: 'plant',
  },
  { username: 'owner', name: { zh: '林晓彤', en: 'Lin Xiaotong' }, department: 'plant', role: 'process-owner' },
  {
    username: 'leader',
    name: { zh: '王强', en: 'Wang Qiang' },
    department: 'production',
    role: 'team-leader',
    heads: 'production',
  },
  { username: 'operator', name: { zh: '李伟', en: 'Li Wei' }, department: 'production', role: 'operator' },
  {
    username: 'quality',
    name: { zh: '陈静', en: 'Chen Jing' },
    department: 'quality',
    role: 'quality-manager',
    heads: 'quality',
  },
  { username: 'inspector', name: { zh: '赵敏', en: 'Zhao Min' }, department: 'quality', role: 'inspector' },
  {
    username: 'keeper',
    name: { zh: '孙磊', en: 'Sun Lei' },
    department: 'warehouse',
    role: 'keeper',
    heads: 'warehouse',
  },
  {
    username: 'buyer',
    name: { zh: '吴芳', en: 'Wu Fang' },
    department: 'purchasing',
    role: 'buyer',
    heads: 'purchasing',
  },
  {
    username: 'planner',
    name: { zh: '郑涛', en: 'Zheng Tao' },
    department: 'planning',
    role: 'planner',
    heads: 'planning',
  },
  { username: 'admin', name: { zh: '何俊', en: 'He Jun' }, department: 'it', role: 'it-admin', heads: 'it' },
];

/** User names of the demo plant, in the order in which they are printed. */
export const demoUsernames = [
  'owner',
  'operator',
  'leader',
  'inspector',
  'quality',
  'keeper',
  'buyer',
  'planner',
  'manager',
  'admin',
] as const;

/** Departments, roles and people of the demo plant. `passwords` has one for each user name. */
export async function seedDemoIdentity(
  tx: Tx,
  options: { passwords: Readonly<Record<string, string>>; at?: Date },
): Promise<SeededIdentity> {
  const context = setupContext(tx, options.at);
  const seeded = await seedDefaultRoles(context);
  const users: Record<string, string> = {};
  for (const [index, user] of demoUsers.entries()) {
    const password = options.passwords[user.username];
    if (!password) throw new RangeError(`no password for the demo user ${user.username}`);
    const badge = `MR-${String(index + 1).padStart(4, '0')}`;
    users[user.username] = await seedUser(context, seeded, { ...user, badge }, password);
  }
  return { ...seeded, users };
}
