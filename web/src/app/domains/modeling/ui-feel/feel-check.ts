import { compileFeel } from '../../../../../../engine/execute/feel.ts';

export interface FeelComplaint {
  /** Character, counted from 0, where known. */
  position: number | null;
  message: string;
}

/** What is wrong with the syntax of an expression (without its `=`); null when it can run. */
export function feelComplaint(source: string): FeelComplaint | null {
  if (source.trim() === '') return { position: 0, message: '' };
  try {
    compileFeel(source);
    return null;
  } catch (error) {
    const position = (error as { position?: unknown }).position;
    return { position: typeof position === 'number' ? position : null, message: String((error as Error).message) };
  }
}
