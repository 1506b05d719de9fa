import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sendPaced } from './paced-senders';
import type { WireServer } from './wire-server';

const reader = fileURLToPath(new URL('./reader.ts', import.meta.url));
const WARM_UP_MS = 15_000;

export interface Phase {
  name: string;
  /** Records that were stored a second. */
  goodput: number;
  /** Of the answers to searches, ms. */
  readP50: number;
  readP95: number;
  reads: number;
  /** Records. */
  refused: number;
  unanswered: number;
}

/**
 * Search and ingest beside each other: idle, at two steady rates, at the peak that four senders reach, each sending its
 * next batch when the last is stored, and offered twice that. @param phaseMs of each
 */
export async function overload(server: WireServer, phaseMs: number): Promise<Phase[]> {
  await phase(server, 'warm-up', Number.POSITIVE_INFINITY, Math.min(phaseMs, WARM_UP_MS));
  const phases = [
    await phase(server, 'idle', 0, phaseMs),
    await phase(server, '2,000 a second', 2_000, phaseMs),
    await phase(server, '5,000 a second', 5_000, phaseMs),
    await phase(server, 'peak', Number.POSITIVE_INFINITY, phaseMs),
  ];
  const peak = phases.at(-1)?.goodput ?? 0;
  return [...phases, await phase(server, 'twice the peak', 2 * peak, phaseMs)];
}

/** What of the promise does not hold: ≥ 90 % of the peak's goodput, and reads no slower than twice. */
export function overloadFaults(phases: readonly Phase[]): string[] {
  const [idle, , steady, peak, over] = phases;
  if (!idle || !steady || !peak || !over) return ['a phase is missing'];
  const wrong: string[] = [];
  if (over.goodput < 0.9 * peak.goodput)
    wrong.push(
      `overload stores ${Math.round(over.goodput)} records a second, the peak was ${Math.round(peak.goodput)}`,
    );
  for (const [less, more] of [
    [idle, steady],
    [peak, over],
  ] as const)
    if (more.readP95 > 2 * less.readP95)
      wrong.push(`reads take ${more.readP95} ms (P95) at ${more.name}, ${less.readP95} ms at ${less.name}`);
  return wrong;
}

async function phase(
  { ports }: WireServer,
  name: string,
  recordsASecond: number,
  phaseMs: number,
): Promise<Phase> {
  const child = fork(reader, { execArgv: ['--import', 'tsx'] });
  const startedMs = Date.now();
  const endMs = startedMs + phaseMs;
  const reading = new Promise<number[]>((resolve, reject) => {
    child.once('message', (times: number[]) => resolve(times));
    child.once('exit', (code) => code !== 0 && reject(new Error('a search failed')));
  });
  child.send({ port: ports.elastic, endMs });
  const [times, sent] = await Promise.all([reading, sendPaced(ports.otlp, recordsASecond, endMs)]);
  const seconds = (Date.now() - startedMs) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
  return {
    name,
    goodput: sent.stored / seconds,
    readP50: at(0.5),
    readP95: at(0.95),
    reads: times.length,
    refused: sent.refused,
    unanswered: sent.unanswered,
  };
}
