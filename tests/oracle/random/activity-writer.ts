import { EventWriter } from './event-writer.ts';
import type { Activity, Attached, Block, Content, Listener, Repeat, Undo } from './plan.ts';
import type { Ends } from './xml-writer.ts';
import { escape } from './xml-writer.ts';

interface Written {
  tag: string;
  inner: { content: string; extensions: string };
  attributes: string;
}

/** Activities with all that belongs to them. */
export abstract class ActivityWriter extends EventWriter {
  protected abstract block(block: Block): Ends;

  protected activity(activity: Activity): Ends {
    const id = this.id(activity.work);
    const { tag, inner, attributes } = this.work(activity);
    const maps = activity.maps
      ? '<zeebe:ioMapping><zeebe:input source="=a" target="d"/><zeebe:output source="=d + 1" target="b"/></zeebe:ioMapping>'
      : '';
    const extensions = `<extensionElements>${inner.extensions}${maps}</extensionElements>`;
    this.add(tag, id, `${extensions}${inner.content}${repeated(activity.repeat)}`, attributes);
    if (activity.undo) this.undo(id, activity.undo);
    else if (activity.content) this.undoable.push(id);
    const merge = activity.boundaries.some(({ merges }) => merges) ? this.node('Merge', 'exclusiveGateway').first : id;
    if (merge !== id) this.flow(id, merge);
    if (activity.work === 'transaction') this.boundary(id, merge, '<cancelEventDefinition/>', '', plainPath());
    const codes = new Set<string>();
    for (const attached of activity.boundaries) {
      const fresh = attached.triggers.filter(
        ({ on, what }) => (on !== 'error' && on !== 'escalation') || !codes.has(on + what),
      );
      for (const { on, what } of fresh) codes.add(on + what);
      const { inner: definitions, attribute } = this.triggers(fresh, attached.all);
      const interrupting = attached.interrupting || definitions.includes('errorEventDefinition');
      this.boundary(id, merge, definitions, `${attribute} cancelActivity="${interrupting}"`, attached);
    }
    return { first: id, last: merge };
  }

  private boundary(
    host: string,
    merge: string,
    definitions: string,
    attributes: string,
    { body, merges }: Pick<Attached, 'body' | 'merges'>,
  ): void {
    const event = this.add('boundaryEvent', this.id('Boundary'), definitions, `attachedToRef="${host}" ${attributes}`);
    const part = this.block(body);
    this.flow(event, part.first);
    this.flow(part.last, merges && merge !== host ? merge : this.end([]));
  }

  private work(activity: Activity): {
    tag: string;
    inner: { content: string; extensions: string };
    attributes: string;
  } {
    const plain = (tag: string, attributes = '', extensions = '', content = '') => ({
      tag,
      inner: { content, extensions },
      attributes,
    });
    switch (activity.work) {
      case 'user':
        return plain('userTask');
      case 'manual':
        return plain('manualTask');
      case 'service':
        return plain('serviceTask', '', '<zeebe:taskDefinition type="work"/>');
      case 'receive':
        return plain('receiveTask', 'messageRef="M1"');
      case 'send':
        return plain('sendTask', 'messageRef="M2"');
      case 'script':
        return plain(
          'scriptTask',
          '',
          `<zeebe:script expression="=${activity.maps ? 'd' : 'c'} + 1" resultVariable="${activity.repeat ? 'a' : 'c'}"/>`,
        );
      case 'call':
        return plain(
          'callActivity',
          '',
          `<zeebe:calledElement processId="part" propagateAllChildVariables="${!activity.maps}"/>`,
        );
      case 'sub':
      case 'transaction':
        return plain(
          activity.work === 'sub' ? 'subProcess' : 'transaction',
          '',
          '',
          this.inside(activity.content!, activity.work === 'transaction'),
        );
      case 'adhoc':
        return this.adHoc(activity);
      default:
        return plain('task');
    }
  }

  private inside(content: Content, isTransaction: boolean, start = ''): string {
    const outer = { body: this.body, undoable: this.undoable, inTransaction: this.inTransaction };
    Object.assign(this, { body: '', undoable: [], inTransaction: isTransaction });
    const begin =
      start === ''
        ? this.node('Start', 'startEvent').first
        : this.add('startEvent', this.id('Start'), start.split('|')[0], start.split('|')[1]);
    const body = this.block(content.body);
    this.flow(begin, body.first);
    this.finish(body, content);
    const inner = this.body;
    Object.assign(this, outer);
    return inner;
  }

