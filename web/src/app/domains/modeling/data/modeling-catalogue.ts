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
  required?: boolean;
}

/** A service that a drawing can call: `warehouse.reserve-stock`. */
export interface CatalogueService {
  type: string;
  title: LocalizedText;
  input: ServiceField[];
  output: ServiceField[];
  /** Business refusals, to be caught by a boundary event. */
  errors: string[];
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
  private readonly known = signal<CatalogueService[]>([]);
  private loadingServices = false;

  roles(): Signal<NamedThing[]> {
    return this.list('/api/lookups/roles');
  }

  /** The catalogue is part of the app; it comes with the modeler. */
  services(): Signal<CatalogueService[]> {
    if (!this.loadingServices) {
      this.loadingServices = true;
      void import('./service-catalogue.ts').then(({ serviceCatalogue }) => this.known.set(serviceCatalogue()));
    }
    return this.known.asReadonly();
  }

  forms(): Signal<FormEntry[]> {
    return this.list('/api/forms');
  }

  calendars(): Signal<NamedThing[]> {
    return this.list('/api/masterdata/calendars');
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
