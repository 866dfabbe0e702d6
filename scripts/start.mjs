#!/usr/bin/env node
// `npm start`: brings up everything on one machine. Plain JavaScript without packages, so that it can install them.
// Only old syntax in this file: an old Node must get as far as being told so.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    'Node ' +
      process.versions.node +
      ' is too old; Millrace needs Node 20 or newer.\n  -> Get it from https://nodejs.org',
  );
  process.exit(1);
}

Promise.all([import('./lib/node-version.mjs'), import('./lib/start-app.mjs'), import('./lib/problem.mjs')]).then(
  async ([{ checkNode }, { startApp }, { explain }]) => {
    try {
      checkNode();
      await startApp(process.argv.slice(2));
    } catch (error) {
      console.error(`\nMillrace did not start. ${explain(error)}`);
      process.exit(1);
    }
  },
);
