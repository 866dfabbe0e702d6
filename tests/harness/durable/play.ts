import type { ScenarioStep } from '../../../contracts/processes/scenario.ts';
import { execute } from '../../../domain/foundation/index.ts';
import { publish } from '../../../domain/processes/index.ts';
import { instantOf } from '../../../engine/execute/time/cycle.ts';
import { compiledCalendars, differences } from '../../../engine/simulate/index.ts';
import { contextOf } from '../runtime.ts';
import { untruths } from '../truth.ts';
import { sleep } from '../parts/index.ts';
import { act, start } from './actions.ts';
import { observeRows } from './observe.ts';
import { advanceTo, settle } from './settle.ts';
import type { Stage } from './stage.ts';
import { readStory } from './stories.ts';
import type { Story } from './stories.ts';
import { virtualNow } from './virtual-clock.ts';
import { yearFor } from './years.ts';

/** Plays a scenario on the stage; returns what went otherwise than told, and what rows and workflows disagree on. */
export async function play(stage: Stage, story: string): Promise<string[]> {
  await stage.clear();
  const plain = await readStory(story);
  const year = plain.scenario.at === undefined ? undefined : yearFor(plain.scenario.at, virtualNow());
  const { scenario, processes, decisions } = year === undefined ? plain : await readStory(story, year);
  if (scenario.at !== undefined) await stage.sleepUntil(instantOf(scenario.at, undefined)!);
  stage.calendars = compiledCalendars(scenario, virtualNow());
  stage.services.script(scenario.services);
  await publishAll(stage, { processes, decisions });
  const failures: string[] = [];
  if (scenario.start) {
    const main = scenario.process ?? processes[0]!.process.key;
    const refused = await start(stage, { processKey: main, variables: {}, ...given(scenario.start) });
    await settle(stage);
    if (refused !== null) failures.push(`start: refused: ${refused}`);
  }
  for (const [index, step] of scenario.steps.entries()) {
    if (failures.length > 0 && step.expect === undefined) break;
    if (stage.skips) await advanceTo(stage, virtualNow());
    failures.push(...(await playStep(stage, step)).map((problem) => `step ${index + 1}: ${problem}`));
  }
  return [...failures, ...(await disagreements(stage))];
}

function given<T extends object>(members: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}

async function publishAll(stage: Stage, { processes, decisions }: Omit<Story, 'scenario'>): Promise<void> {
  const files = processes.map(({ process, xml }) => ({
    ...{ process, xml, labels: {}, findings: [], name: { zh: process.key } },
    ...(process.versionTag === undefined ? {} : { versionTag: process.versionTag }),
  }));
  await execute(stage.database, contextOf('owner'), publish, { processes: files, decisions, forms: [], sizes: {} });
}

async function playStep(stage: Stage, step: ScenarioStep): Promise<string[]> {
  if (step.expect) {
    const wrong = await patiently(() => observeRows(stage.database).then((seen) => differences(step.expect!, seen)));
    if (!step.refused) return wrong;
    return wrong.length > 0 ? [] : ['the expectation holds, but it should not'];
  }
  const refused = await act(stage, step);
  if (step.refused) return refused === null ? [`${JSON.stringify(step)} was accepted, but it should be refused`] : [];
  return refused === null ? [] : [`${JSON.stringify(step)} was refused: ${refused}`];
}

/** What is quiet may still be wrong for a moment, such as a start that the sweep gives another try. */
async function patiently(look: () => Promise<string[]>): Promise<string[]> {
  let wrong = await look();
  for (let i = 0; i < 20 && wrong.length > 0; i++) {
    await sleep(50);
    wrong = await look();
  }
  return wrong;
}

/** Rows, workflow and folded events of every instance must tell the same. */
async function disagreements(stage: Stage): Promise<string[]> {
  const rows = await stage.database.query<{ id: string; process_key: string }>('select id, process_key from instance');
  const found = await Promise.all(
    rows.map(async ({ id, process_key: key }) =>
      (await untruths(stage.database, stage.client, id, stage.calendars)).map((untruth) => `${key}: ${untruth}`),
    ),
  );
  return found.flat();
}
