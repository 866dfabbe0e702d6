import { existsSync } from 'node:fs';
import { Problem } from './problem.mjs';
import { lastLines, run } from './run.mjs';
import { step } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A Chromium for browser tests: one's own, an installed one, or Debian's package.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<string>}
 */
export async function findBrowser(environment = process.env) {
  const own = environment.CHROME_BIN;
  if (own && !existsSync(own)) throw new Problem(`CHROME_BIN names no file: ${own}`);
  const found = own ?? (await installed());
  if (found) {
    await ensureChineseFont();
    return found;
  }
  if (!canInstall()) {
    throw new Problem(
      'No Chromium or Chrome for the browser tests.',
      'Install one, or name it: CHROME_BIN=/path/to/chrome',
    );
  }
  await aptInstall('chromium', 'fonts-noto-cjk');
  const fresh = await installed();
  if (!fresh) throw new Problem('The package chromium brought no browser.', 'Name one: CHROME_BIN=/path/to/chrome');
  return fresh;
}

async function installed() {
  for (const name of names) {
    const { code, output } = await run('/bin/sh', ['-c', `command -v ${name}`]);
    if (code === 0) return output.trim();
  }
  return macApps.find((path) => existsSync(path));
}

/** Without one every Chinese character on a screenshot is an empty box. */
async function ensureChineseFont() {
  if (!canInstall()) return;
  const { code, output } = await run('fc-list', [':lang=zh', 'family']);
  if (code === 0 && output.trim() !== '') return;
  await aptInstall('fonts-noto-cjk');
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** @param {...string} packages */
function aptInstall(...packages) {
  return step(`Installing ${packages.join(' and ')} for the browser tests`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env });
    const { code, output } = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
      env,
    });
    if (code === 0) return;
    throw new Problem(
      `apt-get could not install ${packages.join(', ')}: ${lastLines(output, 2)}`,
      'Install a browser yourself and name it: CHROME_BIN=/path/to/chrome',
    );
  });
}
