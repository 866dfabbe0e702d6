import { Problem } from './problem.mjs';

const oldest = 20;

/**
 * @param {string} [version]
 * @param {string} [platform]
 */
export function checkNode(version = process.versions.node, platform = process.platform) {
  if (Number(version.split('.')[0]) < oldest) {
    throw new Problem(
      `Node ${version} is too old; Millrace needs Node ${oldest} or newer.`,
      'Get it from https://nodejs.org',
    );
  }
  if (platform === 'win32') {
    throw new Problem('Millrace does not run on Windows itself.', 'Start it inside WSL 2 (wsl --install).');
  }
}
