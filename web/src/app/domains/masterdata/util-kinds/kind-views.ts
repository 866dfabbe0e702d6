import { itemViews } from './item-views.ts';
import type { KindView } from './kind-view.ts';
import { byCode } from './kind-view.ts';
import { organizationViews } from './organization-views.ts';
import { productViews } from './product-views.ts';

export const kindViews: Readonly<Record<string, KindView>> = { ...organizationViews, ...itemViews, ...productViews };

/** A kind that the app does not know yet is shown as its schema says. */
const plain: KindView = {
  icon: 'database',
  intro: 'masterdata.intro.other',
  groups: [],
  hints: {},
  fixed: ['plant', 'code'],
  columns: ['code', 'name'],
  filters: [],
  code: byCode,
  name: 'name',
};

export function viewOf(plural: string): KindView {
  return kindViews[plural] ?? plain;
}
