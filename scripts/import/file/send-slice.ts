import { setTimeout as sleep } from 'node:timers/promises';
import { type TextIngestResponse, textIngestResponseSchema } from '../../../lib/contracts/text-ingest';

const PATIENCE_MS = 5 * 60_000;
const MAX_WAIT_S = 30;

/**
 * Posts one slice and gives the server's verdict. While the server is busy or away it is sent again for up to five minutes:
 * a slice that had been stored all the same is recognised. Throws with the server's words when it is refused.
 */
export async function sendSlice(
  endpoint: string,
  query: Readonly<Record<string, string>>,
  slice: Uint8Array,
): Promise<TextIngestResponse> {
  const url = `${endpoint.replace(/\/+$/, '')}/api/ingest/text?${new URLSearchParams(query)}`;
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await post(url, slice);
    if (typeof answer !== 'string') {
      const verdict = textIngestResponseSchema.safeParse(answer.body);
      if (verdict.success) return verdict.data;
      const waits = answer.status === 429 || answer.status === 503;
      const said = errorMessage(answer.body) ?? `HTTP ${answer.status}`;
      if (!waits || Date.now() > until) throw new Error(`${new URL(url).origin} refused it: ${said}`);
      await sleep(Math.min(MAX_WAIT_S, answer.retryAfter) * 1000);
    } else {
      if (Date.now() > until) throw new Error(answer);
      await sleep(1000);
    }
  }
}

async function post(url: string, slice: Uint8Array) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: slice as BodyInit,
    });
    const body: unknown = await response.json().catch(() => null);
    return {
      status: response.status,
      retryAfter: Number(response.headers.get('retry-after') ?? 1) || 1,
      body,
    };
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return `${new URL(url).origin} does not answer: ${cause}`;
  }
}

function errorMessage(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('message' in error)) return null;
  return typeof error.message === 'string' ? error.message : null;
}
