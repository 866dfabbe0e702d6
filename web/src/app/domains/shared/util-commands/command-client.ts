import { Injectable, inject } from '@angular/core';
import type { z } from 'zod';
import type { commandView } from '../../../../../../contracts/processes/api.ts';
import { Api } from '../util-http/api.ts';
import { Problem } from '../util-http/problem.ts';

export type CommandView = z.infer<typeof commandView>;

const PAUSE = 700;
const LONGEST = 60_000;

/** Follows what was sent to an instance until its outcome is known. */
@Injectable({ providedIn: 'root' })
export class CommandClient {
  private readonly api = inject(Api);

  /** Resolves when done; throws what it was refused for. Waits while it is still being carried out. */
  async settle(command: CommandView): Promise<CommandView> {
    const until = Date.now() + LONGEST;
    let now = command;
    while (now.state === 'running' && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      now = await this.api.get<CommandView>(`/api/commands/${command.id}`);
    }
    if (now.state === 'refused') {
      throw new Problem(409, { code: now.outcome?.code ?? 'conflict', detail: now.outcome?.message ?? '' });
    }
    return now;
  }
}
