import { Component, computed, inject, input } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { Session } from '../data/session.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { THEMES, ThemeChoice } from '../../shared/util-shell/theme.ts';

/** Who I am; language, theme, delegation, log out. */
@Component({
  selector: 'mr-user-menu',
  imports: [Icon, MatMenuModule, RouterLink],
  templateUrl: './user-menu.html',
  styleUrl: './user-menu.scss',
})
export class UserMenu {
  readonly short = input(false);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly session = inject(Session);
  protected readonly theme = inject(ThemeChoice);
  protected readonly themes = THEMES;
  protected readonly name = computed(() => this.i18n.text(this.session.user()?.name, this.session.username()));
  protected readonly roles = computed(() =>
    (this.session.user()?.roles ?? []).map((role) => this.i18n.text(role.name, role.code)).join(' · '),
  );
  /** Last character of a Chinese name, initials of another. */
  protected readonly initials = computed(() => {
    const name = this.name();
    if (/[\u4e00-\u9fff]/.test(name)) return name.slice(-1);
    return name
      .split(/\s+/)
      .map((part) => part.charAt(0))
      .slice(0, 2)
      .join('')
      .toUpperCase();
  });
}
