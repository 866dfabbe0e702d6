import presets from 'jest-preset-angular/presets/index.js';

/** Component and unit tests in jsdom; whatever draws a diagram is tested in a real browser (tests/e2e). */
export default {
  ...presets.createCjsPreset({ testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env' }),
  rootDir: '.',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  // These come as ES modules only.
  transformIgnorePatterns: [
    'node_modules/(?!(.*\\.mjs$|@angular/common/locales/.*\\.js$|(lezer-feel|@lezer|min-dash)/))',
  ],
  // The compiler writes `.js` for the `.ts` of our imports.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFilesAfterEnv: ['<rootDir>/src/testing/setup.ts'],
};
