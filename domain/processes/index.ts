/** Definitions, instances, tasks and messages: the only door. */
export { actorOf } from './actor.ts';
export type { CommandOutcome, PendingCommand } from './commands/command.ts';
export { follow, loadCommand, projectAndFollow, sendCommand } from './commands/send.ts';
export { sweepCommands } from './commands/sweep.ts';
export { boundGraph } from './decisions/bind.ts';
export { evaluatePublished } from './decisions/evaluate.ts';
export type { EvaluateDecision } from './decisions/evaluate.ts';
export type { DecisionFileInput } from './decisions/publish-decisions.ts';
export { listDecisions, listDecisionVersions, readDecisionXml } from './decisions/queries.ts';
export { graphOf } from './definitions/graph-cache.ts';
export { noteTimerStart, runningTimerStarts, wantedTimerStarts } from './definitions/timer-starts.ts';
export type { RunningTimerStart, WantedTimerStart } from './definitions/timer-starts.ts';
export { publish } from './definitions/publish.ts';
export type { CompiledFile, Publication, PublishedVersions } from './definitions/publish.ts';
export { archiveDraft, createDraft, saveDraft } from './drafts/drafts.ts';
export * as processEntities from './entities/index.ts';
export { processFault } from './errors.ts';
export { processExtras } from './extras.ts';
export { cancelChild, notifyParent, startChild } from './instances/children.ts';
export { operate, outcomeOf } from './instances/operate.ts';
export type { Operated, Operation } from './instances/operate.ts';
export { spreadCalendars } from './instances/spread-calendars.ts';
export { startInstance } from './instances/start.ts';
export type { Started, StartInstance } from './instances/start.ts';
export { startByConditions } from './instances/start-by-conditions.ts';
export { startByTimer } from './instances/start-by-timer.ts';
export type { StartByTimer } from './instances/start-by-timer.ts';
export { eventSink } from './messages/event-sink.ts';
export { sweepMessages } from './messages/sweep.ts';
export { publishMessage, refuseAmbiguous } from './messages/publish.ts';
export type { NewMessage, Published } from './messages/publish.ts';
export type { ProcessEngine, Recorded, RecordRegistry } from './process-engine.ts';
export { project } from './projection/project.ts';
export {
  markBroadcastRunning,
  pendingBroadcasts,
  readBroadcast,
  signalReceivers,
  startBySignal,
  throwSignal,
} from './signals.ts';
export type { Broadcast } from './signals.ts';
export { completeTask } from './tasks/complete.ts';
export type { CompleteTask, Completion } from './tasks/complete.ts';
export { listForms } from './queries/list-forms.ts';
export { changeTaskDue, remindOfTask } from './tasks/push-on.ts';
export { assignTask, claimTask, commentTask, saveTaskDraft, unclaimTask } from './tasks/work-on-task.ts';
export {
  listDrafts,
  listProcesses,
  listRevisions,
  listVersions,
  readDraft,
  readVersion,
} from './queries/definitions.ts';
export { listIncidents } from './queries/list-incidents.ts';
export type { IncidentFilter } from './queries/list-incidents.ts';
export { listInstances } from './queries/list-instances.ts';
export type { InstanceFilter } from './queries/list-instances.ts';
export { countTasks, listTasks } from './queries/list-tasks.ts';
export type { TaskFilter } from './queries/list-tasks.ts';
export { listMessages } from './queries/messages.ts';
export { listNotifications, markNotificationsSeen } from './queries/notifications.ts';
export { readHistory, readInstanceDetail } from './queries/read-instance.ts';
export { readTaskDetail } from './queries/read-task.ts';
export { countStuck, listStuck } from './queries/stuck.ts';
export { readCommand, readIncident } from './queries/read-command.ts';
export {
  computeUsualTimes,
  longestUnchecked,
  markSlow,
  markUnstaffed,
  recordEngineFailures,
  stillOpen,
  suspectInstances,
} from './reconcile/candidates.ts';
export { reconcileInstance } from './reconcile/reconcile.ts';
