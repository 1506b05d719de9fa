import type pg from 'pg';
import { type Figures, figures } from '../figures';
import { say } from '../search/progress';
import { dayBefore, TRACE_QUESTIONS, type TraceQuestion } from './trace-questions';

const RUNS = 100;
const BUDGET_MS = 15_000;
const LEAST = 5;
const WARM_UP = 3;
const SQL_RUNS = 3;
const TRACE_BY_ID = 'trace by id';

/** The figures of one question; `cut` counts answers that a time limit stopped or that failed. */
export interface Answered {
  name: string;
  aimMs: number | null;
  figures: Figures;
  cut: number;
}

/** Every question through HTTP. @param endMs of the data; null: up to this moment, as while spans arrive */
export async function measureTraces(url: string, endMs: number, untilNow: boolean): Promise<Answered[]> {
  const answered = [await measureById(url, endMs)];
  for (const question of TRACE_QUESTIONS) {
    const asked = async (run: number) => {
      const { fromMs, toMs } = dayBefore(untilNow ? Date.now() : endMs, untilNow ? 0 : run);
      return await timed(url, question.path(run, fromMs, toMs));
    };
    answered.push(await series(question, asked));
  }
  return answered;
}

async function measureById(url: string, endMs: number): Promise<Answered> {
  const ids: string[] = [];
  for (let hour = 1; ids.length < RUNS + WARM_UP; hour += 3) {
    const to = endMs - hour * 3_600_000;
    const answer = await fetch(`${url}/api/traces/search?limit=2&from=${to - 60_000}&to=${to}`);
    const { traces } = (await answer.json()) as { traces: { traceId: string }[] };
    if (traces.length === 0) throw new Error('The data set has an hour without traces.');
    ids.push(...traces.map(({ traceId }) => traceId));
  }
  return await series({ name: TRACE_BY_ID, aimMs: 20 }, async (run) =>
    timed(url, `/api/traces/${ids[run] ?? ''}`),
  );
}

async function series(
  { name, aimMs }: Pick<TraceQuestion, 'name' | 'aimMs'>,
  ask: (run: number) => Promise<{ ms: number; cut: boolean }>,
): Promise<Answered> {
  say(`asking: ${name}`, true);
  const times: number[] = [];
  let cut = 0;
  const started = performance.now();
  for (let run = 0; run < RUNS + WARM_UP; run++) {
    if (run >= WARM_UP + LEAST && performance.now() - started > BUDGET_MS) break;
    const asked = await ask(run);
    if (run < WARM_UP) continue;
    times.push(asked.ms);
    if (asked.cut) cut++;
  }
  return { name, aimMs, figures: figures(times), cut };
}

async function timed(url: string, path: string): Promise<{ ms: number; cut: boolean }> {
  const started = performance.now();
  const response = await fetch(url + path);
  const text = await response.text();
  const ms = performance.now() - started;
  if (!response.ok && response.status < 500)
    throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
  const answer = response.ok ? (JSON.parse(text) as { searchedTo?: string | null }) : {};
  return { ms, cut: !response.ok || (answer.searchedTo ?? null) !== null };
}

/** The same questions in plain SQL on the same rows, median of a few runs in ms; null where none is asked or it took over a minute. */
export async function measurePlainSql(client: pg.Client, endMs: number): Promise<Map<string, number>> {
  const medians = new Map<string, number>();
  await client.query("SET statement_timeout = '60s'");
  for (const { name, sql } of TRACE_QUESTIONS) {
    if (sql === null) continue;
    say(`plain SQL: ${name}`, true);
    const times: number[] = [];
    for (let run = 0; run < SQL_RUNS; run++) {
      const { fromMs, toMs } = dayBefore(endMs, run);
      const started = performance.now();
      const done = await client
        .query(
          sql,
          [fromMs, toMs].map((at) => (BigInt(at) * 1_000_000n).toString()),
        )
        .then(
          () => true,
          () => false,
        );
      if (done) times.push(performance.now() - started);
    }
    if (times.length === SQL_RUNS) medians.set(name, figures(times).medianMs);
  }
  return medians;
}
