import { Injectable, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import type { RouterStateSnapshot } from '@angular/router';
import { TitleStrategy } from '@angular/router';
import { I18n } from '../util-i18n/i18n.ts';

/** Route titles are keys; pages that show a record put its name in front. */
@Injectable({ providedIn: 'root' })
export class TranslatedTitle extends TitleStrategy {
  private readonly i18n = inject(I18n);
  private readonly title = inject(Title);
  private readonly key = signal('');
  private readonly subject = signal('');

  constructor() {
    super();
    effect(() => {
      const page = this.i18n.maybe(this.key(), '');
      this.title.setTitle([this.subject(), page, 'Millrace'].filter(Boolean).join(' · '));
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.subject.set('');
    this.key.set(this.buildTitle(snapshot) ?? '');
  }

  /** The record that is shown, such as a work order's code. */
  show(subject: string): void {
    this.subject.set(subject);
  }
}
