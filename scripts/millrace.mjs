#!/usr/bin/env node
// `npx millrace …`: plain JavaScript that runs the command on the Node 24 of the packages.
// Only old syntax in this file: an old Node must get as far as being told so.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error('Node ' + process.versions.node + ' is too old; Millrace needs Node 20 or newer.');
  process.exit(2);
}
const { runCommand } = await import('./lib/run-command.mjs');
process.exitCode = await runCommand(process.argv.slice(2));
