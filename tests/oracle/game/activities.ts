import type { Json } from '../../../contracts/json.ts';
import type { Node } from './diagram.ts';
import { beginnings, has } from './diagram.ts';
import type { Values } from './expression.ts';
import { Compensation } from './compensation.ts';
import type { Scope, Visit } from './state.ts';
import type { Xml } from './xml.ts';
import { childOf, extension, textOf } from './xml.ts';

/** 13.3: activities. */
export abstract class Activities extends Compensation {
  protected override performActivity(visit: Visit): void {
    if (visit.undoes && visit.index === null) this.openUndoing(visit);
    const { xml } = visit.node;
    const multiple = childOf(xml, 'multiInstanceLoopCharacteristics');
    const loop = childOf(xml, 'standardLoopCharacteristics');
    if (visit.index === null && multiple) this.beginMultiple(visit, multiple);
    else if (visit.index === null && loop) this.beginLoop(visit, loop);
    else this.beginOne(visit);
  }

  /** 13.3.2: inputs, boundary events, work. */
  private beginOne(visit: Visit): void {
    const { node, index } = visit;
    if (index !== null) this.openInside(visit).values.set('loopCounter', index);
    const item = repetition(node)?.attributes['inputElement'];
    if (index !== null && item) visit.inside!.values.set(item, visit.scope.of!.whole!.items[index - 1]!);
    for (const { source, target } of node.inputs) {
      const own = this.openInside(visit);
      own.values.set(target, this.value(source, own));
    }
    if (this.work(visit) && index === null) this.armBoundaries(visit);
  }

  private armBoundaries(visit: Visit): void {
    for (const boundary of visit.node.boundaries) this.arm(boundary, visit.scope, visit);
  }

  /** Begins the work; true when it is not done at once. */
  protected work(visit: Visit): boolean {
    const { node } = visit;
    switch (node.kind) {
      case 'userTask':
        visit.waits = 'task';
        return true;
      case 'serviceTask':
        visit.waits = 'service';
        return true;
      case 'callActivity':
        visit.waits = 'child';
        return true;
      case 'receiveTask':
        this.await(visit);
        return true;
      case 'sendTask':
        this.thrown.push({ kind: 'message', name: node.xml.attributes['messageRef']! });
        return this.done(visit, new Map());
      case 'scriptTask':
        return this.done(visit, this.script(visit));
      case 'adHocSubProcess':
        return this.openAdHoc(visit);
      case 'subProcess':
      case 'transaction':
        return this.openSubProcess(visit);
      default:
        return this.done(visit, new Map());
    }
  }

  private done(visit: Visit, brought: Values): false {
    this.finish(visit, brought);
    return false;
  }

  private script(visit: Visit): Values {
    const { expression, resultVariable } = extension(visit.node.xml, 'script')!.attributes;
    return new Map([[resultVariable!, this.value(expression!, this.sees(visit))]]);
  }

  /** 13.3.2: completing; outputs are mapped once, then the token goes on. */
  protected override finish(visit: Visit, brought: Values): void {
    this.disarm(visit);
    visit.waits = null;
    this.takeOver(visit, visit.node.outputs, brought);
    this.attempt(visit, () => {
      if (visit.index === null) this.leaveCompleted(visit);
      else if (childOf(visit.node.xml, 'standardLoopCharacteristics')) this.roundDone(visit);
      else this.instanceDone(visit);
    });
  }

  private leaveCompleted(visit: Visit): void {
    const flows = this.waysOut(visit);
    this.remember(visit);
    this.leave(visit, flows);
  }

  // ---- 13.3.4: subprocesses

  private openSubProcess(visit: Visit): boolean {
    const begins = beginnings(visit.node.inside);
    if (begins.length === 0) return this.done(visit, new Map());
    this.openListening(visit);
    for (const node of begins) this.send(node, visit.inside!);
    return true;
  }

  private openListening(visit: Visit): void {
    const inside = this.openInside(visit);
    visit.waits = 'scope';
    this.listen(visit.node, inside);
  }

