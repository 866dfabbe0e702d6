import { expect, test } from '@jest/globals';
import { connect } from '../../domain/database.ts';
import { changeRecord, newId, readRecord } from '../../domain/foundation/index.ts';
import { seedDefaultRoles, setupContext } from '../../domain/identity/index.ts';
import { departmentKind } from '../../domain/identity/kinds.ts';
import { atEnd, createTestDatabase } from '../harness/parts/index.ts';
import { createSchema } from '../harness/schema.ts';

/** `lock: true` skipped rows that were locked instead of waiting for them, so that two commands ran into each other. */
test('twenty commands on one record wait for each other, none is refused or lost', async () => {
  const { url } = await createTestDatabase('empty');
  const database = await connect(url, 10);
  atEnd(() => database.close());
  await createSchema(database);
  const { departments } = await database.transaction((tx) => seedDefaultRoles(setupContext(tx)));
  const id = departments['production']!;

  const rename = () =>
    database.transaction(async (tx) => {
      const context = { ...setupContext(tx), key: newId() };
      const row = await readRecord(tx, departmentKind, id, { lock: true });
      await new Promise((resolve) => setTimeout(resolve, 5));
      const name = { zh: `${row.name.zh}部` };
      return changeRecord(context, departmentKind, 'identity.change-department', row, { name });
    });
  await Promise.all(Array.from({ length: 20 }, rename));

  const [row] = await database.query<{ version: number; zh: string }>(
    `select version, name->>'zh' as zh from department where id = $1`,
    [id],
  );
  expect(row).toEqual({ version: 21, zh: `生产部${'部'.repeat(20)}` });
});
