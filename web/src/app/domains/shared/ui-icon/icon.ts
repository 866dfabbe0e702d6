import { Component, ElementRef, effect, inject, input } from '@angular/core';
import { icons } from './icons.ts';
import type { IconName } from './icons.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A line icon in the colour of the text. Decorative: the text beside it or an aria-label of the button speaks. */
@Component({
  selector: 'mr-icon',
  template: '',
  host: { 'aria-hidden': 'true', '[style.width.px]': 'size()', '[style.height.px]': 'size()' },
  styles: ':host { display: inline-flex; flex: none; } :host ::ng-deep svg { width: 100%; height: 100%; }',
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly size = input(18);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    effect(() => host.replaceChildren(draw(this.name())));
  }
}

function draw(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const style = { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', 'stroke-width': '1.9' };
  for (const [key, value] of Object.entries({ ...style, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' })) {
    svg.setAttribute(key, value);
  }
  for (const [tag, attributes] of icons[name]) {
    const child = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) child.setAttribute(key, String(value));
    svg.append(child);
  }
  return svg;
}
