import type { Database } from '../../platform/database/database.ts';
import { contentStep } from './content-step.ts';
import { demoStep } from './demo-step.ts';
import { identityStep } from './identity-step.ts';
import { partitionStep } from './partition-step.ts';
import { plantStep } from './plant-step.ts';
import type { Settings } from '../../platform/settings/settings.ts';

/** What every step of the set-up gets. Steps run at each start, after the migrations, and must change nothing twice. */
export interface SetupContext {
  database: Database;
  settings: Settings;
  /** Reachable from this machine only. Off loopback nobody may keep the well-known demo password. */
  loopback: boolean;
  /** The data was restored from a backup since the last start. */
  restored: boolean;
  /** `demo` on loopback; off loopback a new random password at each call. */
  demoPassword(): string;
  /** One short line for the person at the terminal. */
  say(text: string): void;
}

export interface SetupOutcome {
  /** Shown when everything is ready; with random passwords only when they were just made. */
  logins?: readonly { username: string; password: string }[];
  /** Path of the one-time link with which the first administrator sets a password, such as `/welcome?key=…`. */
  adminLink?: string;
}

export interface SetupStep {
  name: string;
  run(context: SetupContext): Promise<SetupOutcome | undefined>;
}

/** In this order. */
export const setupSteps: readonly SetupStep[] = [partitionStep, identityStep, plantStep, contentStep, demoStep];
