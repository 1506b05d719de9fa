import { setTimeout as sleep } from 'node:timers/promises';
import { logSearchResponseSchema } from '../../lib/contracts/log-search';
import { traceSearchResponseSchema } from '../../lib/contracts/trace-search';
import type { Sent } from './client';

const PATIENCE_MS = 20_000;
const SURPLUS_MS = 1500;

/**
 * Waits until what was sent can be read through the API, and a moment longer for what should not be there. Null when logs
 * and traces are exactly those sent, each once; else what is wrong.
 */
export async function readBack(url: string, service: string, sent: Sent): Promise<string | null> {
  const until = Date.now() + PATIENCE_MS;
  let wrong = await compare(url, service, sent);
  while (wrong !== null && Date.now() < until) {
    await sleep(500);
    wrong = await compare(url, service, sent);
  }
  if (wrong !== null) return wrong;
  await sleep(SURPLUS_MS);
  return compare(url, service, sent);
}

async function compare(url: string, service: string, sent: Sent): Promise<string | null> {
  const found: string[] = [];
  if (sent.logs !== undefined) {
    const numbers = await logNumbers(url, service);
    const missing = Array.from({ length: sent.logs }, (_, at) => at).filter((at) => !numbers.includes(at));
    if (numbers.length !== sent.logs || missing.length > 0) {
      found.push(`${numbers.length} logs of ${sent.logs}, ${missing.length} of the numbers missing`);
    }
  }
  if (sent.traces !== undefined) {
    const { traces, spans } = await traceCounts(url, service);
    if (traces !== sent.traces.traces || spans !== sent.traces.spans) {
      found.push(`${traces} traces with ${spans} spans of ${sent.traces.traces} with ${sent.traces.spans}`);
    }
  }
  return found.length === 0 ? null : found.join('; ');
}

async function logNumbers(url: string, service: string): Promise<number[]> {
  const numbers: number[] = [];
  let cursor = '';
  do {
    const page = await get(url, '/api/logs/search', { q: `service:"${service}"`, limit: '1000', cursor });
    const { logs, nextCursor } = logSearchResponseSchema.parse(page);
    for (const { body } of logs) numbers.push(Number(/(\d+)[\s"}]*$/.exec(body)?.[1] ?? -1));
    cursor = nextCursor ?? '';
  } while (cursor !== '');
  return numbers;
}

async function traceCounts(url: string, service: string): Promise<{ traces: number; spans: number }> {
  let traces = 0;
  let spans = 0;
  let cursor = '';
  do {
    const page = await get(url, '/api/traces/search', { q: `service:"${service}"`, limit: '200', cursor });
    const answer = traceSearchResponseSchema.parse(page);
    traces += answer.traces.length;
    for (const { spanCount } of answer.traces) spans += spanCount;
    cursor = answer.nextCursor ?? '';
  } while (cursor !== '');
  return { traces, spans };
}

async function get(url: string, path: string, query: Record<string, string>): Promise<unknown> {
  const given = Object.entries({ from: 'now-1h', to: 'now+1h', ...query }).filter(
    ([, value]) => value !== '',
  );
  const response = await fetch(`${url}${path}?${new URLSearchParams(given)}`);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
