import type { Aggregation, BoxedTable, HitPolicy, TableRule } from '../../../contracts/processes/decision.ts';
import { aggregations, hitPolicies } from '../../../contracts/processes/decision.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { attribute } from '../../xml/tree.ts';
import { childOf, childrenOf, idOf } from './dmn.ts';
import type { Reading } from './reading.ts';

/** A decision table (DMN 1.5 chapter 8). Cross tables and rules as columns are the same rules drawn otherwise. */
export function decisionTable(reading: Reading, element: XmlElement): BoxedTable {
  const inputs = childrenOf(element, 'input').map((clause) => {
    const expression = childOf(clause, 'inputExpression');
    const values = reading.text(childOf(clause, 'inputValues'));
    const id = idOf(clause);
    return {
      ...(id === undefined ? {} : { id }),
      expression: reading.text(expression),
      ...reading.typeOf(expression),
      ...(values === '' ? {} : { values }),
    };
  });
  inputs.forEach(({ expression, id }, index) => {
    if (expression !== '') return;
    reading.report.error('expression-missing', id ?? element, `input ${index + 1} of the table has no expression`);
  });
  const outputs = childrenOf(element, 'output').map((clause) => outputClause(reading, clause));
  const rules = childrenOf(element, 'rule').map((rule, index) => tableRule(reading, rule, index));
  const policy = policyOf(reading, element);
  const table: BoxedTable = { kind: 'table', ...reading.idAndType(element), ...policy, inputs, outputs, rules };
  checkTable(reading, element, table);
  return table;
}

function outputClause(reading: Reading, clause: XmlElement): BoxedTable['outputs'][number] {
  const values = reading.text(childOf(clause, 'outputValues'));
  const fallback = reading.text(childOf(clause, 'defaultOutputEntry'));
  const name = attribute(clause, 'name')?.trim();
  return {
    ...reading.idAndType(clause),
    ...(name === undefined || name === '' ? {} : { name }),
    ...(values === '' ? {} : { values }),
    ...(fallback === '' ? {} : { default: fallback }),
  };
}

function tableRule(reading: Reading, rule: XmlElement, index: number): TableRule {
  return {
    id: idOf(rule) ?? String(index + 1),
    when: childrenOf(rule, 'inputEntry').map((entry) => reading.text(entry)),
    then: childrenOf(rule, 'outputEntry').map((entry) => reading.text(entry)),
  };
}

function policyOf(reading: Reading, element: XmlElement): { hitPolicy: HitPolicy; aggregation?: Aggregation } {
  const policyName = attribute(element, 'hitPolicy') ?? 'UNIQUE';
  const hitPolicy = hitPolicies.find((known) => known === policyName);
  if (!hitPolicy) {
    const message = `there is no hit policy ${policyName}; it is one of ${hitPolicies.join(', ')}`;
    reading.report.error('hit-policy', element, message, { policy: policyName });
  }
  const name = attribute(element, 'aggregation');
  if (name === undefined || name === '') return { hitPolicy: hitPolicy ?? 'UNIQUE' };
  const aggregation = aggregations.find((known) => known === name);
  if (!aggregation) {
    const message = `there is no aggregation ${name}; it is one of ${aggregations.join(', ')}`;
    reading.report.error('hit-policy', element, message, { aggregation: name });
  } else if (hitPolicy === 'COLLECT') return { hitPolicy, aggregation };
  else reading.report.warn('hit-policy', element, `only COLLECT aggregates: ${name} changes nothing`);
  return { hitPolicy: hitPolicy ?? 'UNIQUE' };
}

function checkTable(reading: Reading, element: XmlElement, table: BoxedTable): void {
  const { inputs, outputs, rules, hitPolicy, aggregation } = table;
  const { report } = reading;
  if (outputs.length === 0) report.error('table', element, 'the table has no output');
  if (outputs.length > 1) {
    outputs.forEach(({ name, id }, index) => {
      if (name === undefined) report.error('table', id ?? element, `output ${index + 1} of several has no name`);
      else if (outputs.findIndex((other) => other.name === name) < index) {
        report.error('table', id ?? element, `two outputs have the name ${name}`, { name });
      }
    });
    if (aggregation !== undefined && aggregation !== 'COUNT') {
      report.error('hit-policy', element, `${aggregation} needs a single output, the table has ${outputs.length}`);
    }
  }
  const ordered = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER';
  if (ordered && outputs.every(({ values, type }) => values === undefined && type === undefined)) {
    report.error('hit-policy', element, `${hitPolicy} needs output values, the most important first`);
  }
  for (const { id, when, then } of rules) {
    if (when.length === inputs.length && then.length === outputs.length) continue;
    const message = `the rule has ${when.length} and ${then.length} entries where the table has ${inputs.length} inputs and ${outputs.length} outputs`;
    report.error('table', id, message);
  }
}
