import { Directive, TemplateRef, ViewContainerRef, effect, inject, input, untracked } from '@angular/core';
import { Permissions } from './permissions.ts';
import type { Right } from './permissions.ts';

/** `<button *mrCan="'release:WorkOrder'; of: order">`: the element is there only when the verb is allowed. */
@Directive({ selector: '[mrCan]' })
export class Can {
  readonly mrCan = input.required<Right>();
  readonly mrCanOf = input<object | undefined>(undefined);

  constructor() {
    const permissions = inject(Permissions);
    const template = inject(TemplateRef);
    const place = inject(ViewContainerRef);
    effect(() => {
      const allowed = permissions.can(this.mrCan(), this.mrCanOf());
      untracked(() => {
        if (allowed && place.length === 0) place.createEmbeddedView(template);
        if (!allowed) place.clear();
      });
    });
  }
}