  private adHoc({ choices, adHoc }: Activity): Written {
    const outer = { body: this.body, undoable: this.undoable, inTransaction: this.inTransaction };
    Object.assign(this, { body: '', undoable: [], inTransaction: false });
    const ids = choices!.map((choice) => this.activity({ ...choice, boundaries: [] }).first);
    const inner = this.body;
    Object.assign(this, outer);
    const until =
      adHoc!.until === undefined ? '' : `<completionCondition>${escape(adHoc!.until)}</completionCondition>`;
    return {
      tag: 'adHocSubProcess',
      attributes: `ordering="${adHoc!.sequential ? 'Sequential' : 'Parallel'}" cancelRemainingInstances="${!adHoc!.keeps}"`,
      inner: {
        content: inner + until,
        extensions: adHoc!.first ? `<zeebe:adHoc activeElementsCollection="${ids.join(',')}"/>` : '',
      },
    };
  }

  private undo(id: string, { by, content, repeat }: Undo): void {
    const event = this.add('boundaryEvent', this.id('Undo'), '<compensateEventDefinition/>', `attachedToRef="${id}"`);
    const handler = this.id('Handler');
    const tags = { user: 'userTask', script: 'scriptTask', task: 'task', sub: 'subProcess' };
    const script = '<extensionElements><zeebe:script expression="=a + 1" resultVariable="b"/></extensionElements>';
    const inner = by === 'sub' ? this.inside(content!, false) : by === 'script' ? script : '';
    this.add(tags[by], handler, inner + repeated(repeat), 'isForCompensation="true"');
    this.add(
      'association',
      this.id('Association'),
      '',
      `associationDirection="One" sourceRef="${event}" targetRef="${handler}"`,
    );
    this.undoable.push(id);
  }

  protected listener({ triggers, all, interrupting, undoes, content }: Listener): void {
    const { inner, attribute } = undoes
      ? { inner: '<compensateEventDefinition/>', attribute: '' }
      : this.triggers(triggers, all);
    const stops = interrupting || inner.includes('errorEventDefinition');
    const inside = this.inside(content, false, `${inner}|${attribute} isInterrupting="${stops}"`);
    this.add('subProcess', this.id('Handler'), inside, 'triggeredByEvent="true"');
  }

  protected finish(body: Ends, { end, listeners }: Content): void {
    this.flow(body.last, this.end(end));
    for (const listener of listeners) this.listener(listener);
  }
}

const plainPath = (): Pick<Attached, 'body' | 'merges'> => ({
  body: { kind: 'activity', work: 'task', boundaries: [] },
  merges: true,
});

function repeated(repeat: Repeat | undefined): string {
  if (!repeat) return '';
  if (repeat.how === 'loop') {
    const condition =
      repeat.condition === undefined ? '' : `<loopCondition>${escape(repeat.condition)}</loopCondition>`;
    const maximum = repeat.maximum === undefined ? '' : ` loopMaximum="${repeat.maximum}"`;
    return `<standardLoopCharacteristics testBefore="${repeat.before}"${maximum}>${condition}</standardLoopCharacteristics>`;
  }
  const items = JSON.stringify(Array.from({ length: repeat.count }, (_, index) => index + 1));
  const collection = repeat.items ? `inputCollection="=${items}" inputElement="a"` : '';
  const output = repeat.collects ? 'outputCollection="all" outputElement="=loopCounter + a"' : '';
  const extensions =
    collection + output === ''
      ? ''
      : `<extensionElements><zeebe:loopCharacteristics ${collection} ${output}/></extensionElements>`;
  const count = repeat.items ? '' : `<loopCardinality>=${repeat.count}</loopCardinality>`;
  const enough =
    repeat.enough === undefined ? '' : `<completionCondition>${escape(repeat.enough)}</completionCondition>`;
  return `<multiInstanceLoopCharacteristics isSequential="${repeat.how === 'sequential'}">${extensions}${count}${enough}</multiInstanceLoopCharacteristics>`;
}
