import type { Browser, Locator, Page } from 'playwright-core';

/** How long anything on a screen may take on a busy machine, in milliseconds. */
export const PATIENCE = 30_000;

/** A person at a browser of their own, who only clicks, types and reads. */
export interface Person {
  readonly user: string;
  readonly page: Page;
  /** Errors that the browser's console showed; a good story ends with none. */
  readonly trouble: readonly string[];
  /** Goes to a place by the navigation that everybody sees. */
  go(place: string): Promise<void>;
  button(name: string | RegExp): Locator;
  /** Resolves when the text can be read on the screen. */
  sees(text: string | RegExp): Promise<void>;
}

/** Opens a browser of one's own and logs in with the password of the demo plant. */
export async function logIn(
  browser: Browser,
  address: string,
  user: string,
  { password = 'demo', width = 1440, height = 900 }: { password?: string; width?: number; height?: number } = {},
): Promise<Person> {
  const person = await visit(browser, address, user, { width, height });
  const { page } = person;
  await page.getByLabel('User name').fill(user);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await navigation(page).first().waitFor();
  return person;
}

/** A browser at an address, before anybody is logged in. */
export async function visit(
  browser: Browser,
  address: string,
  user: string,
  viewport: { width: number; height: number } = { width: 1440, height: 900 },
): Promise<Person> {
  const context = await browser.newContext({ locale: 'en-US', viewport, timezoneId: 'UTC' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`${user}: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => trouble.push(`${user}: ${String(error)}`));
  await page.goto(address);
  return {
    user,
    page,
    trouble,
    go: async (place) => {
      await navigation(page).getByRole('link', { name: place }).first().click();
      await page.getByRole('heading', { level: 1, name: place }).waitFor();
    },
    button: (name) => page.getByRole('button', { name }).first(),
    sees: (text) => page.getByText(text).first().waitFor(),
  };
}

function navigation(page: Page): Locator {
  return page.getByRole('navigation');
}
