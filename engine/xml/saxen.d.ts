declare module 'saxen' {
  type Decode = (text: string) => string;

  export class Parser {
    on(event: 'openTag', listener: (name: string, attributes: () => Record<string, string> | false) => void): this;
    on(event: 'closeTag', listener: (name: string) => void): this;
    on(event: 'text' | 'comment', listener: (text: string, decode: Decode) => void): this;
    on(event: 'cdata' | 'question', listener: (text: string) => void): this;
    on(event: 'error' | 'warn', listener: (problem: Error, context: () => { line: number }) => void): this;
    parse(xml: string): Error | null;
    stop(): void;
  }
}
