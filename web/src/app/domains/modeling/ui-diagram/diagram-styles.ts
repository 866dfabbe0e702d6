import { Component, ViewEncapsulation } from '@angular/core';

/** Brings the styles of the drawing tools onto the page, only where a diagram is shown. */
@Component({
  selector: 'mr-diagram-styles',
  template: '',
  styleUrl: './diagram-styles.scss',
  encapsulation: ViewEncapsulation.None,
})
export class DiagramStyles {}
