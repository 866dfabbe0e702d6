import { expect, test } from '@jest/globals';
import { connect } from '../../domain/database.ts';
import { changeRecord, newId, readRecord, sealAudit, verifyAudit } from '../../domain/foundation/index.ts';
import { seedDefaultRoles, setupContext } from '../../domain/identity/index.ts';
import { departmentKind } from '../../domain/identity/kinds.ts';
import { atEnd, createTestDatabase } from '../harness/parts/index.ts';
import { createSchema } from '../harness/schema.ts';

/** The head of the chain was looked for in the order of texts, where 99 comes after 100: nothing was sealed any more. */
test('entries are sealed after the hundredth, too', async () => {
  // given more than a hundred sealed entries
  const { url } = await createTestDatabase('empty');
  const database = await connect(url, 4);
  atEnd(() => database.close());
  await createSchema(database);
  const { departments } = await database.transaction((tx) => seedDefaultRoles(setupContext(tx)));
  while ((await sealAudit(database)) > 0);
  expect((await verifyAudit(database)).sealed).toBeGreaterThan(100);

  // when one more thing changes
  await database.transaction(async (tx) => {
    const context = { ...setupContext(tx), key: newId() };
    const row = await readRecord(tx, departmentKind, departments['quality']!, { lock: true });
    await changeRecord(context, departmentKind, 'identity.change-department', row, { name: { zh: '品质部' } });
  });
  await sealAudit(database);

  // then
  expect(await verifyAudit(database)).toMatchObject({ intact: true, unsealed: 0 });
});
