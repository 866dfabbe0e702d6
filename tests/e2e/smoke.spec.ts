import { describe, expect, it } from '@jest/globals';
import { createTestDatabase, launchBrowser, startApi, startWorker } from '../harness/parts/index.ts';

describe('the whole of Millrace in a browser', () => {
  it('lets the operator in, without an error in the console', async () => {
    // given the demo plant
    const { url } = await createTestDatabase('demo');
    const ground = { databaseUrl: url, taskQueue: 'e2e-smoke' };
    const [api] = await Promise.all([startApi(ground), startWorker(ground)]);
    const page = await (await launchBrowser()).newPage({ locale: 'en-US' });
    const trouble: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') trouble.push(message.text());
    });
    page.on('pageerror', (error) => trouble.push(String(error)));

    // when
    await page.goto(api.address);
    // A password manager types and presses Enter at once, before a disabled button could be enabled.
    expect(await page.locator('button[type=submit]').isEnabled()).toBe(true);
    await page.locator('input[autocomplete=username]').fill('operator');
    await page.locator('input[type=password]').fill('demo');
    await page.locator('button[type=submit]').click();
    await page.getByText('Li Wei').first().waitFor({ timeout: 20_000 });

    // then
    expect(new URL(page.url()).pathname).not.toContain('log');
    expect(trouble).toEqual([]);
  }, 120_000);
});
