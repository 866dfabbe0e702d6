import { Component } from '@angular/core';

@Component({ selector: 'mr-home', template: `<div class="page"></div>` })
export class Home {}
