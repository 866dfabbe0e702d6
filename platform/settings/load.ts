import { existsSync } from 'node:fs';
import { settingsTable } from './settings.ts';
import type { SettingKey, Settings } from './settings.ts';
import type { Setting } from './setting.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Thrown by `loadSettings` with everything that is wrong, one line each. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Settings are wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Reads the settings of this process; throws one `SettingsError` naming all that is wrong. */
export function loadSettings(environment: Environment = process.env): Settings {
  const { settings, problems } = read(environment, []);
  if (problems.length > 0) throw new SettingsError(problems);
  return settings as Settings;
}

/** What is wrong with the settings given to `npm start`, which provides the parts that are not named. */
export function settingProblems(environment: Environment = process.env): readonly string[] {
  return read(environment, ['databaseUrl', 'temporalAddress']).problems;
}

function read(environment: Environment, mayBeMissing: readonly SettingKey[]) {
  const settings: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [key, line] of Object.entries(settingsTable) as [SettingKey, Setting][]) {
    const text = environment[line.name]?.trim();
    const given = text === undefined || text === '' ? undefined : text;
    if (given === undefined && mayBeMissing.includes(key)) continue;
    const parsed = line.schema.safeParse(given);
    if (parsed.success) settings[key] = parsed.data;
    else problems.push(`${line.name} ${complaint(line, given, parsed.error.issues[0]?.message)}`);
  }
  problems.push(...contradictions(settings as Partial<Settings>));
  return { settings, problems };
}

function complaint(line: Setting, given: string | undefined, message = 'is not valid'): string {
  if (given === undefined) return 'is not set; start everything with `npm start`, or name a server of your own';
  const shown = line.secret ? '(hidden)' : JSON.stringify(given);
  return `is ${shown}: ${message}. It takes: ${line.type}`;
}

function contradictions(settings: Partial<Settings>): string[] {
  const { temporalTls, temporalTlsCa, temporalTlsCert, temporalTlsKey, temporalApiKey } = settings;
  const problems: string[] = [];
  if (Boolean(temporalTlsCert) !== Boolean(temporalTlsKey)) {
    problems.push('TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY are needed together');
  }
  if (temporalTls === false && (temporalTlsCa || temporalTlsCert || temporalApiKey)) {
    problems.push('TEMPORAL_TLS is false, but an API key or a TLS file is given');
  }
  const files = {
    TEMPORAL_TLS_CA: temporalTlsCa,
    TEMPORAL_TLS_CERT: temporalTlsCert,
    TEMPORAL_TLS_KEY: temporalTlsKey,
  };
  for (const [name, path] of Object.entries(files)) {
    if (path !== undefined && !existsSync(path)) problems.push(`${name} names a file that does not exist: ${path}`);
  }
  return problems;
}
