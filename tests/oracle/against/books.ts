import type { Effect } from '../../../engine/model/effect.ts';
import type { InstanceState } from '../../../engine/model/state.ts';

/** What the outside knows of an instance from its effects alone; it must be what the state says. */
export class Books {
  private readonly open = {
    tasks: new Set<string>(),
    subscriptions: new Set<string>(),
    incidents: new Set<string>(),
    children: new Set<string>(),
    services: new Set<number>(),
    deadlines: new Map<string, number>(),
  };
  private readonly wrong: string[] = [];

  enter(effects: readonly Effect[]): void {
    for (const effect of effects) this.note(effect);
  }

  private note(effect: Effect): void {
    const { tasks, subscriptions, incidents, children, services, deadlines } = this.open;
    switch (effect.type) {
      case 'openTask':
        return this.begin(tasks, effect.taskId);
      case 'closeTask':
        return this.end(tasks, effect.taskId);
      case 'subscribe':
        return this.begin(subscriptions, effect.subscriptionId);
      case 'unsubscribe':
        return this.end(subscriptions, effect.subscriptionId);
      case 'raiseIncident':
        return this.begin(incidents, effect.incidentId);
      case 'resolveIncident':
        return this.end(incidents, effect.incidentId);
      case 'startChild':
        return this.begin(children, effect.childInstanceId);
      case 'cancelChild':
        return this.end(children, effect.childInstanceId);
      case 'callService':
        return void services.add(effect.visit);
      case 'cancelService':
        return void services.delete(effect.visit);
      case 'setDeadline': {
        const key = `${effect.visit}/${effect.slot}`;
        if (effect.at === null) deadlines.delete(key);
        else deadlines.set(key, effect.at);
        return;
      }
      default:
    }
  }

  private begin<T>(open: Set<T>, id: T): void {
    if (open.has(id)) this.wrong.push(`${String(id)} began twice`);
    open.add(id);
  }

  private end<T>(open: Set<T>, id: T): void {
    if (!open.delete(id)) this.wrong.push(`${String(id)} ended that was not open`);
  }

  compare(state: InstanceState): string[] {
    const visits = Object.values(state.visits);
    const { tasks, subscriptions, incidents, children, services, deadlines } = this.open;
    const same = (what: string, seen: Iterable<unknown>, is: readonly unknown[]): string[] => {
      const [a, b] = [[...seen].map(String).sort(), is.map(String).sort()];
      return a.join() === b.join()
        ? []
        : [`${what}: effects say ${a.join() || 'none'}, the state ${b.join() || 'none'}`];
    };
    // Of a service or child that has answered nothing more is said.
    const waiting = visits.filter(({ waitingFor }) => waitingFor?.kind === 'service').map(({ visit }) => visit);
    const running = visits.flatMap(({ childInstanceId }) => childInstanceId ?? []);
    return [
      ...this.wrong,
      ...same(
        'tasks',
        tasks,
        visits.flatMap(({ task }) => task?.taskId ?? []),
      ),
      ...same(
        'subscriptions',
        subscriptions,
        visits.flatMap(({ subscription }) => subscription?.subscriptionId ?? []),
      ),
      ...same(
        'incidents',
        incidents,
        visits.flatMap(({ incident }) => incident?.incidentId ?? []),
      ),
      ...same(
        'services',
        [...services].filter((visit) => waiting.includes(visit)),
        waiting,
      ),
      ...same(
        'children',
        [...children].filter((child) => running.includes(child)),
        running,
      ),
      ...same(
        'deadlines',
        [...deadlines].map((entry) => entry.join(' ')),
        state.deadlines.map(({ at, visit, slot }) => `${visit}/${slot} ${at}`),
      ),
    ];
  }
}
