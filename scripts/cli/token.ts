import { createInterface } from 'node:readline/promises';
import { Problem } from '../lib/problem.mjs';
import { readArguments } from './command.ts';
import { refusal, request, serverOptions } from './server.ts';

const usage =
  'millrace token --user NAME [--name TEXT] [--days N] [--url URL]   (password: MILLRACE_PASSWORD, or asked for)';

/** `millrace token`: makes a personal access token and prints it, alone on its line. */
export async function token(args: readonly string[]): Promise<number> {
  const options = {
    url: serverOptions.url,
    user: { type: 'string' },
    name: { type: 'string' },
    days: { type: 'string' },
  } as const;
  const { values } = readArguments(args, options, usage);
  if (!values.user) throw new Problem('Whose token?', usage);
  const days = values.days === undefined ? undefined : Number(values.days);
  if (days !== undefined && !Number.isSafeInteger(days))
    throw new Problem(`${values.days} is no number of days.`, usage);
  const answer = await request({ url: values.url }, '/api/tokens', {
    username: values.user,
    password: process.env['MILLRACE_PASSWORD'] ?? (await askPassword()),
    name: values.name ?? 'millrace token',
    ...(days === undefined ? {} : { expiresInDays: days }),
  });
  if (answer.status !== 201) throw new Problem(refusal(answer));
  console.log((answer.body as { token: string }).token);
  return 0;
}

async function askPassword(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  process.stderr.write('Password: ');
  try {
    for await (const line of lines) return line;
    throw new Problem('No password was given.', usage);
  } finally {
    lines.close();
  }
}
