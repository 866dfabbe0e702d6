import { DestroyRef, Injectable, inject } from '@angular/core';

/** Longest pause between two keys of one scan: slow radio scanners need some 80 ms. */
const PAUSE = 90;
/** A person does not type this many keys at that speed. */
const SHORTEST = 4;

type Listener = (code: string) => void;

/**
 * A bar code scanner that types like a keyboard, wherever the focus is: fast keys, then Enter. What it typed is taken
 * out of the field that happened to have the focus, and its Enter submits nothing. The newest listener gets the code.
 */
@Injectable({ providedIn: 'root' })
export class WedgeScanner {
  private readonly listeners: Listener[] = [];
  private keys = '';
  private last = 0;
  private field: { element: HTMLInputElement; before: string } | null = null;
  private readonly onKey = (event: KeyboardEvent): void => this.key(event);

  /** Until the caller's context is destroyed. */
  listen(listener: Listener): void {
    this.listeners.push(listener);
    if (this.listeners.length === 1) window.addEventListener('keydown', this.onKey, true);
    inject(DestroyRef).onDestroy(() => {
      this.listeners.splice(this.listeners.indexOf(listener), 1);
      if (this.listeners.length === 0) window.removeEventListener('keydown', this.onKey, true);
    });
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const now = event.timeStamp;
    if (now - this.last > PAUSE) this.begin();
    this.last = now;
    if (event.key === 'Enter' || event.key === 'Tab') this.end(event);
    else if (event.key.length === 1) this.keys += event.key;
  }

  private begin(): void {
    this.keys = '';
    const focused = document.activeElement;
    const typing = focused instanceof HTMLInputElement && focused.type !== 'checkbox' && focused.type !== 'radio';
    this.field = typing ? { element: focused, before: focused.value } : null;
  }

  private end(event: KeyboardEvent): void {
    const code = this.keys;
    this.keys = '';
    if (code.length < SHORTEST) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.field && this.field.element.value !== this.field.before) {
      this.field.element.value = this.field.before;
      this.field.element.dispatchEvent(new Event('input', { bubbles: true }));
    }
    this.listeners.at(-1)?.(code);
  }
}
