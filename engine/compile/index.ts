import type { CompileResult, CompiledProcess } from '../model/process.ts';
import { rules } from '../rules/index.ts';
import { checkVocabulary, foreignPrefixes } from './check-vocabulary.ts';
import { CompileContext } from './context.ts';
import type { ModdleElement } from './moddle.ts';
import { allOf, is } from './moddle.ts';
import { parse } from './parse.ts';
import { compileProcess } from './process.ts';
import { refusedRoots } from './vocabulary.ts';

export { elementLabels } from './labels.ts';

/**
 * Compiles a BPMN file. Never throws: whatever is wrong is a finding, and with one of severity `error` there are no
 * processes.
 */
export async function compile(xml: string | Uint8Array): Promise<CompileResult> {
  const context = new CompileContext();
  let processes: CompiledProcess[] = [];
  try {
    const definitions = await parse(xml, context);
    if (definitions) processes = compileDefinitions(context, definitions);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.error('xml-broken', null, `the file cannot be compiled: ${reason}`, { reason });
  }
  const failed = context.findings.some(({ severity }) => severity === 'error');
  return { processes: failed ? [] : processes, findings: context.findings };
}

function compileDefinitions(context: CompileContext, definitions: ModdleElement): CompiledProcess[] {
  const foreign = foreignPrefixes(definitions);
  for (const extension of allOf(definitions, 'extensions')) checkVocabulary(context, extension, foreign);
  const processes: CompiledProcess[] = [];
  // What could not even be read is missing from the graph too.
  const unreadable = context.findings.some(({ severity }) => severity === 'error');
  let idle = 0;
  for (const root of allOf(definitions, 'rootElements')) {
    if (is(root, 'bpmn:Process') && root.get?.('isExecutable') === false) {
      idle += 1;
      context.report('info', 'not-executable', root, 'the process is not marked executable and is left out');
      continue;
    }
    if (Object.hasOwn(refusedRoots, root.$type)) {
      const message = `${root.$type.replace('bpmn:', '')} is not executed: ${refusedRoots[root.$type]!}`;
      context.error('not-executed', root, message, { type: root.$type });
      continue;
    }
    checkVocabulary(context, root, foreign);
    if (!is(root, 'bpmn:Process')) continue;
    context.incomplete = unreadable;
    const process = compileProcess(context, root);
    if (!process) continue;
    processes.push(process);
    for (const rule of rules) {
      if (rule.wholeGraph && context.incomplete) continue;
      rule.check(process, (finding) => context.findings.push({ rule: rule.code, ...finding }));
    }
  }
  if (processes.length === 0) nothingToRun(context, definitions, idle);
  return processes;
}

function nothingToRun(context: CompileContext, definitions: ModdleElement, idle: number): void {
  if (context.findings.some(({ severity }) => severity === 'error')) return;
  const message =
    idle > 0
      ? 'no process is marked executable: set isExecutable on the one that is to run'
      : 'the file contains no process';
  context.error('nothing-executable', definitions, message);
}
