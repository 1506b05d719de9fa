import { setTimeout as sleep } from 'node:timers/promises';
import { encodeLogs, encodeSpans } from './encode-request';
import type { WireLog, WireSpan } from './otlp-data';

const RETRYABLE = new Set([429, 502, 503, 504]);
const MAX_TRIES = 30;

/** Sends records over OTLP/HTTP protobuf, as an SDK does: retries what the specification calls retryable. */
export class OtlpSender {
  readonly #endpoint: string;
  sentLogs = 0;
  sentSpans = 0;
  /** Messages of partial successes: nothing that the server did not take goes unsaid. */
  readonly warnings: string[] = [];

  constructor(endpoint: string) {
    this.#endpoint = endpoint.replace(/\/$/, '');
  }

  async sendLogs(logs: readonly WireLog[]): Promise<void> {
    if (logs.length === 0) return;
    await this.#post('/v1/logs', encodeLogs(logs));
    this.sentLogs += logs.length;
  }

  async sendSpans(spans: readonly WireSpan[]): Promise<void> {
    if (spans.length === 0) return;
    await this.#post('/v1/traces', encodeSpans(spans));
    this.sentSpans += spans.length;
  }

  async #post(path: string, body: Uint8Array): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(this.#endpoint + path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-protobuf' },
        body: body as Uint8Array<ArrayBuffer>,
      }).catch((error: unknown) => {
        if (attempt >= MAX_TRIES) throw error;
        return null;
      });
      const reply = response ? Buffer.from(await response.arrayBuffer()) : null;
      if (response?.ok) {
        if (reply && reply.length > 0)
          this.warnings.push(
            reply
              .toString('utf8')
              .replace(/[^\x20-\x7e]+/g, ' ')
              .trim(),
          );
        return;
      }
      if (response && !RETRYABLE.has(response.status)) {
        throw new Error(`${path} answered ${response.status}: ${reply?.toString('utf8').slice(0, 300)}`);
      }
      if (attempt >= MAX_TRIES)
        throw new Error(`${path} still answers ${response?.status} after ${attempt} tries`);
      const seconds = Number(response?.headers.get('retry-after') ?? Math.min(5, 0.2 * attempt));
      await sleep(seconds * 1000);
    }
  }
}