  /** 13.5.4: event subprocesses wait as long as their scope is open. */
  protected listen(around: Node | null, scope: Scope): void {
    for (const start of this.listenersOf(around)) this.arm(start, scope, scope);
  }

  protected override emptied(scope: Scope): void {
    if (this.undoNext(scope)) return;
    const visit = scope.of;
    if (!visit) this.end(scope.undoing ? 'cancelled' : 'completed');
    else if (visit.undoes?.node === visit.node) this.leave(visit, []);
    else if (visit.node.kind === 'transaction' && scope.undoing) this.leaveCancelled(visit);
    else if (visit.adHoc) this.adHocEmptied(visit);
    else if (visit.node.kind.endsWith('Event')) this.undone(visit);
    else this.finish(visit, new Map());
  }

  /** Compensation is done: the event goes on, unless its token has gone on before. */
  private undone(visit: Visit): void {
    if (visit.left) this.leave(visit, []);
    else this.complete(visit, new Map());
  }

  private leaveCancelled(visit: Visit): void {
    const boundary = visit.node.boundaries.find((event) => has(event, 'cancel'))!;
    this.fireBoundary(boundary, visit, null, new Map());
  }

  // ---- 13.3.5: ad-hoc subprocess

  private openAdHoc(visit: Visit): boolean {
    this.openListening(visit);
    visit.adHoc = { queue: [], closing: false };
    const chosen = extension(visit.node.xml, 'adHoc')?.attributes['activeElementsCollection'];
    if (chosen !== undefined) this.choose(visit, chosen.split(','));
    return true;
  }

  protected choose(visit: Visit, ids: readonly string[]): void {
    const sequential = visit.node.xml.attributes['ordering'] === 'Sequential';
    for (const id of ids) {
      const node = visit.node.inside.find((one) => one.id === id)!;
      if (sequential && this.hasTokens(visit.inside!)) visit.adHoc!.queue.push(node);
      else this.send(node, visit.inside!);
    }
  }

  protected override passed(visit: Visit): void {
    if (!visit.adHoc || visit.adHoc.closing) return;
    const condition = textOf(visit.node.xml, 'completionCondition');
    if (condition !== undefined && this.isTrue(condition, visit.inside!)) this.enough(visit);
  }

  protected enough(visit: Visit): void {
    visit.adHoc = { queue: [], closing: true };
    if (visit.node.xml.attributes['cancelRemainingInstances'] !== 'false') this.cancelInside(visit.inside!);
    if (!this.hasTokens(visit.inside!)) this.finish(visit, new Map());
  }

  private adHocEmptied(visit: Visit): void {
    const { queue, closing } = visit.adHoc!;
    const next = queue.shift();
    const byExpression = extension(visit.node.xml, 'adHoc') !== undefined;
    const asksNobody = byExpression && textOf(visit.node.xml, 'completionCondition') === undefined;
    if (next) this.send(next, visit.inside!);
    else if (closing || asksNobody) this.finish(visit, new Map());
  }

  // ---- 13.3.7: multi-instance

  private beginMultiple(whole: Visit, xml: Xml): void {
    const cardinality = textOf(xml, 'loopCardinality');
    const items = cardinality
      ? new Array<null>(Number(this.value(cardinality, whole.scope))).fill(null)
      : this.itemsOf(whole.node, whole.scope);
    const total = items.length;
    whole.whole = { items, total, begun: 0, completed: 0 };
    const output = outputOf(whole.node);
    const own = this.openInside(whole);
    if (output) own.values.set(output.name, new Array<null>(total).fill(null));
    this.count(whole);
    whole.waits = 'scope';
    if (total === 0) {
      this.leaveMultiple(whole);
      return;
    }
    this.armBoundaries(whole);
    const first = xml.attributes['isSequential'] === 'true' ? 1 : total;
    for (let i = 0; i < first; i++) this.beginInner(whole);
    this.count(whole);
  }

