import { Problem, explain } from '../lib/problem.mjs';

type Command = (args: readonly string[]) => Promise<number>;

interface Entry {
  /** One line of the overview. */
  does: string;
  load: () => Promise<Command>;
}

/** Every subcommand; loaded when used, so that a check starts as fast as a check can. */
const commands: Readonly<Record<string, Entry>> = {
  check: {
    does: 'FILES…  says what is wrong with BPMN and DMN files',
    load: async () => (await import('./check.ts')).check,
  },
  test: {
    does: 'FILES…|FOLDERS…  runs scenario files',
    load: async () => (await import('./test.ts')).test,
  },
  decide: {
    does: 'FILE.dmn  makes decisions of a DMN file',
    load: async () => (await import('./decide.ts')).decide,
  },
  import: {
    does: 'FILE  converts a model of Camunda, Operaton, Flowable or Activiti',
    load: async () => (await import('./import.ts')).importModel,
  },
  deploy: {
    does: 'FILES…|FOLDERS…  publishes diagrams, decisions and forms on a running Millrace',
    load: async () => (await import('./deploy.ts')).deploy,
  },
  token: { does: 'makes a personal access token for scripts', load: async () => (await import('./token.ts')).token },
  start: { does: 'starts Millrace, as npm start does', load: async () => (await import('./start.ts')).start },
  doctor: { does: 'says what is there and what is wrong', load: async () => (await import('./doctor.ts')).doctor },
  backup: { does: 'copies all data', load: async () => (await import('./backup.ts')).backup },
  restore: { does: 'FOLDER  puts a backup back', load: async () => (await import('./restore.ts')).restore },
};

const overview = [
  'millrace COMMAND …',
  ...Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(8)} ${does}`),
].join('\n');

/** Exit code: 0 fine, 1 findings or failed expectations, 2 wrong use or unreadable file. */
async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.log(overview);
    return name === undefined ? 2 : 0;
  }
  if (!Object.hasOwn(commands, name)) throw new Problem(`There is no command ${name}.`, overview);
  const command = await commands[name]!.load();
  return command(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // Whatever happens: words, not a stack.
  console.error(error instanceof Problem ? explain(error) : `millrace: ${messageOf(error)}`);
  process.exitCode = 2;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
