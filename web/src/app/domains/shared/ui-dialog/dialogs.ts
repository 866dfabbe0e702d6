import type { Type } from '@angular/core';
import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import type { ConfirmData, Confirmed } from './confirm-dialog.ts';
import { ConfirmDialog } from './confirm-dialog.ts';

/** Opens dialogs and answers with what they were closed with. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly material = inject(MatDialog);

  /** Undefined when the person thought better of it. */
  confirm(data: ConfirmData): Promise<Confirmed | undefined> {
    return this.open<Confirmed, ConfirmData>(ConfirmDialog, data, '460px');
  }

  open<R, D = unknown>(component: Type<unknown>, data?: D, width = '560px'): Promise<R | undefined> {
    const ref = this.material.open<unknown, D | undefined, R>(component, {
      data,
      width,
      maxWidth: 'min(96vw, 1200px)',
      autoFocus: 'first-tabbable',
    });
    return firstValueFrom(ref.afterClosed());
  }
}
