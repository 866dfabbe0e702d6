declare module 'bpmn-moddle' {
  import type { ModdleElement } from './moddle.ts';

  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>, options?: Record<string, unknown>);
    fromXML(
      xml: string,
      options?: { lax?: boolean },
    ): Promise<{
      rootElement: ModdleElement;
      warnings: { message: string; element?: ModdleElement; property?: string; value?: string; error?: Error }[];
    }>;
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>;
    getType(name: string): { $descriptor: { name: string; isAbstract?: boolean } };
  }
}
