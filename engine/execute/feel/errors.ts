/** A syntax error, or a type error at run time; the message says where. */
export class FeelError extends Error {
  /** Character in the source, from 0. */
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.name = 'FeelError';
    this.position = position;
  }
}

/** The text is no FEEL at all; other errors of compiling are about what it says. */
export class FeelSyntaxError extends FeelError {}

/** Something that made a value `null`: a type error that an incident must name. */
export interface Problem {
  message: string;
  position: number;
  /** Where several expressions are evaluated together (decisions): whose it is, and its text. */
  elementId?: string;
  expression?: string;
  /** The value is not only `null`: what was asked for could not be answered as it was modelled. */
  fatal?: true;
}
