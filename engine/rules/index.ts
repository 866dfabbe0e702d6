import { compensationTarget } from './compensation-target/compensation-target.ts';
import { complexActivation } from './complex-activation/complex-activation.ts';
import { conditionMissing } from './condition-missing/condition-missing.ts';
import { conditionNotAllowed } from './condition-not-allowed/condition-not-allowed.ts';
import { deadlock } from './deadlock/deadlock.ts';
import { duplicateCatch } from './duplicate-catch/duplicate-catch.ts';
import { eventGatewayTargets } from './event-gateway-targets/event-gateway-targets.ts';
import { expressionSyntax } from './expression-syntax/expression-syntax.ts';
import { flowDirection } from './flow-direction/flow-direction.ts';
import { fourEyesTasks } from './four-eyes-tasks/four-eyes-tasks.ts';
import { improperCompletion } from './improper-completion/improper-completion.ts';
import { lackOfSynchronization } from './lack-of-synchronization/lack-of-synchronization.ts';
import { linkPairs } from './link-pairs/link-pairs.ts';
import { loopWithoutWait } from './loop-without-wait/loop-without-wait.ts';
import { noAssignment } from './no-assignment/no-assignment.ts';
import { noForm } from './no-form/no-form.ts';
import type { Rule } from './rule.ts';
import { startEvents } from './start-events/start-events.ts';
import { transactionCancel } from './transaction-cancel/transaction-cancel.ts';
import { unreachableEnd } from './unreachable-end/unreachable-end.ts';
import { unreachableElement } from './unreachable-element/unreachable-element.ts';

export type { Rule } from './rule.ts';

/** Rules that every process is held against, live in the modeler and again at publishing. */
export const rules: readonly Rule[] = [
  startEvents,
  flowDirection,
  unreachableElement,
  deadlock,
  lackOfSynchronization,
  unreachableEnd,
  improperCompletion,
  loopWithoutWait,
  conditionMissing,
  conditionNotAllowed,
  eventGatewayTargets,
  complexActivation,
  linkPairs,
  compensationTarget,
  transactionCancel,
  expressionSyntax,
  duplicateCatch,
  fourEyesTasks,
  noAssignment,
  noForm,
];
