/** Plain JSON, the only shape that crosses a border (process variables, events, REST bodies). */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

/** A text in the two languages the product ships; `en` may be missing, then `zh` is shown. */
export interface LocalizedText {
  zh: string;
  en?: string | undefined;
}
