import type { Scenario, ScenarioAnswer, ScenarioResult, ScenarioStep } from '../../contracts/processes/scenario.ts';
import type { CompiledDecision } from '../../contracts/processes/decision.ts';
import { scriptService } from '../../contracts/processes/names.ts';
import { compileConverted } from '../convert/index.ts';
import { compileDecisions } from '../decide/compile/index.ts';
import { withDecisionsBeside } from '../execute/decisions.ts';
import { instantOf } from '../execute/time/cycle.ts';
import type { CompiledCalendar } from '../model/calendar.ts';
import type { CallService } from '../model/effect.ts';
import type { CompiledProcess, Finding } from '../model/process.ts';
import { actions } from './actions.ts';
import type { ServiceAnswer, Services } from './connect.ts';
import { connect } from './connect.ts';
import { mismatches, observe } from './expectations.ts';
import { MessageBoard } from './messages.ts';
import { World } from './world.ts';
import { zoneOffsets } from './zone-offsets.ts';

export interface ScenarioFile {
  name: string;
  content: string | Uint8Array;
}

export interface ScenarioOptions {
  /** Turns every state to JSON and back before each event. */
  throughJson?: boolean;
  elementLimit?: number;
  /** Carries out script tasks in JavaScript; without it they wait for an answer like any service. */
  scripts?: (call: CallService) => ServiceAnswer;
}

/** A run under way; the browser plays with the same parts. */
export interface Play {
  readonly world: World;
  readonly board: MessageBoard;
}

/** Used when a scenario does not say when it happens. */
const DEFAULT_START = Date.UTC(2026, 0, 5, 8);

/** Compiles the files and runs the scenario. Problems of the files are failures of the run. */
export async function runScenario(
  files: readonly ScenarioFile[],
  scenario: Scenario,
  options: ScenarioOptions = {},
): Promise<ScenarioResult> {
  const { processes, problems } = await compileFiles(files);
  return problems.length > 0 ? failed(problems) : runCompiled(processes, scenario, options);
}

/** The processes of a scenario's files, with the decisions that lie beside them. */
export async function compileFiles(
  files: readonly ScenarioFile[],
): Promise<{ processes: CompiledProcess[]; problems: string[] }> {
  const processes: CompiledProcess[] = [];
  const decisions: CompiledDecision[] = [];
  const problems: string[] = [];
  const report = (name: string, findings: readonly Finding[]): void => {
    problems.push(...findings.filter(({ severity }) => severity === 'error').map((one) => say(name, one)));
  };
  const tables = files.filter(({ name }) => name.endsWith('.dmn'));
  for (const { name, content } of files) {
    if (name.endsWith('.bpmn')) {
      const compiled = await compileConverted(content);
      processes.push(...compiled.processes);
      report(name, compiled.findings);
    } else if (name.endsWith('.dmn')) {
      const others = tables.filter((other) => other.name !== name).map((other) => other.content);
      const compiled = compileDecisions(content, others);
      decisions.push(...compiled.decisions);
      report(name, compiled.findings);
    } else if (!/\.form(\.json)?$/.test(name)) {
      problems.push(`${name}: only .bpmn, .dmn and .form files are executed`);
    }
  }
  return { processes: processes.map((process) => withDecisionsBeside(process, decisions)), problems };
}

function say(file: string, { elementId, rule, message }: Finding): string {
  return `${file}: ${elementId === null ? '' : `${elementId}: `}${message} [${rule}]`;
}

function failed(failures: string[]): ScenarioResult {
  return { passed: false, failures, path: [], open: [], active: [], ended: true, variables: {}, incidents: [] };
}

/** Runs a scenario on compiled processes: synchronous, deterministic. */
export function runCompiled(
  processes: readonly CompiledProcess[],
  scenario: Scenario,
  options: ScenarioOptions = {},
): ScenarioResult {
  const main = scenario.process === undefined ? processes[0] : processes.find(({ key }) => key === scenario.process);
  if (!main) return failed([`there is no process ${scenario.process ?? ''} in ${scenario.files.join(', ')}`]);
  if (scenario.process === undefined && processes.length > 1) {
    return failed([`name one of the processes: ${processes.map(({ key }) => key).join(', ')}`]);
  }
  const at = scenario.at === undefined ? DEFAULT_START : instantOf(scenario.at, undefined);
  if (at === null) return failed([`at: ${scenario.at ?? ''} is no date and time`]);
  const world = new World(processes, { at, calendars: compiledCalendars(scenario, at), ...options });
  const board = new MessageBoard();
  connect(world, board, servicesOf(scenario, options.scripts));
  return play({ world, board }, main, scenario);
}

function play(game: Play, main: CompiledProcess, scenario: Scenario): ScenarioResult {
  const failures: string[] = [];
  if (scenario.start) {
    const started = game.world.start(main, scenario.start);
    if ('code' in started) failures.push(`start: refused: ${started.message}`);
  }
  for (const [index, step] of scenario.steps.entries()) {
    if (failures.length > 0 && step.expect === undefined) break;
    // Deadlines that are due already, such as a date in the past, fire before anything else happens.
    game.world.advanceTo(game.world.now);
    failures.push(...runStep(game, step).map((problem) => `step ${index + 1}: ${problem}`));
  }
  return { passed: failures.length === 0, failures, ...observe(game.world) };
}

function runStep(game: Play, step: ScenarioStep): string[] {
  if (step.expect) {
    const wrong = mismatches(game.world, step.expect);
    if (!step.refused) return wrong;
    return wrong.length > 0 ? [] : ['the expectation holds, but it should not'];
  }
  const name = actions.names.find((action) => step[action] !== undefined)!;
  const refused = actions.run(game, name, step);
  if (step.refused) return refused === null ? [`${name} was accepted, but it should be refused`] : [];
  return refused === null ? [] : [`${name} ${String(step[name])} was refused: ${refused}`];
}

function servicesOf(scenario: Scenario, scripts: ScenarioOptions['scripts']): Services {
  const used = new Map<string, number>();
  return (call: CallService): ServiceAnswer | undefined => {
    const { elementId, taskType } = call;
    const key = Object.hasOwn(scenario.services, elementId) ? elementId : taskType;
    if (!Object.hasOwn(scenario.services, key)) return taskType === scriptService ? scripts?.(call) : undefined;
    const answers: ScenarioAnswer[] = [scenario.services[key]!].flat();
    const index = used.get(key) ?? 0;
    used.set(key, index + 1);
    return answers[Math.min(index, answers.length - 1)];
  };
}

/** The calendars of a scenario, with the offsets of their zones around its time. */
export function compiledCalendars(scenario: Scenario, at: number): Record<string, CompiledCalendar> {
  const calendars: Record<string, CompiledCalendar> = {};
  for (const [name, { zone, week, exceptions, offsets }] of Object.entries(scenario.calendars)) {
    calendars[name] = { name, zone, week, exceptions, offsets: offsets ?? zoneOffsets(zone, at) };
  }
  return calendars;
}
