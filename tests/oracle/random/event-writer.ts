import type { End, Thrown, Trigger } from './plan.ts';
import { XmlWriter, escape } from './xml-writer.ts';

/** Definitions of events, as far as they may stand where they are. */
export class EventWriter extends XmlWriter {
  /** Activities of the present scope that can be undone. */
  protected undoable: string[] = [];
  protected inTransaction = false;

  protected end(end: End): string {
    const definitions = this.definitions(end.map((one) => this.fitting(one)));
    return this.node('End', 'endEvent', definitions).first;
  }

  /** A cancel event stands in a transaction only. */
  protected fitting(thrown: Thrown): Thrown {
    return thrown.what === 'cancel' && !this.inTransaction ? { ...thrown, what: 'terminate' } : thrown;
  }

  protected definitions(throws: readonly Thrown[]): string {
    // Only one of them may wait or end something.
    const ends = throws.filter(({ what }) => !['message', 'signal', 'escalation'].includes(what)).slice(1);
    return throws
      .filter((one) => !ends.includes(one))
      .map((one) => this.thrown(one))
      .join('');
  }

  protected thrown({ what, name, one, waits }: Thrown): string {
    if (what === 'terminate' || what === 'cancel') return `<${what}EventDefinition/>`;
    if (what !== 'compensation') return `<${what}EventDefinition ${what}Ref="${name}"/>`;
    const target =
      one === undefined || this.undoable.length === 0 ? undefined : this.undoable[one % this.undoable.length];
    const reference = target === undefined ? '' : ` activityRef="${target}"`;
    return `<compensateEventDefinition${reference}${waits ? '' : ' waitForCompletion="false"'}/>`;
  }

  protected trigger({ on, what }: Trigger): string {
    switch (on) {
      case 'timer': {
        const part = what.startsWith('R') ? 'timeCycle' : 'timeDuration';
        return `<timerEventDefinition><${part}>${what}</${part}></timerEventDefinition>`;
      }
      case 'conditional':
        return `<conditionalEventDefinition><condition>${escape(what)}</condition></conditionalEventDefinition>`;
      default:
        return `<${on}EventDefinition${what === '' ? '' : ` ${on}Ref="${what}"`}/>`;
    }
  }

  /** Nothing is awaited twice by one event, and errors never together with others. */
  protected triggers(triggers: readonly Trigger[], all: boolean): { inner: string; attribute: string } {
    const seen = new Set<string>();
    let kept = triggers.filter(({ on }) => !seen.has(on) && seen.add(on));
    if (all && kept.length > 1) kept = kept.filter(({ on }) => on !== 'error' && on !== 'escalation');
    if (kept.length === 0) kept = [{ on: 'timer', what: 'PT1M' }];
    const attribute = all && kept.length > 1 ? 'parallelMultiple="true"' : '';
    return { inner: kept.map((one) => this.trigger(one)).join(''), attribute };
  }
}
