import { Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { UserMenu } from '../domains/identity/ui-account/user-menu.ts';
import { Icon } from '../domains/shared/ui-icon/icon.ts';
import { Logo } from '../domains/shared/ui-icon/logo.ts';
import { Permissions } from '../domains/shared/util-ability/permissions.ts';
import { injectT } from '../domains/shared/util-i18n/i18n.ts';
import { navigation } from './navigation.ts';
import type { NavigationEntry } from './navigation.ts';
import { LiveMark } from './live-mark.ts';

const NARROW = 'millrace.nav';
const AT_FOOT = 4;

/** Frame of every page: places on the left (at the foot of a phone), the page, the person. */
@Component({
  selector: 'mr-shell',
  imports: [Icon, LiveMark, Logo, RouterLink, RouterLinkActive, RouterOutlet, UserMenu],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  host: { '[class.narrow]': 'narrow()', '[class.open]': 'drawer()', '(keydown.escape)': 'drawer.set(false)' },
})
export class Shell {
  protected readonly t = injectT();
  private readonly permissions = inject(Permissions);
  private readonly router = inject(Router);
  private readonly folded = signal(localStorage.getItem(NARROW) === '1');
  protected readonly drawer = signal(false);

  protected readonly groups = computed(() =>
    navigation
      .map((group) => ({ ...group, entries: group.entries.filter((entry) => this.allowed(entry)) }))
      .filter((group) => group.entries.length > 0),
  );
  /** The first few places stand at the foot of a phone. */
  protected readonly foot = computed(() =>
    this.groups()
      .flatMap((group) => group.entries)
      .slice(0, AT_FOOT),
  );
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  /** Drawing needs the room. */
  protected readonly narrow = computed(() => this.folded() || this.url().startsWith('/processes/drafts/'));
  protected readonly here = computed(() => {
    const path = this.url().split('?')[0]!;
    const all = this.groups().flatMap((group) => group.entries);
    return all.find((entry) => (entry.exact ? path === entry.path : path.startsWith(entry.path)))?.label;
  });

  constructor() {
    this.router.events.pipe(filter((event) => event instanceof NavigationEnd)).subscribe(() => this.drawer.set(false));
  }

  protected fold(): void {
    this.folded.set(!this.folded());
    localStorage.setItem(NARROW, this.folded() ? '1' : '0');
  }

  private allowed(entry: NavigationEntry): boolean {
    return entry.rights.length === 0 || this.permissions.any(...entry.rights);
  }
}
