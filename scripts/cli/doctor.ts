import { findings } from '../doctor/findings.ts';
import { dataFolder, readArguments } from './command.ts';

const signs = { good: '✓', bad: '✗', note: '·' } as const;

/** `millrace doctor`: what is there, what runs, what is wrong and what to do about it. Exit 1 when something is wrong. */
export async function doctor(args: readonly string[]): Promise<number> {
  const options = { data: { type: 'string' }, json: { type: 'boolean' } } as const;
  const { values } = readArguments(args, options, 'millrace doctor [--data DIR] [--json]');
  const found = await findings(dataFolder(values.data));
  for (const finding of found) {
    if (values.json) console.log(JSON.stringify(finding));
    else console.log(`${signs[finding.state]} ${finding.text}${finding.remedy ? `\n    → ${finding.remedy}` : ''}`);
  }
  return found.some(({ state }) => state === 'bad') ? 1 : 0;
}
