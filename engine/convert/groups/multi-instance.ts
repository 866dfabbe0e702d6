import type { XmlElement } from '../../xml/tree.ts';
import { attribute, elementsOf, textOf } from '../../xml/tree.ts';
import type { Converter } from '../converter.ts';
import { cutOut, isBpmn } from '../drawing.ts';
import { hasJuel } from '../juel/index.ts';

/** The collection that is gone through, and the variable of each of its elements. */
export function convertMultiInstance(converter: Converter, element: XmlElement): void {
  const { drawing } = converter;
  const collection = converter.foreign(element, 'collection');
  if (collection) {
    const source = hasJuel(collection.value) ? collection.expression() : `=${collection.value.trim()}`;
    if (source !== null) {
      drawing.set(element, 'zeebe:loopCharacteristics', { inputCollection: source });
      collection.mapped('is inputCollection of zeebe:loopCharacteristics');
    }
  }
  const variable = converter.foreign(element, 'elementVariable');
  if (variable) {
    drawing.set(element, 'zeebe:loopCharacteristics', { inputElement: variable.value });
    variable.mapped('is inputElement of zeebe:loopCharacteristics');
  }
  const counter = converter.foreign(element, 'elementIndexVariable');
  counter?.refused('the position is loopCounter, which counts from 1');
  byReference(converter, element);
}

/** Flowable and Activiti take the standard's reference for the name of a variable. */
function byReference(converter: Converter, element: XmlElement): void {
  const { drawing } = converter;
  const reference = elementsOf(element).find((child) => isBpmn(child, 'loopDataInputRef'));
  const item = elementsOf(element).find((child) => isBpmn(child, 'inputDataItem'));
  if (reference) {
    const text = textOf(reference).trim();
    const source = hasJuel(text) ? converter.expression(element, 'loopDataInputRef', text) : `=${text}`;
    if (source === null) return;
    drawing.set(element, 'zeebe:loopCharacteristics', { inputCollection: source });
    cutOut(reference);
    converter.note('mapped', element, 'loopDataInputRef', 'is inputCollection of zeebe:loopCharacteristics');
  }
  const name = item && attribute(item, 'name');
  if (!item || name === undefined) return;
  drawing.set(element, 'zeebe:loopCharacteristics', { inputElement: name });
  cutOut(item);
  converter.note('mapped', element, 'inputDataItem', 'is inputElement of zeebe:loopCharacteristics');
}
