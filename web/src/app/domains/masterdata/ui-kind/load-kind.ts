import type { Signal } from '@angular/core';
import { computed, inject } from '@angular/core';
import { Problem } from '../../shared/util-http/problem.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { Query } from '../../shared/util-query/query.ts';
import { query } from '../../shared/util-query/query.ts';
import { KindsClient } from '../data/kinds-client.ts';
import type { KindView } from '../util-kinds/kind-view.ts';
import { viewOf } from '../util-kinds/kind-views.ts';
import type { Kind } from '../util-schema/json-schema.ts';

export interface LoadedKind {
  query: Query<Kind>;
  kind: Signal<Kind | undefined>;
  view: Signal<KindView>;
  /** Its name in the language of the person. */
  title: Signal<string>;
}

/** The kind that an address names; a kind that the person may not see is not found. */
export function loadKind(plural: () => string): LoadedKind {
  const client = inject(KindsClient);
  const i18n = inject(I18n);
  const asked = query({
    params: plural,
    load: async (name) => {
      const kind = await client.one(name);
      if (!kind) throw new Problem(404, { code: 'not-found' });
      return kind;
    },
  });
  return {
    query: asked,
    kind: asked.value,
    view: computed(() => viewOf(plural())),
    title: computed(() => i18n.text(asked.value()?.title)),
  };
}
