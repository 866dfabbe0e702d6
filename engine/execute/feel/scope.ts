import type { MatchedTable } from '../../../contracts/processes/decision.ts';
import { FeelError } from './errors.ts';
import type { Problem } from './errors.ts';
import type { FeelContext, FeelValue } from './values.ts';
import { isContext } from './values.ts';

/** What an expression knows besides variables: the time of the event and the zone of values without offset. */
export interface FeelEnvironment {
  now: number;
  /** Minutes east of UTC at `now`. */
  offset: number;
}

/** Values bound inside an expression: names of loops, parameters and contexts, or the item of a filter. */
type Frame = { values: FeelContext; parent: Frame | null } | { item: FeelValue; parent: Frame | null };

/** Work that one evaluation may do: iterations of loops, elements of ranges, calls. */
const BUDGET = 1_000_000;

/** What an evaluation shares. */
interface Session {
  readonly read: (name: string) => FeelValue | undefined;
  readonly environment: FeelEnvironment;
  readonly problems: Problem[];
  /** Rules of decision tables that matched. */
  readonly matched: MatchedTable[];
  left: number;
}

/** Names in reach at one place of an evaluation. */
export class Scope {
  private readonly session: Session;
  private readonly frame: Frame | null;

  private constructor(session: Session, frame: Frame | null) {
    this.session = session;
    this.frame = frame;
  }

  static begin(read: Session['read'], environment: FeelEnvironment): Scope {
    return new Scope({ read, environment, problems: [], matched: [], left: BUDGET }, null);
  }

  get environment(): FeelEnvironment {
    return this.session.environment;
  }

  get problems(): readonly Problem[] {
    return this.session.problems;
  }

  bind(values: FeelContext): Scope {
    return new Scope(this.session, { values, parent: this.frame });
  }

  /** Inside a filter: `item`, and the entries of an item that is a context. */
  enterItem(item: FeelValue): Scope {
    return new Scope(this.session, { item, parent: this.frame });
  }

  lookup(name: string): FeelValue {
    for (let frame = this.frame; frame; frame = frame.parent) {
      const values = 'values' in frame ? frame.values : entriesOf(frame.item);
      if (values && Object.hasOwn(values, name)) return values[name]!;
      if ('item' in frame && name === 'item') return frame.item;
    }
    return this.session.read(name) ?? null;
  }

  /** Names in reach of another place of the same evaluation. */
  get outermost(): Scope {
    return new Scope(this.session, null);
  }

  /** A name that no frame can hold. */
  readOutside(name: string): FeelValue {
    return this.session.read(name) ?? null;
  }

  /** Notes why something is `null`. */
  fail(message: string, position: number): null {
    this.session.problems.push({ message, position });
    return null;
  }

  get matched(): readonly MatchedTable[] {
    return this.session.matched;
  }

  noteMatched(table: MatchedTable): void {
    this.session.matched.push(table);
  }

  /** Notes a problem that is known to belong somewhere. */
  note(problem: Problem): null {
    this.session.problems.push(problem);
    return null;
  }

  spend(amount: number, position: number): void {
    this.session.left -= amount;
    if (this.session.left < 0) throw new FeelError('the expression takes too many steps', position);
  }
}

function entriesOf(item: FeelValue): FeelContext | null {
  return isContext(item) ? item : null;
}
