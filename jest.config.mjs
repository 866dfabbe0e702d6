/** One jest project per cost: `unit` needs nothing, the others start real parts (see tests/harness). */
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: { target: 'es2024', parser: { syntax: 'typescript' }, experimental: { keepImportAttributes: true } },
      module: { type: 'es6' },
    },
  ],
};
const base = { testEnvironment: 'node', extensionsToTreatAsEsm: ['.ts'], transform };

export default {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{contracts,engine,workflows,activities,platform,domain,api,scripts}/**/*.spec.ts',
        '<rootDir>/tests/{scenarios,conformance,architecture,feel,decisions,convert,oracle,fuzz,limits}/**/*.spec.ts',
      ],
    },
    {
      ...base,
      displayName: 'integration',
      testMatch: [
        '<rootDir>/tests/{api,domain,permissions,regressions,runtime,durable,replay,crash,harness,start}/**/*.spec.ts',
      ],
    },
    { ...base, displayName: 'e2e', testMatch: ['<rootDir>/tests/e2e/**/*.spec.ts'] },
    { ...base, displayName: 'cluster', testMatch: ['<rootDir>/tests/cluster/**/*.spec.ts'] },
  ],
};
