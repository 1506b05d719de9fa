import { Random } from '../../demo/random';
import type { WireAttributes, WireSource, WireSpan } from '../../otlp/otlp-data';

const SERVICES = 50;
const OPERATIONS = 10;
const TIER = 10;
const NEIGHBOURS = 3;
const VERSIONS = ['1.4.0', '1.5.0'] as const;
const INTERNAL = 1;
const SERVER = 2;
const CLIENT = 3;

export const serviceName = (n: number): string => `svc-${String(n).padStart(2, '0')}`;
export const operationName = (n: number): string => `GET /resource-${n}/{id}`;

/**
 * Requests through five tiers of ten services: each server span calls fixed neighbours in the next tier through client
 * spans, or does its work inside. About eleven spans a trace, skewed services and operations, log-normal durations.
 */
export class TraceGenerator {
  readonly #random: Random;
  readonly #sources: WireSource[][];

  constructor(seed: number) {
    this.#random = new Random('bench-traces', seed);
    this.#sources = Array.from({ length: SERVICES }, (_, n) =>
      VERSIONS.map((version) => ({
        resource: {
          'service.name': serviceName(n),
          'service.namespace': `tier-${Math.floor(n / TIER)}`,
          'service.version': version,
          'deployment.environment.name': 'production',
          'k8s.pod.name': `${serviceName(n)}-7d9f-${version}`,
        },
        scope: 'bench',
      })),
    );
  }

  /** One whole trace that starts at `startNs`. */
  trace(startNs: bigint): WireSpan[] {
    const random = this.#random;
    const spans: WireSpan[] = [];
    const traceId = random.hex(32);
    const user = `U-${random.int(0, 999_999)}`;
    const version = random.int(0, 1);
    const lengthNs = BigInt(Math.round(random.latencyMs(120, 0.9) * 1e6));
    this.#serve(spans, {
      traceId,
      user,
      version,
      service: this.#skewed(TIER),
      startNs,
      lengthNs,
      parent: undefined,
    });
    return spans;
  }

  #serve(spans: WireSpan[], call: Call): void {
    const random = this.#random;
    const operation = this.#skewed(OPERATIONS);
    const failed = random.chance(0.01);
    const own = this.#span(call, SERVER, operationName(operation), {
      'http.route': operationName(operation).slice(4),
      'http.response.status_code': failed ? 500 : 200,
      'user.id': call.user,
      zone: `z${random.int(0, 9)}`,
    });
    if (failed)
      Object.assign(own, { status: 2, statusMessage: random.pick(['timeout', 'refused', 'invalid']) });
    spans.push(own);
    const tier = Math.floor(call.service / TIER);
    const calls = tier === SERVICES / TIER - 1 ? 0 : random.pick([0, 1, 1, 1, 2]);
    if (calls === 0) {
      spans.push(this.#span({ ...this.#within(call, 0, 1), parent: own }, INTERNAL, 'compute', {}));
    }
    for (let n = 0; n < calls; n++) {
      const part = this.#within(call, n, calls);
      const target = (tier + 1) * TIER + ((call.service + random.int(0, NEIGHBOURS - 1)) % TIER);
      const client = this.#span({ ...part, parent: own }, CLIENT, 'call', {
        'server.address': serviceName(target),
      });
      spans.push(client);
      const lengthNs = (part.lengthNs * 9n) / 10n;
      const startNs = part.startNs + part.lengthNs / 20n;
      this.#serve(spans, { ...part, service: target, startNs, lengthNs, parent: client });
    }
  }

  #span(
    { traceId, parent, ...call }: Call,
    kind: number,
    name: string,
    attributes: WireAttributes,
  ): WireSpan {
    return {
      source: this.#source(call.service, call.version),
      traceId,
      spanId: this.#random.hex(16),
      ...(parent ? { parentSpanId: parent.spanId } : {}),
      name,
      kind,
      startNs: call.startNs,
      endNs: call.startNs + call.lengthNs,
      status: 0,
      attributes,
    };
  }

  #within(call: Call, part: number, parts: number): Call {
    const share = call.lengthNs / BigInt(parts);
    return {
      ...call,
      startNs: call.startNs + share * BigInt(part) + share / 20n,
      lengthNs: (share * 8n) / 10n,
    };
  }

  #source(service: number, version: number): WireSource {
    return this.#sources[service]?.[version] ?? { resource: {}, scope: 'bench' };
  }

  /** Squaring skews the pick: the first is met thrice as often as the middle. */
  #skewed(count: number): number {
    return Math.floor(this.#random.next() ** 2 * count);
  }
}

interface Call {
  traceId: string;
  user: string;
  version: number;
  service: number;
  startNs: bigint;
  lengthNs: bigint;
  parent: WireSpan | undefined;
}
