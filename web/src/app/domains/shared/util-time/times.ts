import { Injectable, inject } from '@angular/core';
import { I18n } from '../util-i18n/i18n.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Unit = [unit: Intl.RelativeTimeFormatUnit, length: number];
const UNITS: Unit[] = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
];

/** Instants and durations in words of the user's language. */
@Injectable({ providedIn: 'root' })
export class Times {
  private readonly i18n = inject(I18n);

  /** `2026-11-23 08:05`, without the year when it is this one. */
  full(at: string | number | Date, now = Date.now()): string {
    const date = new Date(at);
    const year = date.getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' as const };
    return date.toLocaleString(this.i18n.lang(), {
      ...year,
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    });
  }

  day(at: string | number | Date): string {
    return new Date(at).toLocaleDateString(this.i18n.lang(), { year: 'numeric', month: 'short', day: 'numeric' });
  }

  clock(at: string | number | Date): string {
    return new Date(at).toLocaleTimeString(this.i18n.lang(), { hour: '2-digit', minute: '2-digit', hour12: false });
  }

  /** `3 hours ago`, `in 5 minutes`, `just now`. */
  relative(at: string | number | Date, now: number): string {
    const distance = new Date(at).getTime() - now;
    const format = new Intl.RelativeTimeFormat(this.i18n.lang(), { numeric: 'auto', style: 'short' });
    for (const [unit, length] of UNITS) {
      if (Math.abs(distance) >= length) return format.format(Math.trunc(distance / length), unit);
    }
    return this.i18n.t('time.now');
  }

  /** `2 d 3 h`: at most two units, the smaller only when it counts. */
  duration(milliseconds: number): string {
    const rest = Math.max(0, milliseconds);
    const days = Math.floor(rest / DAY);
    const hours = Math.floor((rest % DAY) / HOUR);
    const minutes = Math.floor((rest % HOUR) / MINUTE);
    const parts: string[] = [];
    if (days > 0) parts.push(this.i18n.t('time.days', { n: days }));
    if (hours > 0) parts.push(this.i18n.t('time.hours', { n: hours }));
    if (minutes > 0 && days === 0) parts.push(this.i18n.t('time.minutes', { n: minutes }));
    if (parts.length === 0) parts.push(this.i18n.t('time.seconds', { n: Math.floor(rest / 1000) }));
    return parts.slice(0, 2).join(' ');
  }
}
