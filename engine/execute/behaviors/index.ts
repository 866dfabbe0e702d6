import type { CompiledElement } from '../../model/process.ts';
import type { Behavior, ExecutedKind } from '../kernel.ts';
import { adHocSubProcess } from './ad-hoc-sub-process.ts';
import { boundaryEvent } from './boundary-event.ts';
import { businessRuleTask } from './business-rule-task.ts';
import { callActivity } from './call-activity.ts';
import { complexGateway } from './complex-gateway.ts';
import { eventBasedGateway } from './event-based-gateway.ts';
import { exclusiveGateway } from './exclusive-gateway.ts';
import { inclusiveGateway } from './inclusive-gateway.ts';
import { intermediateCatchEvent } from './intermediate-catch-event.ts';
import { parallelGateway } from './parallel-gateway.ts';
import { passThroughTask } from './pass-through-task.ts';
import { receiveTask } from './receive-task.ts';
import { scriptTask } from './script-task.ts';
import { sendTask } from './send-task.ts';
import { serviceTask } from './service-task.ts';
import { startEvent } from './start-event.ts';
import { subProcess } from './sub-process.ts';
import { throwingEvent } from './throw-event.ts';
import { transaction } from './transaction.ts';
import { userTask } from './user-task.ts';

type Behaviors = { [Kind in ExecutedKind]: Behavior<Extract<CompiledElement, { kind: Kind }>> };

/** Every executed kind of element and what it does. */
export const behaviors: Behaviors = {
  task: passThroughTask,
  manualTask: passThroughTask,
  userTask,
  serviceTask,
  scriptTask,
  businessRuleTask,
  sendTask,
  receiveTask,
  callActivity,
  subProcess,
  transaction,
  adHocSubProcess,
  eventSubProcess: subProcess,
  exclusiveGateway,
  parallelGateway,
  inclusiveGateway,
  complexGateway,
  eventBasedGateway,
  startEvent,
  intermediateCatchEvent,
  intermediateThrowEvent: throwingEvent,
  boundaryEvent,
  endEvent: throwingEvent,
};
