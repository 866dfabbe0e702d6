import type { Activity, Attached, Block, Content, End, Listener, Plan, Repeat, Thrown, Trigger, Undo } from './plan.ts';

/** First and last element of a part; nothing follows where there is no last. */
interface Ends {
  first: string;
  last: string | null;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Writes a plan as a BPMN file. */
export function write(plan: Plan): string {
  const writer = new Writer();
  writer.process(plan);
  const names = (tag: string, attribute: string, ids: string[]): string =>
    ids.map((id) => `<${tag} id="${id}" ${attribute}="${id}"/>`).join('');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="random">',
    `<process id="random" isExecutable="true">${writer.body}</process>`,
    names('message', 'name', ['M1', 'M2', 'M3', 'Begin']),
    names('signal', 'name', ['S1', 'S2', 'SBegin']),
    names('error', 'errorCode', ['E1', 'E2']),
    names('escalation', 'escalationCode', ['X1', 'X2']),
    '</definitions>',
  ].join('\n');
}

class Writer {
  body = '';
  private count = 0;
  /** Activities of the present scope that can be undone. */
  private undoable: string[] = [];
  private inTransaction = false;

  private id(kind: string): string {
    this.count += 1;
    return `${kind}_${this.count}`;
  }

  private add(tag: string, id: string, inner = '', attributes = ''): string {
    this.body += `<${tag} id="${id}"${attributes === '' ? '' : ` ${attributes}`}>${inner}</${tag}>\n`;
    return id;
  }

  private flow(from: string | null, to: string | null, condition?: string): string {
    if (from === null || to === null) return '';
    const id = this.id('Flow');
    const inner = condition === undefined ? '' : `<conditionExpression>${escape(condition)}</conditionExpression>`;
    this.add('sequenceFlow', id, inner, `sourceRef="${from}" targetRef="${to}"`);
    return id;
  }

  private node(kind: string, tag: string, inner = '', attributes = ''): Ends {
    const id = this.add(tag, this.id(kind), inner, attributes);
    return { first: id, last: id };
  }

  process({ start, content }: Plan): void {
    const body = this.block(content.body);
    const begin = (tag: string, inner: string, attributes = ''): void => {
      this.flow(this.node('Start', tag, inner, attributes).first, body.first);
    };
    const message = '<messageEventDefinition messageRef="Begin"/>';
    if (start === 'none') begin('startEvent', '');
    if (start === 'implicit') begin('task', '');
    if (start === 'message') begin('startEvent', message);
    if (start === 'receive') begin('receiveTask', '', 'messageRef="Begin" instantiate="true"');
    if (start === 'message and signal') {
      begin('startEvent', `${message}<signalEventDefinition signalRef="SBegin"/>`, 'parallelMultiple="true"');
    }
    if (start === 'race' || start === 'race of all') {
      const type = start === 'race' ? 'Exclusive' : 'Parallel';
      const gateway = this.node('Race', 'eventBasedGateway', '', `instantiate="true" eventGatewayType="${type}"`).first;
      for (const name of ['Begin', 'M1']) {
        const event = this.node('Begin', 'intermediateCatchEvent', `<messageEventDefinition messageRef="${name}"/>`);
        this.flow(gateway, event.first);
        this.flow(event.last, body.first);
      }
    }
    this.finish(body, content);
  }

  private finish(body: Ends, { end, listeners }: Content): void {
    this.flow(body.last, this.end(end));
    for (const listener of listeners) this.listener(listener);
  }

  private end(end: End): string {
    const definitions = this.definitions(end.map((one) => this.fitting(one)));
    return this.node('End', 'endEvent', definitions).first;
  }

  /** A cancel event stands in a transaction only. */
  private fitting(thrown: Thrown): Thrown {
    return thrown.what === 'cancel' && !this.inTransaction ? { ...thrown, what: 'terminate' } : thrown;
  }

  private definitions(throws: readonly Thrown[]): string {
    // Only one of them may wait or end something.
    const ends = throws.filter(({ what }) => !['message', 'signal', 'escalation'].includes(what)).slice(1);
    return throws
      .filter((one) => !ends.includes(one))
      .map((one) => this.thrown(one))
      .join('');
  }

  private thrown({ what, name, one, waits }: Thrown): string {
    if (what === 'terminate' || what === 'cancel') return `<${what}EventDefinition/>`;
    if (what !== 'compensation') return `<${what}EventDefinition ${what}Ref="${name}"/>`;
    const target =
      one === undefined || this.undoable.length === 0 ? undefined : this.undoable[one % this.undoable.length];
    const reference = target === undefined ? '' : ` activityRef="${target}"`;
    return `<compensateEventDefinition${reference}${waits ? '' : ' waitForCompletion="false"'}/>`;
  }

