import { Injectable, signal } from '@angular/core';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORED = 'millrace.theme';

function stored(): Theme {
  const value = localStorage.getItem(STORED);
  return THEMES.find((theme) => theme === value) ?? 'system';
}

/** Before the first paint, so that nothing flashes. */
export function applyStoredTheme(): void {
  document.documentElement.dataset['theme'] = stored();
}

/** Light, dark, or what the system says. */
@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  private readonly chosen = signal(stored());
  readonly value = this.chosen.asReadonly();

  use(theme: Theme): void {
    localStorage.setItem(STORED, theme);
    document.documentElement.dataset['theme'] = theme;
    this.chosen.set(theme);
  }
}
