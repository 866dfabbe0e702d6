import fc from 'fast-check';

/**
 * Random processes of nested blocks: each block has one way in and one way out and ends whatever happens in it, so the
 * whole must end under every schedule.
 */
export type Block =
  | { kind: 'task' | 'user' | 'service' | 'receive' | 'timer' | 'signal' | 'throw' | 'race' }
  | { kind: 'sequence' | 'choice' | 'parallel'; blocks: Block[] }
  | { kind: 'loop' | 'subprocess' | 'failing' | 'escalating'; block: Block }
  | { kind: 'multi'; sequential: boolean; count: number; work: 'user' | 'service' }
  | { kind: 'guarded'; interrupting: boolean; trigger: 'timer' | 'message' | 'signal' };

const leaf = fc.constantFrom<Block>(
  { kind: 'task' },
  { kind: 'user' },
  { kind: 'service' },
  { kind: 'receive' },
  { kind: 'timer' },
  { kind: 'signal' },
  { kind: 'throw' },
  { kind: 'race' },
);
const guarded: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('guarded' as const),
  interrupting: fc.boolean(),
  trigger: fc.constantFrom('timer' as const, 'message' as const, 'signal' as const),
});
const multi: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('multi' as const),
  sequential: fc.boolean(),
  count: fc.integer({ min: 0, max: 4 }),
  work: fc.constantFrom('user' as const, 'service' as const),
});

export const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'block', withCrossShrink: true },
    leaf,
    guarded,
    multi,
    fc.record({
      kind: fc.constantFrom('sequence' as const, 'choice' as const, 'parallel' as const),
      blocks: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constantFrom('loop' as const, 'subprocess' as const, 'failing' as const, 'escalating' as const),
      block: tie('block'),
    }),
  ),
})).block;

/** Writes a process: `Start → block → End`. */
export function toXml(block: Block): string {
  const writer = new Writer();
  const { first, last } = writer.block(block);
  writer.flow('Start', first);
  writer.flow(last, 'End');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="random">',
    `<process id="random" isExecutable="true"><startEvent id="Start"/><endEvent id="End"/>${writer.body}</process>`,
    ...writer.roots,
    '</definitions>',
  ].join('');
}

interface Ends {
  first: string;
  last: string;
}

class Writer {
  body = '';
  readonly roots = new Set<string>([
    '<signal id="Signal" name="S"/>',
    '<error id="Error" errorCode="E"/>',
    '<escalation id="Esc" escalationCode="X"/>',
  ]);
  private count = 0;

  id(kind: string): string {
    this.count += 1;
    return `${kind}_${this.count}`;
  }

  flow(from: string, to: string, condition?: string): string {
    const id = `${from}_to_${to}`;
    const inner = condition === undefined ? '' : `<conditionExpression>${condition}</conditionExpression>`;
    this.body += `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inner}</sequenceFlow>`;
    return id;
  }

  private node(kind: string, element: string, inner = '', attributes = ''): Ends {
    const id = this.id(kind);
    this.body += `<${element} id="${id}" ${attributes}>${inner}</${element}>`;
    return { first: id, last: id };
  }

  private message(): string {
    const id = this.id('Message');
    this.roots.add(`<message id="${id}" name="${id}"/>`);
    return id;
  }

  block(block: Block): Ends {
    switch (block.kind) {
      case 'task':
        return this.node('Task', 'task');
      case 'user':
        return this.node('User', 'userTask');
      case 'service':
        return this.node('Service', 'serviceTask', extension('<zeebe:taskDefinition type="work"/>'));
      case 'receive':
        return this.node('Receive', 'receiveTask', '', `messageRef="${this.message()}"`);
      case 'timer':
        return this.node('Timer', 'intermediateCatchEvent', timer('PT10M'));
      case 'signal':
        return this.node('Catch', 'intermediateCatchEvent', '<signalEventDefinition signalRef="Signal"/>');
      case 'throw':
        return this.node('Throw', 'intermediateThrowEvent', '<escalationEventDefinition escalationRef="Esc"/>');
      case 'sequence':
        return this.sequence(block.blocks.map((inner) => this.block(inner)));
      case 'choice':
        return this.choice(block.blocks);
      case 'parallel':
        return this.between(
          'parallelGateway',
          block.blocks.map((inner) => this.block(inner)),
        );
      case 'race':
        return this.race();
      case 'loop':
        return this.loop(block.block);
      case 'multi':
        return this.multi(block);
      case 'guarded':
        return this.guarded(block);
      default:
        return this.subprocess(block.kind, block.block);
    }
  }

  private sequence(parts: Ends[]): Ends {
    parts.slice(1).forEach((part, index) => this.flow(parts[index]!.last, part.first));
    return { first: parts[0]!.first, last: parts.at(-1)!.last };
  }

  private between(gateway: string, parts: Ends[]): Ends {
    const { first } = this.node('Split', gateway);
    const { last } = this.node('Join', gateway);
    for (const part of parts) {
      this.flow(first, part.first);
      this.flow(part.last, last);
    }
    return { first, last };
  }

