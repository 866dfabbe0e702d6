/** The package ships no types. */
declare module 'bpmn-auto-layout' {
  /** Adds a drawing to a diagram that has none. */
  export function layoutProcess(xml: string): Promise<string>;
}
