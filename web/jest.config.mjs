import presets from 'jest-preset-angular/presets/index.js';

/** Component and unit tests in jsdom; whatever draws a diagram is tested in a real browser (tests/e2e). */
export default {
  ...presets.createCjsPreset({ testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env' }),
  rootDir: '.',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/src/testing/setup.ts'],
};