  private trigger({ on, what }: Trigger): string {
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
  private triggers(triggers: readonly Trigger[], all: boolean): { inner: string; attribute: string } {
    const seen = new Set<string>();
    let kept = triggers.filter(({ on }) => !seen.has(on) && seen.add(on));
    if (all && kept.length > 1) kept = kept.filter(({ on }) => on !== 'error' && on !== 'escalation');
    if (kept.length === 0) kept = [{ on: 'timer', what: 'PT1M' }];
    const attribute = all && kept.length > 1 ? 'parallelMultiple="true"' : '';
    return { inner: kept.map((one) => this.trigger(one)).join(''), attribute };
  }

  private block(block: Block): Ends {
    switch (block.kind) {
      case 'activity':
        return this.activity(block);
      case 'catch': {
        const { inner, attribute } = this.triggers(block.triggers, block.all);
        return this.node('Catch', 'intermediateCatchEvent', inner, attribute);
      }
      case 'throw':
        return this.node(
          'Throw',
          'intermediateThrowEvent',
          this.definitions(block.throws.map((one) => this.fitting(one))),
        );
      case 'sequence':
        return this.sequence(block.blocks.map((inner) => this.block(inner)));
      case 'race':
        return this.race(block);
      case 'loop':
        return this.loop(block);
      case 'link':
        return this.link(block.body);
      case 'dead': {
        const body = this.block(block.body);
        this.flow(body.last, this.end(block.end));
        return { first: body.first, last: null };
      }
      case 'graph':
        return this.graph(block);
      default:
        return this.gateway(block);
    }
  }

  private sequence(parts: readonly Ends[]): Ends {
    parts.slice(1).forEach((part, index) => this.flow(parts[index]!.last, part.first));
    return { first: parts[0]!.first, last: parts.at(-1)!.last };
  }

  private gateway(block: Extract<Block, { ways: string[]; needs: number }>): Ends {
    const parts = block.blocks.map((inner) => this.block(inner));
    const tag = block.kind === 'bare' ? 'task' : `${block.kind}Gateway`;
    const split = this.id('Split');
    const last = this.id('Join');
    const conditional = block.kind !== 'parallel';
    let other = '';
    parts.forEach((part, index) => {
      const isOther = block.other && index === parts.length - 1;
      const flow = this.flow(split, part.first, conditional && !isOther ? block.ways[index] : undefined);
      if (isOther && conditional) other = ` default="${flow}"`;
      this.flow(part.last, last);
    });
    const activation =
      block.kind === 'complex' ? `<activationCondition>=activationCount >= ${block.needs}</activationCondition>` : '';
    const joins = parts.filter((part) => part.last !== null).length;
    this.add(tag, split, '', other.trim());
    if (joins === 0) return { first: split, last: null };
    this.add(tag, last, joins > 1 ? activation : '');
    return { first: split, last };
  }

  private race({ triggers, blocks }: Extract<Block, { kind: 'race' }>): Ends {
    const { first } = this.node('Race', 'eventBasedGateway');
    const { last } = this.node('Merge', 'exclusiveGateway');
    triggers.forEach((trigger, index) => {
      const event =
        trigger.on === 'receive'
          ? this.node('Receive', 'receiveTask', '', `messageRef="${trigger.what}"`)
          : this.node('Catch', 'intermediateCatchEvent', this.trigger(trigger));
      const part = this.block(blocks[index] ?? { kind: 'activity', work: 'task', boundaries: [] });
      this.flow(first, event.first);
      this.flow(event.last, part.first);
      this.flow(part.last, last);
    });
    return { first, last };
  }

  private loop({ body, again }: Extract<Block, { kind: 'loop' }>): Ends {
    const { first } = this.node('Merge', 'exclusiveGateway');
    const part = this.block(body);
    const wait = this.node('User', 'userTask');
    const last = this.id('Again');
    const out = this.node('After', 'task').first;
    this.flow(first, part.first);
    this.flow(part.last, wait.first);
    this.flow(wait.last, last);
    this.flow(last, first, again);
    const other = this.flow(last, out);
    this.add('exclusiveGateway', last, '', `default="${other}"`);
    return { first, last: out };
  }

  private link(body: Block): Ends {
    const definition = `<linkEventDefinition name="${this.id('Link')}"/>`;
    const { first } = this.node('Throw', 'intermediateThrowEvent', definition);
    const caught = this.node('Catch', 'intermediateCatchEvent', definition);
    const part = this.block(body);
    this.flow(caught.last, part.first);
    return { first, last: part.last };
  }

  private graph({ nodes, ways }: Extract<Block, { kind: 'graph' }>): Ends {
    const tags = { user: 'userTask', task: 'task' };
    const ids = nodes.map(() => this.id('Node'));
    const { last } = this.node('Merge', 'exclusiveGateway');
    const incoming = (index: number): number => nodes.filter(({ to }) => to.includes(index)).length;
    nodes.forEach(({ type, to }, index) => {
      const targets = to.filter((target) => target < nodes.length).map((target) => ids[target]!);
      const all = targets.length === 0 ? [last!] : targets;
      const asks = type !== 'parallel' && all.length > 1;
      const flows = all.map((target, way) =>
        this.flow(ids[index]!, target, asks && way > 0 ? ways[(index + way) % ways.length] : undefined),
      );
      const gateway = type !== 'user' && type !== 'task';
      const activation =
        type === 'complex' && incoming(index) > 1
          ? '<activationCondition>=activationCount >= 2</activationCondition>'
          : '';
      const attribute = asks && gateway ? `default="${flows[0]}"` : '';
      this.add(gateway ? `${type}Gateway` : tags[type], ids[index]!, activation, attribute);
    });
    return { first: ids[0]!, last };
  }

  // ---- activities

  private activity(activity: Activity): Ends {
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

  private adHoc({ choices, adHoc }: Activity): ReturnType<Writer['work']> {
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

  private listener({ triggers, all, interrupting, undoes, content }: Listener): void {
    const { inner, attribute } = undoes
      ? { inner: '<compensateEventDefinition/>', attribute: '' }
      : this.triggers(triggers, all);
    const stops = interrupting || inner.includes('errorEventDefinition');
    const inside = this.inside(content, false, `${inner}|${attribute} isInterrupting="${stops}"`);
    this.add('subProcess', this.id('Handler'), inside, 'triggeredByEvent="true"');
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
