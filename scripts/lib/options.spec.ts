import { describe, expect, it } from '@jest/globals';
import { readOptions } from './options.mjs';
import { root } from './paths.mjs';

describe('readOptions', () => {
  it('has defaults', () => {
    expect(readOptions([], {})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      dataDir: `${root}/data`,
      demo: true,
      namespace: 'default',
    });
  });

  it('lets flags win over the environment', () => {
    const environment = { PORT: '1', MILLRACE_DATA: '/env', MILLRACE_DEMO: 'true' };

    expect(readOptions(['--port', '2', '--data', 'mine', '--no-demo'], environment)).toMatchObject({
      port: 2,
      dataDir: `${root}/mine`,
      demo: false,
    });
  });

  it('does not provide what is named', () => {
    const options = readOptions([], {
      DATABASE_URL: 'postgres://h/d',
      TEMPORAL_ADDRESS: 'h:7233',
      MILLRACE_DEMO: 'off',
    });

    expect(options).toMatchObject({ databaseUrl: 'postgres://h/d', temporalAddress: 'h:7233', demo: false });
  });

  it.each([[['--port', 'eighty']], [['--port', '70000']], [['--prot', '8080']], [['extra']]])('refuses %j', (args) => {
    expect(() => readOptions(args, {})).toThrow();
  });
});
