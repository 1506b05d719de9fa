import { expect, it } from 'vitest';
import { Repairs } from '../repairs';
import { convertV1Span } from './convert-v1-span';
import { decodeZipkin } from './decode-zipkin';
import { readV1Span } from './read-v1-span';

const web = { serviceName: 'web', ipv4: '10.0.0.1' };
const users = { serviceName: 'users', ipv4: '10.0.0.2', port: 80 };
const at = (value: string, timestamp: number, endpoint: object) => ({ value, timestamp, endpoint });
const ids = { traceId: '1', parentId: '2', id: '3', name: 'get' };
const out = {
  traceId: '0'.repeat(31).concat('1'),
  parentId: '0000000000000002',
  id: '0000000000000003',
  name: 'get',
};
const convert = (span: object) => convertV1Span(readV1Span({ ...ids, ...span }, new Repairs()));

it('makes a client of cs and cr, with the server that it calls', () => {
  const annotations = [at('cs', 100, web), at('retry', 120, web), at('cr', 200, web)];
  const binaryAnnotations = [
    { key: 'http.path', value: '/x', endpoint: web },
    { key: 'sa', value: true, endpoint: users },
  ];
  expect(convert({ annotations, binaryAnnotations, timestamp: 100, duration: 100, debug: true })).toEqual([
    {
      ...{ ...out, kind: 'CLIENT', timestamp: 100, duration: 100, debug: true },
      localEndpoint: web,
      remoteEndpoint: users,
      annotations: [{ timestamp: 120, value: 'retry' }],
      tags: { 'http.path': '/x' },
    },
  ]);
});

it('makes a server that shares its id of sr and ss without a time of the span', () => {
  const annotations = [at('sr', 110, users), at('ss', 190, users)];
  expect(convert({ annotations })).toEqual([
    { ...out, kind: 'SERVER', timestamp: 110, duration: 80, localEndpoint: users, shared: true },
  ]);
  expect(convert({ annotations, timestamp: 110, duration: 80 })).toEqual([
    { ...out, kind: 'SERVER', timestamp: 110, duration: 80, localEndpoint: users },
  ]);
});

it('makes two of a span that both sides wrote into, also where a service calls itself', () => {
  for (const server of [users, { ...users, serviceName: 'web' }]) {
    const annotations = [
      at('cs', 100, web),
      at('sr', 110, server),
      at('ss', 190, server),
      at('cr', 200, web),
    ];
    expect(convert({ annotations, timestamp: 100, duration: 100 })).toEqual([
      { ...out, kind: 'CLIENT', timestamp: 100, duration: 100, localEndpoint: web },
      { ...out, kind: 'SERVER', timestamp: 110, duration: 80, localEndpoint: server, shared: true },
    ]);
  }
});

it('keeps an end without a start as an annotation, and a local span as it is', () => {
  expect(convert({ annotations: [at('cs', 100, web)] })).toEqual([
    { ...out, kind: 'CLIENT', timestamp: 100, localEndpoint: web },
  ]);
  expect(convert({ annotations: [at('cr', 200, web)] })).toEqual([
    { ...out, kind: 'CLIENT', localEndpoint: web, annotations: [{ timestamp: 200, value: 'cr' }] },
  ]);
  const binaryAnnotations = [{ key: 'lc', value: '', endpoint: web }];
  expect(convert({ binaryAnnotations, timestamp: 5, duration: 7 })).toEqual([
    { ...out, timestamp: 5, duration: 7, localEndpoint: web },
  ]);
});

it('tells producers and consumers with their broker', () => {
  const kafka = { serviceName: 'kafka' };
  const binaryAnnotations = [{ key: 'ma', value: true, endpoint: kafka }];
  expect(convert({ annotations: [at('ms', 10, web), at('ws', 15, web)], binaryAnnotations })).toEqual([
    { ...out, kind: 'PRODUCER', timestamp: 10, duration: 5, localEndpoint: web, remoteEndpoint: kafka },
  ]);
  expect(convert({ annotations: [at('wr', 20, users), at('mr', 26, users)] })).toEqual([
    { ...out, kind: 'CONSUMER', timestamp: 20, duration: 6, localEndpoint: users },
  ]);
});

it('refuses one span alone, and the other format as a whole', () => {
  const decode = (list: unknown) =>
    decodeZipkin(Buffer.from(JSON.stringify(list)), 'json-v1', 1_600_000_000_000_000_000n);
  const good = { ...ids, timestamp: 1571896375322001, binaryAnnotations: [] };
  const { records, rejections } = decode([{ ...ids, annotations: [{ value: 'x' }] }, good]);
  expect(records).toHaveLength(1);
  expect(rejections).toEqual([{ position: 0, reason: 'Incomplete annotation at $.annotations[0]' }]);
  expect(() => decode([{ ...ids, tags: {} }])).toThrow(
    'Expected a JSON_V1 encoded list, but received: JSON_V2',
  );
});
