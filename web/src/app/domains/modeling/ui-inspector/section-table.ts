import type { Type } from '@angular/core';
import type { Key } from '../../shared/util-i18n/i18n.ts';
import type { Shape } from '../util-bpmn/diagram-types.ts';
import { isA } from '../util-bpmn/diagram-types.ts';
import { eventDefinitionOf, referenceOf } from '../util-bpmn/events.ts';
import { extensionOf } from '../util-bpmn/extensions.ts';
import { AssignmentSection } from './sections/assignment-section.ts';
import { CallSection } from './sections/call-section.ts';
import { ConditionalSection } from './sections/conditional-section.ts';
import { DecisionSection } from './sections/decision-section.ts';
import { DueSection } from './sections/due-section.ts';
import { FlowSection } from './sections/flow-section.ts';
import { FormSection } from './sections/form-section.ts';
import { FourEyesSection } from './sections/four-eyes-section.ts';
import { GatewaySection } from './sections/gateway-section.ts';
import { GeneralSection } from './sections/general-section.ts';
import { GlobalsSection } from './sections/globals-section.ts';
import { LadderSection } from './sections/ladder-section.ts';
import { LaneSection } from './sections/lane-section.ts';
import { MappingsSection } from './sections/mappings-section.ts';
import { MultiInstanceSection } from './sections/multi-instance-section.ts';
import { OutcomesSection } from './sections/outcomes-section.ts';
import { ProcessSection } from './sections/process-section.ts';
import { ReferenceSection } from './sections/reference-section.ts';
import { ScriptSection } from './sections/script-section.ts';
import { ServiceSection } from './sections/service-section.ts';
import { TimerSection } from './sections/timer-section.ts';

/** One part of the inspector: for which elements, and whether something is set (then it opens by itself). */
export interface SectionEntry {
  title: Key;
  component: Type<unknown>;
  shows: (shape: Shape) => boolean;
  /** Closed at first unless this holds. */
  used?: (shape: Shape) => boolean;
}

const userTask = (shape: Shape): boolean => shape.type === 'bpmn:UserTask';
const process = (shape: Shape): boolean =>
  shape.type === 'bpmn:Process' || (isA(shape, 'bpmn:Participant') && !!shape.businessObject.get('processRef'));
const activity = (shape: Shape): boolean => isA(shape, 'bpmn:Activity');
const has =
  (type: string) =>
  (shape: Shape): boolean =>
    !!extensionOf(shape.businessObject, type);
const throwsMessage = (shape: Shape): boolean => isA(shape, 'bpmn:SendTask') && has('zeebe:TaskDefinition')(shape);

/** The one list of parts, in the order in which they are shown. */
export const sectionTable: SectionEntry[] = [
  { title: 'sections.general', component: GeneralSection, shows: (shape) => shape.type !== 'bpmn:Group' },
  { title: 'sections.lane', component: LaneSection, shows: (shape) => shape.type === 'bpmn:Lane' },
  { title: 'sections.assignment', component: AssignmentSection, shows: userTask },
  {
    title: 'sections.form',
    component: FormSection,
    shows: (shape) => userTask(shape) || shape.type === 'bpmn:ManualTask',
  },
  { title: 'sections.due', component: DueSection, shows: userTask },
  { title: 'sections.ladder', component: LadderSection, shows: userTask, used: has('millrace:Ladder') },
  { title: 'sections.outcomes', component: OutcomesSection, shows: userTask, used: has('millrace:Outcomes') },
  {
    title: 'sections.service',
    component: ServiceSection,
    shows: (shape) =>
      shape.type === 'bpmn:ServiceTask' ||
      throwsMessage(shape) ||
      (isA(shape, 'bpmn:ScriptTask', 'bpmn:BusinessRuleTask') && has('zeebe:TaskDefinition')(shape)),
  },
  { title: 'sections.script', component: ScriptSection, shows: (shape) => shape.type === 'bpmn:ScriptTask' },
  { title: 'sections.decision', component: DecisionSection, shows: (shape) => shape.type === 'bpmn:BusinessRuleTask' },
  { title: 'sections.call', component: CallSection, shows: (shape) => shape.type === 'bpmn:CallActivity' },
  {
    title: 'sections.timer',
    component: TimerSection,
    shows: (shape) => !!eventDefinitionOf(shape, 'bpmn:TimerEventDefinition'),
  },
  { title: 'sections.reference', component: ReferenceSection, shows: (shape) => referenceOf(shape) !== null },
  {
    title: 'sections.conditional',
    component: ConditionalSection,
    shows: (shape) =>
      !!eventDefinitionOf(shape, 'bpmn:ConditionalEventDefinition') ||
      !!eventDefinitionOf(shape, 'bpmn:LinkEventDefinition'),
  },
  { title: 'sections.flow', component: FlowSection, shows: (shape) => shape.type === 'bpmn:SequenceFlow' },
  {
    title: 'sections.gateway',
    component: GatewaySection,
    shows: (shape) => isA(shape, 'bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'),
  },
  {
    title: 'sections.mappings',
    component: MappingsSection,
    shows: (shape) => isA(shape, 'bpmn:Activity', 'bpmn:Event') && shape.type !== 'bpmn:Task',
    used: has('zeebe:IoMapping'),
  },
  {
    title: 'sections.multi',
    component: MultiInstanceSection,
    shows: activity,
    used: (shape) => !!shape.businessObject.get('loopCharacteristics'),
  },
  {
    title: 'sections.fourEyes',
    component: FourEyesSection,
    shows: (shape) => isA(shape, 'bpmn:Task'),
    used: (shape) => has('millrace:FourEyes')(shape) || has('millrace:Responsibility')(shape),
  },
  { title: 'sections.process', component: ProcessSection, shows: process },
  { title: 'sections.processLadder', component: LadderSection, shows: process },
  { title: 'sections.globals', component: GlobalsSection, shows: process, used: () => true },
];
