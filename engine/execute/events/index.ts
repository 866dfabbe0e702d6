import type { EngineEventType } from '../../model/event.ts';
import type { Handler } from '../handler.ts';
import { childCompleted, childEnded, childError, childEscalation, childStarted } from './children.ts';
import { chooseActivities } from './choose-activities.ts';
import { deadline } from './deadline.ts';
import { retryIncident, skipIncident } from './incidents.ts';
import { deliverMessage, deliverSignal } from './messages.ts';
import { modify } from './modify.ts';
import { cancel, changeCalendar, setVariables, suspend } from './operations.ts';
import { resume } from './resume.ts';
import { completeService, failService } from './services.ts';
import { start } from './start.ts';
import { changeDue, completeTask } from './tasks.ts';
import { throwError, throwEscalation } from './throws.ts';

/** Every kind of event and what it does. */
export const handlers: { [Type in EngineEventType]: Handler<Type> } = {
  start,
  completeTask,
  changeDue,
  throwError,
  throwEscalation,
  completeService,
  failService,
  deliverMessage,
  deliverSignal,
  childStarted,
  childCompleted,
  childEnded,
  childError,
  childEscalation,
  deadline,
  retryIncident,
  skipIncident,
  setVariables,
  modify,
  chooseActivities,
  suspend,
  resume,
  cancel,
  changeCalendar,
};
