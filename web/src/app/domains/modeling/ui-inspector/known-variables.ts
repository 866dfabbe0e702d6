import { Injectable, computed, inject } from '@angular/core';
import { ModelingCatalogue } from '../data/modeling-catalogue.ts';
import type { Moddle } from '../util-bpmn/diagram-types.ts';
import { extensionOf, listOf, stringOf } from '../util-bpmn/extensions.ts';
import { InspectorHost } from './inspector-host.ts';

/** Names of variables that the drawing makes somewhere: what expressions can speak of. */
@Injectable()
export class KnownVariables {
  private readonly host = inject(InspectorHost);
  private readonly catalogue = inject(ModelingCatalogue);
  readonly names = computed(() => {
    const drawing = this.host.drawing();
    if (!drawing) return [];
    drawing.revision();
    const names = new Set(['businessKey', 'outcome']);
    const shapes = drawing.get('elementRegistry').getAll();
    for (const shape of shapes) {
      if (shape.labelTarget || !shape.businessObject) continue;
      for (const name of this.madeBy(shape.businessObject)) if (name) names.add(name);
    }
    return [...names].sort();
  });

  private madeBy(moddle: Moddle): string[] {
    const mapping = extensionOf(moddle, 'zeebe:IoMapping');
    const outputs = listOf(mapping, 'outputParameters').map((output) => stringOf(output, 'target').split('.')[0]!);
    const inputs = listOf(mapping, 'inputParameters').map((input) => stringOf(input, 'target').split('.')[0]!);
    const formId = stringOf(extensionOf(moddle, 'zeebe:FormDefinition'), 'formId');
    const fields =
      this.catalogue
        .forms()()
        .find((form) => form.key === formId)?.fields ?? [];
    const searchable = listOf(extensionOf(moddle, 'millrace:Searchable'), 'values').map((one) => stringOf(one, 'name'));
    const results = ['zeebe:CalledDecision', 'zeebe:Script'].map((type) =>
      stringOf(extensionOf(moddle, type), 'resultVariable'),
    );
    const loop = moddle.get('loopCharacteristics') as Moddle | undefined;
    const each = loop?.get ? stringOf(extensionOf(loop, 'zeebe:LoopCharacteristics'), 'inputElement') : '';
    return [
      ...outputs,
      ...inputs,
      ...fields,
      ...searchable,
      ...results,
      stringOf(moddle, 'millrace:resultVariable'),
      each,
    ];
  }
}
