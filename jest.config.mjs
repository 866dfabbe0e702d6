/** One jest project per cost: `unit` needs nothing, the others start real parts (see tests/harness). */
const transform = {
  '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }],
};
const base = { testEnvironment: 'node', extensionsToTreatAsEsm: ['.ts'], transform };

export default {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{contracts,engine,workflows,activities,platform,domain,api}/**/*.spec.ts',
        '<rootDir>/tests/{scenarios,conformance,architecture}/**/*.spec.ts',
      ],
    },
    {
      ...base,
      displayName: 'integration',
      testMatch: ['<rootDir>/tests/{api,domain,permissions,regressions,runtime,replay,crash,cluster}/**/*.spec.ts'],
    },
  ],
};
