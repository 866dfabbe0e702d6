#!/usr/bin/env node
// `npm test`: installs and starts whatever the tests need, runs all of them, and ends with `N passed, N failed`.
// npm test -- --only unit|integration|e2e|web|static [parts of paths] [-t NAME]
import { checkNode } from './lib/node-version.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { Problem, explain } from './lib/problem.mjs';
import { runSteps } from './lib/test-run.mjs';
import { testSteps } from './lib/test-steps.mjs';

async function main() {
  const [flag, kind, ...rest] = process.argv.slice(2);
  const all = flag !== '--only';
  const kinds = new Set(testSteps.map((step) => step.kind));
  if (!all && !kinds.has(kind ?? '')) throw new Problem(`--only takes one of: ${[...kinds].join(', ')}`);
  const filter = all ? process.argv.slice(2) : rest;
  if (all && filter.length > 0) throw new Problem('A filter needs --only: npm test -- --only unit part-of-a-path');
  checkNode();
  await ensurePackages();
  const steps = testSteps.filter((step) => all || step.kind === kind);
  return runSteps(steps, filter);
}

try {
  process.exitCode = (await main()) === 0 ? 0 : 1;
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
