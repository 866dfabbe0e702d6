import type { CompiledProcess, Finding } from '../../engine/model/process.ts';
import { Sandbox } from './sandbox.ts';

/** Scripts in JavaScript that cannot be compiled. The compiler of processes has no sandbox to see that. */
export async function checkScripts(processes: readonly CompiledProcess[]): Promise<Finding[]> {
  const scripts = processes.flatMap(({ elements }) =>
    Object.values(elements).flatMap((element) =>
      element.kind === 'scriptTask' && element.language === 'javascript' ? [element] : [],
    ),
  );
  const findings: Finding[] = [];
  let sandbox: Sandbox | null = null;
  for (const { id, source } of scripts) {
    if (!sandbox?.isSound) sandbox = await Sandbox.load();
    const wrong = sandbox.check(source);
    if (!wrong) continue;
    const { problem, line = 1 } = wrong;
    findings.push({
      rule: 'script-syntax',
      severity: 'error',
      elementId: id,
      message: `line ${line} of the script: ${problem}`,
      params: { line },
    });
  }
  return findings;
}
