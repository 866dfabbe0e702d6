import type { EnvironmentProviders, Provider } from '@angular/core';
import { Injectable, inject, isDevMode, provideAppInitializer } from '@angular/core';
import type { Translation, TranslocoLoader, TranslocoMissingHandler } from '@jsverse/transloco';
import { TRANSLOCO_MISSING_HANDLER, provideTransloco } from '@jsverse/transloco';
import { I18n, LANGS } from './i18n.ts';

@Injectable()
class BundledDictionaries implements TranslocoLoader {
  async getTranslation(lang: string): Promise<Translation> {
    const dictionary =
      lang === 'en' ? await import('../../../../i18n/en/index.ts') : await import('../../../../i18n/zh-CN/index.ts');
    return dictionary.default;
  }
}

/** A key without text shows itself: tests look for such texts on every screen. */
class ShowKey implements TranslocoMissingHandler {
  handle(key: string): string {
    return `⟦${key}⟧`;
  }
}

export function provideI18n(): (EnvironmentProviders | Provider)[] {
  return [
    ...provideTransloco({
      config: { availableLangs: [...LANGS], defaultLang: 'zh-CN', prodMode: !isDevMode() },
      loader: BundledDictionaries,
    }),
    { provide: TRANSLOCO_MISSING_HANDLER, useClass: ShowKey },
    provideAppInitializer(() => inject(I18n).start()),
  ];
}
