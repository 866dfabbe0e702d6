import type { Signal } from '@angular/core';
import { Injectable, inject, signal } from '@angular/core';
import type { LocalizedText } from '../../../../../../contracts/json.ts';
import { Api } from '../../shared/util-http/api.ts';

export interface NamedThing {
  code: string;
  name: LocalizedText;
}

export interface ServiceField {
  name: string;
  label: LocalizedText;
  required?: boolean;
}

/** A service that a drawing can call: `warehouse.reserve-stock`. */
export interface CatalogueService {
  type: string;
  title: LocalizedText;
  description?: LocalizedText;
  input: ServiceField[];
  output: ServiceField[];
  /** Business refusals, to be caught by a boundary event. */
  errors: NamedThing[];
}

export interface FormEntry {
  key: string;
  title: LocalizedText;
  fields: string[];
}

/** What the pickers of the modeler offer; each list is asked once, when first needed. */
@Injectable({ providedIn: 'root' })
export class ModelingCatalogue {
  private readonly api = inject(Api);
  private readonly lists = new Map<string, Signal<unknown[]>>();

  roles(): Signal<NamedThing[]> {
    return this.list('/api/lookups/roles');
  }

  services(): Signal<CatalogueService[]> {
    return this.list('/api/services');
  }

  /** Domain commands that completing a task can carry out. */
  records(): Signal<NamedThing[]> {
    return this.list('/api/records');
  }

  forms(): Signal<FormEntry[]> {
    return this.list('/api/forms');
  }

  calendars(): Signal<NamedThing[]> {
    return this.list('/api/lookups/calendars');
  }

  processes(): Signal<{ key: string; name: LocalizedText }[]> {
    return this.list('/api/processes');
  }

  decisions(): Signal<{ key: string; name: LocalizedText }[]> {
    return this.list('/api/decisions');
  }

  private list<T>(path: string): Signal<T[]> {
    let found = this.lists.get(path);
    if (!found) {
      const values = signal<unknown[]>([]);
      this.lists.set(path, (found = values.asReadonly()));
      this.api.get<{ items: unknown[] }>(path).then(
        (page) => values.set(page.items),
        () => this.lists.delete(path),
      );
    }
    return found as Signal<T[]>;
  }
}
