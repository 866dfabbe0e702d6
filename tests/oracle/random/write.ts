import { ActivityWriter } from './activity-writer.ts';
import type { Block, Plan } from './plan.ts';
import type { Ends } from './xml-writer.ts';

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

class Writer extends ActivityWriter {
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

  protected override block(block: Block): Ends {
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
    const incoming = (index: number): number =>
      nodes.filter(({ to, side }) => to.includes(index) || side?.to === index).length;
    nodes.forEach(({ type, to, side }, index) => {
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
      if (side) this.flow(this.side(ids[index]!, side.interrupting), ids[side.to] ?? last);
    });
    return { first: ids[0]!, last };
  }

  private side(host: string, interrupting: boolean): string {
    const definition = '<messageEventDefinition messageRef="M3"/>';
    return this.add(
      'boundaryEvent',
      this.id('Side'),
      definition,
      `attachedToRef="${host}" cancelActivity="${interrupting}"`,
    );
  }
}