  private itemsOf(node: Node, scope: Scope): Json[] {
    return this.value(repetition(node)!.attributes['inputCollection']!, scope) as Json[];
  }

  private beginInner(whole: Visit): void {
    whole.whole!.begun += 1;
    this.send(whole.node, whole.inside!, { index: whole.whole!.begun });
  }

  private count({ whole, inside }: Visit): void {
    const { total, begun, completed } = whole!;
    inside!.values.set('numberOfInstances', total);
    inside!.values.set('numberOfActiveInstances', begun - completed);
    inside!.values.set('numberOfCompletedInstances', completed);
  }

  private instanceDone(visit: Visit): void {
    const whole = visit.scope.of!;
    const xml = childOf(visit.node.xml, 'multiInstanceLoopCharacteristics')!;
    const output = outputOf(visit.node);
    whole.whole!.completed += 1;
    if (output) {
      const list = [...(whole.inside!.values.get(output.name) as Json[])];
      list[visit.index! - 1] = this.value(output.element, visit.inside!);
      whole.inside!.values.set(output.name, list);
    }
    this.count(whole);
    const condition = textOf(xml, 'completionCondition');
    const isEnough = condition !== undefined && this.isTrue(condition, visit.inside!);
    this.remember(visit);
    this.close(visit);
    if (isEnough || whole.whole!.completed === whole.whole!.total) this.leaveMultiple(whole);
    else if (xml.attributes['isSequential'] === 'true') {
      this.beginInner(whole);
      this.count(whole);
    }
  }

  /** Instances still open are cancelled; the outputs leave in the order of the instances. */
  private leaveMultiple(whole: Visit): void {
    this.cancelInside(whole.inside!);
    const output = outputOf(whole.node);
    if (output) this.write(whole.scope, new Map([[output.name, whole.inside!.values.get(output.name)!]]));
    this.leaveWhole(whole);
  }

  private leaveWhole(whole: Visit): void {
    this.attempt(whole, () => {
      const flows = this.waysOut(whole);
      this.handOver(whole);
      this.leave(whole, flows);
    });
  }

  // ---- 13.3.6: standard loop

  private beginLoop(whole: Visit, xml: Xml): void {
    const total = Number(xml.attributes['loopMaximum'] ?? Infinity);
    whole.whole = { items: [], total, begun: 0, completed: 0 };
    this.openInside(whole).values.set('loopCounter', 1);
    whole.waits = 'scope';
    if (!this.mayBegin(whole, xml)) return this.leaveWhole(whole);
    this.armBoundaries(whole);
    this.beginInner(whole);
  }

  /** Whether another round begins, as far as that is asked before it. */
  private mayBegin(whole: Visit, xml: Xml): boolean {
    if (whole.whole!.begun >= whole.whole!.total) return false;
    return xml.attributes['testBefore'] !== 'true' || this.isTrue(textOf(xml, 'loopCondition'), whole.inside!);
  }

  private roundDone(visit: Visit): void {
    const whole = visit.scope.of!;
    const xml = childOf(visit.node.xml, 'standardLoopCharacteristics')!;
    const after = xml.attributes['testBefore'] !== 'true';
    const isOver = after && !this.isTrue(textOf(xml, 'loopCondition'), visit.inside!);
    this.remember(visit);
    this.close(visit);
    if (isOver) return this.leaveWhole(whole);
    whole.inside!.values.set('loopCounter', whole.whole!.begun + 1);
    if (this.mayBegin(whole, xml)) this.beginInner(whole);
    else this.leaveWhole(whole);
  }
}

function repetition({ xml }: Node): Xml | undefined {
  const multiple = childOf(xml, 'multiInstanceLoopCharacteristics');
  return multiple && extension(multiple, 'loopCharacteristics');
}

function outputOf(node: Node): { name: string; element: string } | null {
  const { outputCollection, outputElement } = repetition(node)?.attributes ?? {};
  return outputCollection === undefined ? null : { name: outputCollection, element: outputElement! };
}
