/**
 * What became of something that another engine would carry out. `mapped`: it means the same. `degraded`: something of it
 * is missing, or a person has to finish it; the message says what. `refused`: nothing here does it; it stays in the file,
 * which is not published with it.
 */
export interface ConversionNote {
  kind: 'mapped' | 'degraded' | 'refused';
  /** BPMN id of the element, or of the nearest around it. */
  elementId: string | null;
  /** As the file names it: `camunda:assignee`. */
  name: string;
  message: string;
}

/** A form made of the fields that a file describes. */
export interface ConvertedForm {
  key: string;
  schema: Record<string, unknown>;
}

export interface Conversion {
  xml: string;
  notes: ConversionNote[];
  forms: ConvertedForm[];
}
