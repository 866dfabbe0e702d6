/** Namespaces of other engines whose attributes and elements mean execution, and the name that people know. */
export const vendors: ReadonlyMap<string, 'camunda' | 'flowable' | 'activiti'> = new Map([
  ['http://camunda.org/schema/1.0/bpmn', 'camunda'],
  ['http://operaton.org/schema/1.0/bpmn', 'camunda'],
  ['http://flowable.org/bpmn', 'flowable'],
  ['http://activiti.org/bpmn', 'activiti'],
  ['http://activiti.com/modeler', 'activiti'],
]);

export const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
export const ZEEBE = 'http://camunda.org/schema/zeebe/1.0';
export const MILLRACE = 'urn:millrace:bpmn:1';
