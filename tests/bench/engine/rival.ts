import { BpmnModdle } from 'bpmn-moddle';
import { Engine } from 'bpmn-engine';
import type { BenchDiagram } from './diagrams.ts';

/** npm `bpmn-engine`: the same file, parsed and prepared before the clock runs; its scripts are plain functions. */
export async function prepareRival({ xml, scripts, variables }: BenchDiagram): Promise<() => Promise<number>> {
  const moddleContext = await new BpmnModdle().fromXML(xml);
  const script = (id: string): BenchDiagram['scripts'][string] => scripts[id] ?? (() => true);
  return async () => {
    const engine = new Engine({
      moddleContext,
      variables: { ...variables },
      scripts: {
        register: () => undefined,
        getScript: (_language: string, { id }: { id: string }) => ({
          execute(
            context: { environment: { variables: Record<string, number> } },
            callback: (error: null, result: unknown) => void,
          ) {
            const result = script(id)(context.environment.variables);
            // Otherwise a thousand rounds do not fit on its stack.
            queueMicrotask(() => callback(null, result));
          },
        }),
      },
    } as never);
    await engine.getDefinitions();
    const ended = new Promise<void>((resolve, reject) => {
      engine.once('end', () => resolve());
      engine.once('error', reject);
    });
    const began = performance.now();
    await engine.execute();
    await ended;
    return performance.now() - began;
  };
}
