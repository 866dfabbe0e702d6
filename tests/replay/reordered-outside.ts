import { Outside as InOrder } from '../../workflows/run-process/outside.ts';
import type { Effect } from '../../engine/model/effect.ts';
import type { EngineEvent } from '../../engine/model/event.ts';

/** A mistake made on purpose: the effects of a step go out in the reverse order. */
export class Outside extends InOrder {
  override carryOut(effects: Effect[], cause: EngineEvent): void {
    super.carryOut([...effects].reverse(), cause);
  }
}
