import { bootstrapApplication } from '@angular/platform-browser';
import { Component } from '@angular/core';
import { hello, h2 } from '../../contracts/hello.ts';
@Component({ selector: 'mr-root', template: `<p>hi {{ x }}</p>` })
class App {
  x = hello.parse({ a: 'x' }).a + h2;
}
void bootstrapApplication(App);
