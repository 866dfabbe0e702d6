#!/usr/bin/env node
// `npm run test:cluster`: the tests of many workers and APIs, on a Temporal server built from its Go module.
import { clusterPrograms } from './lib/cluster-programs.mjs';
import { checkNode } from './lib/node-version.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { explain } from './lib/problem.mjs';
import { runSteps } from './lib/test-run.mjs';
import { clusterStep } from './lib/test-steps.mjs';

try {
  checkNode();
  await ensurePackages();
  const { server, sql, schema } = await clusterPrograms();
  const programs = { MILLRACE_TEST_CLUSTER: JSON.stringify({ server, sql, schema }) };
  process.exitCode = (await runSteps([clusterStep], process.argv.slice(2), programs)) === 0 ? 0 : 1;
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
