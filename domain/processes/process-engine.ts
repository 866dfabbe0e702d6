import type { Json, JsonObject } from '../../contracts/json.ts';
import type { CompiledCalendar } from '../../engine/model/calendar.ts';
import type { RunLimits } from '../../engine/model/protocol.ts';
import type { Database, Tx } from '../../platform/database/database.ts';
import type { ProcessRuntime } from '../../platform/temporal/process-runtime.ts';
import type { CommandContext } from '../foundation/index.ts';

/** What running processes needs; made once per API and per worker. */
export interface ProcessEngine {
  database: Database;
  runtime: ProcessRuntime;
  records: RecordRegistry;
  /** Compiled working calendars by name, as the plant has them now. */
  calendars(names: string[], plantId: string | null): Promise<Record<string, CompiledCalendar>>;
  /** Value of a FEEL expression (without `=`) over variables; `undefined` when it cannot be evaluated. */
  evaluate(expression: string, variables: JsonObject, at: Date): Json | undefined;
  /** Behaviour version that new instances start with. */
  behaviour: number;
  /** When runs continue as new; tests lower it. */
  limits?: RunLimits;
  /** Something went wrong that heals by itself. */
  warn(message: string, detail: Record<string, unknown>): void;
}

/** Domain commands that completing a task carries out (`millrace:record`), by name. */
export interface RecordRegistry {
  /**
   * Runs the command with the person as actor; throws a Fault when the domain refuses. `form` is what the person sent
   * (with `outcome`), `variables` what the process knows. The task completes with the returned variables: ids only.
   */
  run(context: CommandContext, name: string, form: JsonObject, variables: JsonObject): Promise<Recorded>;
  /** Takes back what `run` did, because the workflow refused the completion. */
  undo(tx: Tx, key: string, name: string, undo: Json): Promise<void>;
}

export interface Recorded {
  variables: JsonObject;
  /** What `undo` needs. */
  undo: Json;
}
