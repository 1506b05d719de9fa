import { processSingleton } from '../../process-singleton';
import { ask } from '../client/ask';

/** From which time on records say the pieces of their words; null: all do. */
export interface TermStart {
  logs: bigint | null;
  spans: bigint | null;
}

interface Reading {
  start: TermStart | null;
  reading: Promise<void> | null;
}

const state = () => processSingleton<Reading>('term-start', () => ({ start: null, reading: null }));

/** What the database says, once it was read. Null until then: searches by a piece of a word walk. */
export function termStart(): TermStart | null {
  const { start } = state();
  if (start === null) void readTermStart().catch(() => undefined);
  return start;
}

/** Read once a process: only a migration changes it. */
export async function readTermStart(): Promise<void> {
  const current = state();
  current.reading ??= read(current).catch((error: unknown) => {
    current.reading = null;
    throw error;
  });
  await current.reading;
}

async function read(current: Reading): Promise<void> {
  const rows = await ask<{ signal: string; from_ns: bigint }>('SELECT signal, from_ns FROM term_start');
  const of = (signal: string) => rows.find((row) => row.signal === signal)?.from_ns ?? null;
  current.start = { logs: of('logs'), spans: of('spans') };
}
