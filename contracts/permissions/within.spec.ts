import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bindConditions, matches } from './conditions.ts';
import type { Bindings, Conditions } from './conditions.ts';
import { subjects } from './subjects.ts';
import { implies, withinCeiling } from './within.ts';

const values = ['a', 'b', 'c'];
const limits = ['0', '1', '2.5', '10'];
const textTest = fc.oneof(
  fc.record({ eq: fc.constantFrom(...values, '$user.username') }),
  fc.record({ ne: fc.constantFrom(...values) }),
  fc.record({ in: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }) }),
);
const amountTest = fc.oneof(
  fc.record({ lte: fc.constantFrom(...limits) }),
  fc.record({ gte: fc.constantFrom(...limits) }),
);
const conditions = fc.record(
  { plantId: textTest, requesters: textTest, amount: amountTest },
  { requiredKeys: [] },
) as fc.Arbitrary<Conditions>;
const record = fc.record({
  plantId: fc.option(fc.constantFrom(...values)),
  requesters: fc.option(fc.uniqueArray(fc.constantFrom(...values))),
  amount: fc.option(fc.constantFrom('0', '0.5', '1', '2', '2.5', '3', '10', '11')),
});
const bindings: Bindings = {
  '$user.username': ['a'],
  '$user.roles': [],
  '$user.departments': [],
  '$user.headed': [],
};
const kinds = subjects.Requisition.attributes;

test('what one condition gives inside another one, the other one gives as well', () => {
  let implied = 0;
  fc.assert(
    fc.property(conditions, conditions, fc.array(record, { maxLength: 20 }), (narrow, wide, records) => {
      if (!implies(narrow, wide)) return;
      implied++;
      for (const one of records)
        if (matches(bindConditions(narrow, kinds, bindings), one))
          expect(matches(bindConditions(wide, kinds, bindings), one)).toBe(true);
    }),
    { numRuns: 5000 },
  );
  expect(implied).toBeGreaterThan(100);
});

const ceiling = [
  { subject: 'Requisition', verb: 'approve', conditions: { amount: { lte: '10000' } } },
  { subject: 'PurchaseOrder', verb: 'read' },
  { subject: 'Item', verb: 'read', fields: ['standardCost'] },
];

test.each([
  [{ subject: 'Requisition', verb: 'approve', conditions: { amount: { lte: '10000' } } }, true],
  [{ subject: 'Requisition', verb: 'approve', conditions: { amount: { lte: '500', gte: '0' } } }, true],
  [{ subject: 'Requisition', verb: 'approve', conditions: { amount: { lte: '10000.01' } } }, false],
  [{ subject: 'Requisition', verb: 'approve' }, false],
  [{ subject: 'Requisition', verb: 'read' }, false],
  [{ subject: 'PurchaseOrder', verb: 'read', conditions: { plantId: { eq: 'x' } } }, true],
  [{ subject: 'PurchaseOrder', verb: 'read', fields: ['code'] }, true],
  [{ subject: 'PurchaseOrder', verb: 'read', fields: ['price'] }, false],
  [{ subject: 'Item', verb: 'read', fields: ['standardCost'] }, true],
  [{ subject: 'Item', verb: 'read' }, false],
])('%j within the ceiling: %s', (rule, expected) => {
  expect(withinCeiling(rule, ceiling)).toBe(expected);
});