  /** The variable `way`, set by completions, chooses; the last is the default. */
  private choice(choices: Block[]): Ends {
    const parts = choices.map((inner) => this.block(inner));
    const first = this.id('Choice');
    const { last } = this.node('Merge', 'exclusiveGateway');
    let defaultFlow = '';
    parts.forEach((part, index) => {
      const isLast = index === parts.length - 1;
      const flow = this.flow(first, part.first, isLast ? undefined : `=way = ${index}`);
      if (isLast) defaultFlow = flow;
      this.flow(part.last, last);
    });
    this.body += `<exclusiveGateway id="${first}" default="${defaultFlow}"/>`;
    return { first, last };
  }

  private race(): Ends {
    const { first } = this.node('Race', 'eventBasedGateway');
    const { last } = this.node('Merge', 'exclusiveGateway');
    for (const part of [
      this.block({ kind: 'timer' }),
      this.block({ kind: 'receive' }),
      this.block({ kind: 'signal' }),
    ]) {
      this.flow(first, part.first);
      this.flow(part.last, last);
    }
    return { first, last };
  }

  /** Twice around, counted in a variable of its own. */
  private loop(inner: Block): Ends {
    const counter = this.id('n').toLowerCase();
    const { first } = this.node('Merge', 'exclusiveGateway');
    const part = this.block(inner);
    const script = `=if ${counter} = null then 1 else ${counter} + 1`;
    const count = this.node(
      'Count',
      'scriptTask',
      extension(`<zeebe:script expression="${script}" resultVariable="${counter}"/>`),
    );
    const last = this.id('Again');
    this.flow(first, part.first);
    this.flow(part.last, count.first);
    this.flow(count.last, last);
    this.flow(last, first, `=${counter} &lt; 2`);
    const after = this.node('After', 'task');
    const out = this.flow(last, after.first);
    this.body += `<exclusiveGateway id="${last}" default="${out}"/>`;
    return { first, last: after.last };
  }

  private multi({ sequential, count, work }: Extract<Block, { kind: 'multi' }>): Ends {
    const loop = `<multiInstanceLoopCharacteristics isSequential="${sequential}"><extensionElements><zeebe:loopCharacteristics outputCollection="collected" outputElement="=loopCounter"/></extensionElements><loopCardinality>=${count}</loopCardinality></multiInstanceLoopCharacteristics>`;
    if (work === 'user') return this.node('Multi', 'userTask', loop);
    return this.node('Multi', 'serviceTask', extension('<zeebe:taskDefinition type="work"/>') + loop);
  }

  /** A user task with a boundary event whose path meets the normal one again. */
  private guarded({ interrupting, trigger }: Extract<Block, { kind: 'guarded' }>): Ends {
    const { first } = this.node('Guarded', 'userTask');
    const triggers = {
      timer: timer(interrupting ? 'PT10M' : 'R2/PT3M', interrupting ? 'timeDuration' : 'timeCycle'),
      message: `<messageEventDefinition messageRef="${this.message()}"/>`,
      signal: '<signalEventDefinition signalRef="Signal"/>',
    };
    const attributes = `attachedToRef="${first}" cancelActivity="${interrupting}"`;
    const boundary = this.node('Boundary', 'boundaryEvent', triggers[trigger], attributes);
    const aside = this.node('Aside', 'userTask');
    this.flow(boundary.last, aside.first);
    if (!interrupting) {
      this.flow(aside.last, this.node('End', 'endEvent').first);
      return { first, last: first };
    }
    const { last } = this.node('Merge', 'exclusiveGateway');
    this.flow(first, last);
    this.flow(aside.last, last);
    return { first, last };
  }

  private subprocess(kind: 'subprocess' | 'failing' | 'escalating', inner: Block): Ends {
    const outside = this.body;
    this.body = '';
    const start = this.node('Start', 'startEvent');
    const part = this.block(inner);
    const endings = {
      subprocess: '',
      failing: '<errorEventDefinition errorRef="Error"/>',
      escalating: '<escalationEventDefinition escalationRef="Esc"/>',
    };
    const end = this.node('End', 'endEvent', endings[kind]);
    this.flow(start.last, part.first);
    this.flow(part.last, end.first);
    const content = this.body;
    this.body = outside;
    const { first } = this.node('Sub', 'subProcess', content);
    if (kind === 'subprocess') return { first, last: first };
    const definition = kind === 'failing' ? '<errorEventDefinition errorRef="Error"/>' : '<escalationEventDefinition/>';
    const boundary = this.node('Boundary', 'boundaryEvent', definition, `attachedToRef="${first}"`);
    const { last } = this.node('Merge', 'exclusiveGateway');
    this.flow(first, last);
    this.flow(boundary.last, last);
    return { first, last };
  }
}

function extension(inner: string): string {
  return `<extensionElements>${inner}</extensionElements>`;
}

function timer(text: string, part = 'timeDuration'): string {
  return `<timerEventDefinition><${part}>${text}</${part}></timerEventDefinition>`;
}
