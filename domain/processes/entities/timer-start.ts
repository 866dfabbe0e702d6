import { defineEntity, p } from '@mikro-orm/postgresql';

/** The timer start event whose workflow runs for a process: of its newest active version. */
export const TimerStart = defineEntity({
  name: 'TimerStart',
  tableName: 'timer_start',
  properties: {
    processKey: p.string().length(200).primary(),
    elementId: p.string().length(200).primary(),
    /** Which definition of the element: one event may wait for several timers. */
    definition: p.integer().primary(),
    versionId: p.uuid(),
    /** False once the process no longer starts by it. */
    running: p.boolean(),
    since: p.datetime(6),
  },
});
