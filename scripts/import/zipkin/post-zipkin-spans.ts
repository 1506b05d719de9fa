import { setTimeout as sleep } from 'node:timers/promises';

const RETRYABLE = new Set([429, 502, 503, 504]);
const MAX_TRIES = 30;

/**
 * Sends spans as Zipkin's reporters do, but again where the server asks for that. Throws when nothing helps.
 * @returns why some of them were not stored; null: all were
 */
export async function postZipkinSpans(endpoint: string, spans: readonly unknown[]): Promise<string | null> {
  const body = JSON.stringify(spans);
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`${endpoint.replace(/\/$/, '')}/api/v2/spans`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const text = await response.text();
    if (response.ok) return null;
    if (response.status === 400) return text;
    if (!RETRYABLE.has(response.status) || attempt >= MAX_TRIES)
      throw new Error(`/api/v2/spans answered ${response.status}: ${text.slice(0, 300)}`);
    await sleep(Number(response.headers.get('retry-after') ?? 1) * 1000);
  }
}
