import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { createTestDatabase, launchBrowser, startApi, startWorker, waitUntil } from '../harness/parts/index.ts';
import { logIn } from './support/person.ts';
import type { Person } from './support/person.ts';

/** Report → inspect → store → procure, as seven people live it: every step is a click or a key on a visible control. */

let browser: Browser;
let address: string;

beforeAll(async () => {
  const { url } = await createTestDatabase('demo');
  const ground = { databaseUrl: url, taskQueue: `e2e-story-${Date.now()}` };
  const [api] = await Promise.all([startApi(ground), startWorker(ground)]);
  address = api.address;
  browser = await launchBrowser();
}, 120_000);

/** Takes a task of the inbox that is up for the person's role. */
async function claim(person: Person, task: RegExp): Promise<void> {
  const { page } = person;
  await person.go('My tasks');
  await page.getByRole('tab', { name: /Claimable/ }).click();
  await page.getByRole('main').getByRole('link', { name: task }).first().click();
  await page.getByRole('button', { name: /^Claim/ }).click();
  await page.getByRole('button', { name: 'Hand back' }).waitFor();
}

/** Sends the open task off by the button; the inbox goes on to the next one, or to none. */
async function finish({ page }: Person, button: string): Promise<void> {
  const task = page.url();
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.waitForURL((url) => url.href !== task);
}

/** The owner gives the inspection one minute, with a reminder after a tenth of it, and publishes. */
async function hasten(owner: Person): Promise<void> {
  const { page } = owner;
  await owner.go('Processes');
  await page
    .getByRole('link', { name: /Report → inspect/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByText('Saved').waitFor();
  const panel = page.getByRole('tabpanel');
  // A click that comes before the drawing is shown selects nothing; people click again.
  await waitUntil('the task is selected', async () => {
    await page.locator('[data-element-id=Task_Inspect]').first().click();
    return panel.getByRole('heading', { name: 'Inspect' }).isVisible();
  });
  await panel.getByLabel('Span', { exact: true }).first().fill('1');
  await panel.getByLabel('Unit of time').first().selectOption({ label: 'minutes' });
  const share = panel.getByLabel('Percent of the time to the due date').first();
  await share.fill('10');
  await share.press('Tab');
  await owner.button('Publish').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('PT2H → PT1M').waitFor();
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await owner.sees('v2');
}

async function report(operator: Person, order: RegExp, good: string, scrap: string): Promise<void> {
  const { page } = operator;
  await operator.go('Report work');
  await page.getByRole('button', { name: order }).click();
  await page.getByRole('button', { name: /^Good/ }).waitFor();
  for (const digit of good) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: /^Scrap/ }).click();
  for (const digit of scrap) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('group', { name: 'Reason' }).getByRole('button').first().click();
  await page.getByRole('button', { name: `Report ${good} pcs` }).click();
  await operator.sees(`Good ${good} pcs · Scrap ${scrap}`);
}

describe('from a drawing to booked stock, in seven browsers', () => {
  it('is published, reported, reminded, inspected, stored, bought and received, watched by the manager', async () => {
    // given
    const names = ['owner', 'operator', 'inspector', 'keeper', 'planner', 'buyer', 'manager'] as const;
    const people = {} as Record<(typeof names)[number], Person>;
    for (const name of names) people[name] = await logIn(browser, address, name);
    const { owner, operator, inspector, keeper, planner, buyer, manager } = people;

    // when the owner changes the due time and the operator reports
    await hasten(owner);
    await report(operator, /WO-1001/, '100', '3');
    // Nobody will look at this one until the manager finds it.
    await operator.button('Next').click();
    await report(operator, /WO-1003/, '10', '1');

    // then the inspector is reminded without asking, and the manager sees where it stands
    await inspector.sees(/Reminder: Inspect WR-/);
    await manager.go('Instances');
    await manager.page
      .getByRole('main')
      .getByRole('link', { name: /000001$/ })
      .first()
      .click();
    await manager.sees('What it waits for');
    await manager.sees(/Reminder for .Inspect/);

    // when the inspector judges, the manager's screen moves on by itself
    await claim(inspector, /^Inspect.*000001/);
    await finish(inspector, 'Complete');
    await manager.sees('Service “Make a put-away” done');

    // when the keeper puts away
    await claim(keeper, /^Put away/);
    await keeper.page.getByLabel('Scan the lot').fill('WO-1001');
    await finish(keeper, 'Complete');

    // then the stock is there
    await keeper.go('Stock');
    await keeper.page.getByRole('row', { name: /P100 100 pcs/ }).waitFor();

    // and the screws below their minimum are asked for, approved, ordered and received
    await claim(planner, /^Approve/);
    await finish(planner, 'Approve');
    await claim(buyer, /^Place the order/);
    await finish(buyer, 'Complete');
    await claim(keeper, /^Receive/);
    await finish(keeper, 'Complete');
    await buyer.go('Purchasing');
    await buyer.sees(/PR-/);

    // and the lot knows what it was made of, the audit log who did it
    await keeper.go('Stock');
    await keeper.page.getByRole('main').getByRole('link', { name: 'Lots' }).click();
    await keeper.page.getByRole('main').getByRole('link', { name: 'WO-1001' }).click();
    await keeper.page.getByRole('heading', { name: 'Genealogy' }).waitFor();
    await keeper.sees('SEAL-2601');
    await manager.go('Administration');
    await manager.page.getByRole('link', { name: 'Audit log' }).click();
    await manager.page
      .getByRole('row', { name: /Received · Receipt .*keeper GR-/ })
      .first()
      .waitFor();

    // and the forgotten inspection is found, given to somebody, and done
    await manager.go('Stuck');
    const stalled = manager.page.getByRole('listitem').filter({ hasText: /000002/ });
    await stalled.getByRole('button', { name: 'Other remedies' }).click({ timeout: 120_000 });
    await manager.page.getByRole('menuitem', { name: 'Assign' }).click();
    const dialog = manager.page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('Zhao');
    await manager.page.getByRole('option', { name: /Zhao Min/ }).click();
    await dialog.getByLabel(/^Reason/).fill('It waits too long');
    await dialog.getByRole('button', { name: 'Assign' }).click();
    await inspector.go('My tasks');
    await inspector.page.getByRole('tab', { name: /Mine/ }).click();
    await inspector.page
      .getByRole('main')
      .getByRole('link', { name: /^Inspect.*000002/ })
      .click();
    await finish(inspector, 'Complete');
    await stalled.waitFor({ state: 'hidden' });

    // and nobody's browser complained
    expect(names.flatMap((name) => people[name].trouble)).toEqual([]);
  }, 300_000);
});
