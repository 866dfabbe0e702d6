import { seedDemoPlant } from '../../domain/demo/index.ts';
import type { SetupStep } from './steps.ts';

/** The demo plant's records, on the first start of an installation that wants it. */
export const plantStep: SetupStep = {
  name: 'demo plant',
  async run({ database, settings, say }) {
    const [row] = await database.query<{ count: number }>('select count(*)::int as count from plant');
    if (!settings.demo || row!.count > 0) return undefined;
    await database.transaction((tx) => seedDemoPlant(tx));
    say('  the demo plant');
    return undefined;
  },
};
