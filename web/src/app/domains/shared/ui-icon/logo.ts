import { Component, input } from '@angular/core';

/** The mill wheel over the race, with or without the name. */
@Component({
  selector: 'mr-logo',
  template: `
    <svg viewBox="0 0 32 32" fill="none" stroke-linecap="round" [style.height.px]="size()" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0b5f68" />
      <g stroke="#7fe3da" stroke-width="1.7">
        <circle cx="16" cy="13" r="7.2" />
        <circle cx="16" cy="13" r="1.6" fill="#7fe3da" stroke="none" />
        <path d="M16 3.8V22.2M8 8.4L24 17.6M8 17.6L24 8.4" />
      </g>
      <path d="M4 26.6c2-1.7 4-1.7 6 0s4 1.7 6 0 4-1.7 6 0 4 1.7 6 0" stroke="#c9f5f0" stroke-width="2" />
    </svg>
    @if (named()) {
      <span>Millrace</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 10px;
      font-size: 18px;
      font-weight: 650;
      letter-spacing: -0.01em;
    }
  `,
})
export class Logo {
  readonly size = input(28);
  readonly named = input(true);
}
