import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { shared } from './environment.ts';
import { atEnd } from './lifetime.ts';

/** Works as root and in containers, and asks nobody outside of this machine. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium, closed at the end of the test file. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: shared('CHROME_BIN'), headless: true, args: flags });
  atEnd(() => browser.close());
  return browser;
}
