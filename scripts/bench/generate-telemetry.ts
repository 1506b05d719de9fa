import { Random } from '../demo/random';
import type { WireAttributes, WireLog, WireSource, WireSpan } from '../otlp/otlp-data';
import { COMMON_WORDS, gradedWord, WORD_SHARES, WORDS_A_SHARE } from './search/vocabulary';

const SERVICES = 40;
const GRADED = WORD_SHARES.map((share, grade) => ({
  share,
  words: Array.from({ length: WORDS_A_SHARE }, (_, n) => gradedWord(grade, n)),
}));

/** Three of ten each say v2.1 and v2.2. */
const MODEL_VERSIONS = ['v2.1', 'v2.1', 'v2.1', 'v2.2', 'v2.2', 'v2.2'];

/** Makes logs like those of a busy fleet: skewed services and severities, 5 to 15 attributes, 1M users, traces on a third. */
export class TelemetryGenerator {
  readonly #random: Random;
  readonly #sources: WireSource[];

  constructor(seed: number) {
    this.#random = new Random('bench', seed);
    this.#sources = Array.from({ length: SERVICES }, (_, n) => ({
      resource: {
        'service.name': `service-${String(n).padStart(2, '0')}`,
        'service.version': `1.${n % 5}.0`,
        'deployment.environment.name': n % 7 === 0 ? 'staging' : 'production',
        'k8s.pod.name': `service-${n}-6f7c9d-x${n}`,
        'host.name': `node-${n % 12}`,
      },
      scope: 'bench',
    }));
  }

  /** `count` logs spread evenly over [fromNs, toNs), oldest first. */
  logs(count: number, fromNs: bigint, toNs: bigint): WireLog[] {
    const step = (toNs - fromNs) / BigInt(count);
    return Array.from({ length: count }, (_, n) => this.#log(fromNs + BigInt(n) * step));
  }

  /** One trace of `size` spans: a random tree in which children lie inside their parents. */
  trace(size: number, startNs: bigint): WireSpan[] {
    const random = this.#random;
    const traceId = random.hex(32);
    const spans: WireSpan[] = [];
    for (let n = 0; n < size; n++) {
      const parent = n === 0 ? undefined : spans[Math.max(0, n - 1 - random.int(0, Math.min(n - 1, 6)))];
      const from = parent ? parent.startNs + (parent.endNs - parent.startNs) / 20n : startNs;
      const length = parent
        ? ((parent.endNs - parent.startNs) * BigInt(random.int(10, 80))) / 100n
        : BigInt(random.int(20, 900)) * 1_000_000n;
      spans.push({
        source: this.#source(),
        traceId,
        spanId: random.hex(16),
        ...(parent ? { parentSpanId: parent.spanId } : {}),
        name: `operation-${random.int(0, 30)}`,
        kind: n === 0 ? 2 : 1,
        startNs: from,
        endNs: from + length,
        status: random.chance(0.02) ? 2 : 0,
        attributes: {
          'http.route': `/r/${random.int(0, 50)}`,
          'user.id': `U-${random.int(0, 999_999)}`,
          'http.response.status_code': random.chance(0.03) ? 500 : 200,
        },
      });
    }
    return spans;
  }

  #log(timeNs: bigint): WireLog {
    const random = this.#random;
    const [severityNumber, severityText] = this.#severity();
    const words = Array.from({ length: random.int(4, 10) }, () =>
      random.pick(COMMON_WORDS as [string, ...string[]]),
    );
    for (const { share, words: graded } of GRADED)
      if (random.chance(share * WORDS_A_SHARE)) words.push(random.pick(graded as [string, ...string[]]));
    return {
      source: this.#source(),
      timeNs,
      severityNumber,
      severityText,
      body: `${words.join(' ')} in ${random.int(1, 900)} ms`,
      ...(random.chance(0.33) ? { traceId: random.hex(32), spanId: random.hex(16) } : {}),
      attributes: this.#attributes(severityNumber),
    };
  }

  #attributes(severityNumber: number): WireAttributes {
    const random = this.#random;
    const cell = random.int(0, 9);
    const attributes: WireAttributes = {
      user_id: `U-${random.int(0, 999_999)}`,
      duration_ms: Number(random.latencyMs(40, 1.2).toFixed(2)),
      model_version: MODEL_VERSIONS[random.int(0, 9)] ?? 'v2.0',
      cell: `c${cell}`,
      // A tenth of all logs each, but never zone n with cell n: two frequent values that do not meet.
      zone: `z${(cell + random.int(1, 9)) % 10}`,
    };
    if (random.chance(0.6))
      attributes['http.response.status_code'] = random.pick([200, 200, 200, 200, 204, 404, 429, 500]);
    if (random.chance(0.5)) attributes.wafer_lot = `W-${10_000 + random.int(0, 400)}`;
    if (severityNumber >= 17)
      attributes.error_type = random.pick(['TimeoutError', 'ValidationError', 'FeatureError', 'IOError']);
    for (let n = random.int(0, 7); n > 0; n--)
      attributes[`label.k${n}`] = random.chance(0.5) ? random.int(0, 1000) : `v${random.int(0, 200)}`;
    return attributes;
  }

  #source(): WireSource {
    // Squaring skews the pick: the busiest service writes about a sixth of everything.
    const index = Math.floor(this.#random.next() ** 2 * SERVICES);
    return this.#sources[index] ?? this.#sources[0] ?? { resource: {}, scope: 'bench' };
  }

  #severity(): [number, string] {
    const at = this.#random.next();
    if (at < 0.04) return [17, 'ERROR'];
    if (at < 0.1) return [13, 'WARN'];
    return at < 0.85 ? [9, 'INFO'] : [5, 'DEBUG'];
  }
}
