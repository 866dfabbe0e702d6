import { linkName } from '../links.ts';
import type { Rule } from '../rule.ts';
import { elementsOf } from '../rule.ts';

/** A link leads from its throws to the one catch of its name in the same process or subprocess. */
export const linkPairs: Rule = {
  code: 'link-pairs',
  wholeGraph: true,
  check(process, report) {
    const elements = elementsOf(process);
    for (const element of elements) {
      const thrown = linkName(element, 'intermediateThrowEvent');
      const caught = linkName(element, 'intermediateCatchEvent');
      const name = thrown ?? caught;
      if (name === null) continue;
      const beside = elements.filter(({ scope }) => scope === element.scope);
      const catches = beside.filter((other) => linkName(other, 'intermediateCatchEvent') === name);
      const problem =
        thrown !== null && catches.length === 0
          ? `no catching link named ${name} lies beside it`
          : caught !== null && catches[0] !== element
            ? `${catches[0]!.id} catches the link ${name} already`
            : null;
      if (problem === null) continue;
      report({ severity: 'error', elementId: element.id, message: `${element.id}: ${problem}`, params: { name } });
    }
  },
};
