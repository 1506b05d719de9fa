import { describe, expect, it } from 'vitest';
import { CALL, type EdgeSpan, edgesOf, MESSAGE, PEER } from './edge-rule';
import { SpanIndex } from './span-index';

const [INTERNAL, SERVER, CLIENT, PRODUCER, CONSUMER] = [1, 2, 3, 4, 5];
const [GATEWAY, CART, STOCK, POSTGRES] = [1, 2, 3, 4];

function span(key: number, parent: number | null, serviceId: number, over: Partial<EdgeSpan> = {}): EdgeSpan {
  return {
    ...{ spanKey: BigInt(key), parentKey: parent === null ? null : BigInt(parent), serviceId },
    ...{ startNs: BigInt(key), durationNs: 1n, kind: INTERNAL ?? 1, isError: false, peerId: null, ...over },
  };
}

function edgesIn(...spans: EdgeSpan[]): string[] {
  const index = new SpanIndex(spans);
  return spans.flatMap((one) =>
    edgesOf(one, index).map(({ callerId, calleeId, kind }) => `${callerId}>${calleeId} ${kind}`),
  );
}

describe('calls', () => {
  it('go from the service of the parent to that of the span', () => {
    const client = span(2, 1, GATEWAY, { kind: CLIENT });
    expect(
      edgesIn(span(1, null, GATEWAY), client, span(3, 2, CART, { kind: SERVER }), span(4, 3, CART)),
    ).toEqual([`${GATEWAY}>${CART} ${CALL}`]);
  });

  it('are messages where a producer or a consumer is one side', () => {
    expect(edgesIn(span(1, null, CART, { kind: PRODUCER }), span(2, 1, STOCK, { kind: CONSUMER }))).toEqual([
      `${CART}>${STOCK} ${MESSAGE}`,
    ]);
  });

  it('are none where the parent is missing, and none within a service', () => {
    expect(edgesIn(span(1, 9, CART), span(2, 1, CART), span(3, 3, STOCK))).toEqual([]);
  });

  it('have one caller where an id is met twice, the own service before the earliest', () => {
    const [a, b] = [span(1, null, GATEWAY, { startNs: 5n }), span(1, null, CART, { startNs: 9n })];
    expect(edgesIn(a, b, span(2, 1, STOCK))).toEqual([`${GATEWAY}>${STOCK} ${CALL}`]);
    expect(edgesIn(a, b, span(2, 1, CART))).toEqual([]);
  });

  it('are found where client and server share the id, as in Zipkin', () => {
    const [client, server] = [
      span(1, null, GATEWAY, { kind: CLIENT }),
      span(1, null, CART, { kind: SERVER }),
    ];
    expect(edgesIn(client, server, span(2, 1, CART))).toEqual([`${GATEWAY}>${CART} ${CALL}`]);
  });
});

describe('peers', () => {
  const query = span(1, null, CART, { kind: CLIENT, peerId: POSTGRES });
  const toPostgres = `${CART}>${POSTGRES} ${PEER}`;

  it('count where nothing of the other side is stored', () => {
    expect(edgesIn(query)).toEqual([toPostgres]);
    expect(edgesIn(query, span(2, 1, CART))).toEqual([toPostgres]);
  });

  it('give way to spans of the other side', () => {
    expect(edgesIn(query, span(2, 1, STOCK, { kind: SERVER }))).toEqual([`${CART}>${STOCK} ${CALL}`]);
    expect(edgesIn(query, span(1, null, STOCK, { kind: SERVER }))).toEqual([`${CART}>${STOCK} ${CALL}`]);
  });

  it('count once for a client within a client', () => {
    expect(edgesIn(query, span(2, 1, CART, { kind: CLIENT, peerId: POSTGRES }))).toEqual([toPostgres]);
  });

  it('call the consumer that nobody else has called', () => {
    expect(edgesIn(span(1, null, CART, { kind: CONSUMER, peerId: POSTGRES }))).toEqual([
      `${POSTGRES}>${CART} ${PEER}`,
    ]);
  });
});

describe('many spans with one id', () => {
  /** How often the rule looks at a span, which unlike its time does not depend on the machine. */
  function looksAt(spans: readonly EdgeSpan[]): number {
    let looks = 0;
    const watched = spans.map(
      (one) =>
        new Proxy(one, {
          get: (of, field) => {
            looks++;
            return Reflect.get(of, field);
          },
        }),
    );
    const index = new SpanIndex(watched);
    for (const one of watched) edgesOf(one, index);
    return looks;
  }
  const hostile = (many: number) =>
    Array.from({ length: many }, (_, at) => [
      span(1, 1, CART, { kind: CLIENT, peerId: POSTGRES, startNs: BigInt(at) }),
      span(at + 2, 1, CART, { kind: CLIENT, peerId: STOCK }),
      span(1, null, CART, { kind: PRODUCER, peerId: POSTGRES, startNs: BigInt(at) }),
    ]).flat();

  it('take as many steps for each as few', () => {
    expect(looksAt(hostile(1000))).toBeLessThan(11 * looksAt(hostile(100)));
  });
});
