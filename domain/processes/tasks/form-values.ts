import { filesOf } from '../../../contracts/forms/files-of.ts';
import { formValues } from '../../../contracts/forms/form-values.ts';
import type { FieldVisible } from '../../../contracts/forms/form-values.ts';
import type { Form } from '../../../contracts/forms/form.ts';
import type { JsonObject } from '../../../contracts/json.ts';
import { formOf } from '../definitions/forms.ts';
import { processFault } from '../errors.ts';
import type { ProcessEngine } from '../process-engine.ts';
import type { TaskRow } from './task-row.ts';

export interface CheckedValues {
  values: JsonObject;
  /** Attachments that the values name: photos and signatures. */
  files: string[];
}

/** Checks what was sent against the task's form; a task without a form takes any variables. */
export async function checkFormValues(
  engine: ProcessEngine,
  task: TaskRow,
  values: JsonObject,
): Promise<CheckedValues> {
  if (task.form_key === null) return { values, files: [] };
  const stored = await formOf(engine.database, task.form_key);
  if (!stored) return { values, files: [] };
  const form = stored.schema as Form;
  const parsed = formValues(form, visibility(engine, task, values)).safeParse(values);
  if (parsed.success) return { values: parsed.data as JsonObject, files: filesOf(form, parsed.data as JsonObject) };
  throw processFault('form-values', {
    detail: `the form ${task.form_key} has ${parsed.error.issues.length} mistakes`,
    errors: parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      code: issue.code,
      message: issue.message,
    })),
  });
}

/** As in the browser: a field's condition sees what the process knows and what was entered. */
function visibility(engine: ProcessEngine, task: TaskRow, values: JsonObject): FieldVisible {
  const at = new Date();
  const known = { ...task.instance_variables, ...task.locals, ...values };
  return (field, row) => {
    if (!('visibleWhen' in field) || field.visibleWhen === undefined) return true;
    return (
      engine.evaluate(field.visibleWhen.replace(/^=/, ''), { ...known, ...(row as JsonObject | undefined) }, at) ===
      true
    );
  };
}
