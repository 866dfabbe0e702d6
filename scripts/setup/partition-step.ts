import type { SetupStep } from './steps.ts';

/** The tables of this and the next month, before anything runs. */
export const partitionStep: SetupStep = {
  name: 'partitions',
  async run({ database }) {
    await database.query(
      `select ensure_instance_event_partition(month::date) from generate_series(now(), now() + interval '2 months', '1 month') month`,
    );
    return undefined;
  },
};
