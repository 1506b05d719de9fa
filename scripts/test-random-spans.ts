import type { SpanRecord } from '../lib/contracts/telemetry';
import { seededRandom } from '../lib/store/sample/seeded-random';
import { timeNs } from '../lib/time/time-ns';
import { testSpan, testStream } from './test-records';

const SERVICES = ['api', 'auth', 'ml-model', 'postgres', 'worker'];
const NAMES = ['GET /wafers', 'POST /predict', 'SELECT lots', 'render map', 'verify token'];
const MESSAGES = ['lot W-12 not found', 'lot W-977 not found', 'timed out', null];

/**
 * Random spans of five services that start in [fromNs, toNs): the same for the same seed. `api` and `auth` answer
 * requests, `worker` consumes messages, the others have neither kind. Versions change from 1.0 to 2.0 half way.
 */
export function testRandomSpans(seed: string, count: number, fromNs: bigint, toNs: bigint): SpanRecord[] {
  const random = seededRandom(seed);
  const pick = <T>(of: readonly [T, ...T[]]): T => of[Math.floor(random() * of.length)] ?? of[0];
  const length = Number(toNs - fromNs);
  const streams = SERVICES.flatMap((service) =>
    ['1.0', '2.0'].map((serviceVersion) =>
      testStream({
        service,
        serviceVersion,
        resource: { 'service.name': service, ...(service !== 'auth' && { 'service.namespace': 'fab' }) },
      }),
    ),
  );
  return Array.from({ length: count }, (_, at) => {
    const share = random();
    const service = Math.floor(random() * SERVICES.length);
    const kinds = [[1, 2, 3] as const, [1, 2, 3] as const, [1, 3] as const, [0, 1] as const, [4, 5] as const][
      service
    ];
    const stream = streams[service * 2 + (share < 0.5 ? 0 : 1)];
    const failed = random() < 0.15;
    const message = failed ? (MESSAGES[Math.floor(random() * MESSAGES.length)] ?? null) : null;
    return testSpan({
      traceId: (at + 1).toString(16).padStart(32, '0'),
      name: pick(NAMES as [string, ...string[]]),
      kind: pick(kinds ?? [0]),
      start: timeNs(fromNs + BigInt(Math.floor(share * length))),
      // From 1 µs to about 20 s, most of them short.
      durationNs: BigInt(Math.floor(1_000 * Math.exp(random() * 8 + random() * 9))),
      status: failed ? 2 : random() < 0.3 ? 1 : 0,
      statusMessage: message,
      attributes: { 'http.route': pick(['/a', '/b']) },
      ...(stream && { stream }),
    });
  });
}
