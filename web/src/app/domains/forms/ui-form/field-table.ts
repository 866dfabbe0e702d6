import type { Type } from '@angular/core';
import type { FormFieldType } from '../../../../../../contracts/forms/form.ts';
import { AttachmentField } from './fields/attachment-field.ts';
import { CheckboxField } from './fields/checkbox-field.ts';
import { ChoiceField } from './fields/choice-field.ts';
import { InfoField } from './fields/info-field.ts';
import { MomentField } from './fields/moment-field.ts';
import { NumberField } from './fields/number-field.ts';
import { ReferenceField } from './fields/reference-field.ts';
import { ScanField } from './fields/scan-field.ts';
import { TableField } from './fields/table-field.ts';
import { TextField } from './fields/text-field.ts';

/** Which component fills in which type of field; a type that is missing does not compile. */
export const fieldTable: Record<FormFieldType, Type<unknown>> = {
  text: TextField,
  textarea: TextField,
  number: NumberField,
  quantity: NumberField,
  select: ChoiceField,
  radio: ChoiceField,
  checkbox: CheckboxField,
  date: MomentField,
  datetime: MomentField,
  person: ReferenceField,
  item: ReferenceField,
  lot: ReferenceField,
  location: ReferenceField,
  scan: ScanField,
  photo: AttachmentField,
  signature: AttachmentField,
  info: InfoField,
  table: TableField,
};
