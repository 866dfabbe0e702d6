import { Injectable, computed, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { LocalizedText } from '../../../../../../contracts/json.ts';
import type { Key } from '../../../../i18n/keys.ts';

export type { Key };
export const LANGS = ['zh-CN', 'en'] as const;
export type Lang = (typeof LANGS)[number];
export type Params = Record<string, string | number>;
/** A text of the dictionaries, or one that was put together already. */
export type Word = Key | { text: string };
export type Translate = (key: Key, params?: Params) => string;

const STORED = 'millrace.lang';

/** Texts in the language of the user; reading `t` in a template or computed follows a change of language. */
@Injectable({ providedIn: 'root' })
export class I18n {
  private readonly transloco = inject(TranslocoService);
  private readonly active = signal<Lang>('zh-CN');
  readonly lang = this.active.asReadonly();
  /** Two-letter side of `LocalizedText`. */
  readonly side = computed(() => (this.active() === 'en' ? ('en' as const) : ('zh' as const)));

  /** A text of the dictionaries. In English `key_one` is taken when `n` is 1 and the dictionary has it. */
  readonly t: Translate = (key, params) => {
    const lang = this.active();
    if (String(params?.['n']) === '1' && this.has(`${key}_one`, lang))
      return this.transloco.translate(`${key}_one`, params, lang);
    return this.transloco.translate(key, params, lang);
  };

  /** Text of a key that is only known at run time (rule codes, error codes), or the fallback. */
  maybe(key: string, fallback: string, params?: Params): string {
    const lang = this.active();
    return this.has(key, lang) ? this.transloco.translate(key, params, lang) : fallback;
  }

  word(word: Word): string {
    return typeof word === 'string' ? this.t(word) : word.text;
  }

  /** The side of a two-language text that fits; Chinese when the other is missing. */
  text(value: LocalizedText | null | undefined, fallback = ''): string {
    if (!value) return fallback;
    return (this.active() === 'en' ? value.en : value.zh) || value.zh || value.en || fallback;
  }

  async use(lang: Lang): Promise<void> {
    await firstValueFrom(this.transloco.load(lang));
    this.transloco.setActiveLang(lang);
    document.documentElement.lang = lang;
    localStorage.setItem(STORED, lang);
    this.active.set(lang);
  }

  /** Called once before the first view: stored choice, else the browser's language. */
  start(): Promise<void> {
    const stored = localStorage.getItem(STORED);
    const wanted = LANGS.find((lang) => lang === stored) ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
    return this.use(wanted);
  }

  private has(key: string, lang: Lang): boolean {
    return key in this.transloco.getTranslation(lang);
  }
}

/** `protected readonly t = injectT();` */
export function injectT(): Translate {
  return inject(I18n).t;
}
