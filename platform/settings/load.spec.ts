import { describe, expect, it } from '@jest/globals';
import { loadSettings, settingProblems, SettingsError } from './load.ts';

const needed = { DATABASE_URL: 'postgres://u:p@localhost:5432/m', TEMPORAL_ADDRESS: 'localhost:7233' };

describe('loadSettings', () => {
  it('fills in the defaults', () => {
    const settings = loadSettings(needed);

    expect(settings).toMatchObject({ port: 8080, host: '127.0.0.1', demo: true, temporalNamespace: 'default' });
    expect(settings.dataDir).toMatch(/\/data$/);
    expect(settings.payloadKey).toBeUndefined();
  });

  it('takes an empty variable as not set', () => {
    expect(loadSettings({ ...needed, PORT: '', MILLRACE_PAYLOAD_KEY: ' ' }).port).toBe(8080);
  });

  it('names everything that is wrong at once', () => {
    // given
    const environment = {
      PORT: '70000',
      MILLRACE_DEMO: 'perhaps',
      DATABASE_URL: 'mysql://root:hunter2@db',
      LOG_LEVEL: 'loud',
    };

    // when
    const problems = problemsOf(environment);

    // then
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'MILLRACE_DEMO',
      'DATABASE_URL',
      'TEMPORAL_ADDRESS',
      'LOG_LEVEL',
    ]);
  });

  it('never shows a secret', () => {
    const text = problemsOf({
      ...needed,
      DATABASE_URL: 'mysql://root:hunter2@db',
      MILLRACE_PAYLOAD_KEY: 'tooshort',
    }).join();

    expect(text).not.toMatch(/hunter2|tooshort/);
  });

  it('sees contradictions', () => {
    expect(problemsOf({ ...needed, TEMPORAL_TLS_CERT: '/no/such/file' })).toEqual([
      'TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY are needed together',
      'TEMPORAL_TLS_CERT names a file that does not exist: /no/such/file',
    ]);
    expect(problemsOf({ ...needed, TEMPORAL_TLS: 'false', TEMPORAL_API_KEY: 'k' })).toHaveLength(1);
  });

  it('does not ask npm start for the parts that it provides itself', () => {
    expect(settingProblems({})).toEqual([]);
    expect(settingProblems({ DATABASE_URL: 'nonsense' })).toHaveLength(1);
  });
});

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}
