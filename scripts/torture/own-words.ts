import { encodeLogs, encodeSpans } from '../otlp/encode-request';
import { GrpcTestClient } from '../test-grpc-client';
import type { Stage } from './stage';
import type { Ports } from './wire-server';

/** Why nothing is taken now: the queue is full, or the database is away. */
type Reason = 'full' | 'away';

interface Said {
  status: number;
  retryAfter: string | null;
  type: string;
  body: Buffer;
}

interface Word {
  name: string;
  ask: (ports: Ports) => Promise<Said>;
  status: Record<Reason, number>;
  /** Whether the body is the protocol's own. */
  isOwn: (said: Said, reason: Reason) => boolean;
}

const RPC = { full: 8, away: 14 } as const;
const HTTP = { full: 429, away: 503 } as const;
const SIZES = [10_000, 1_000, 100, 10, 1];
/** Of the largest; of the others more than fit beside those before. */
const MORE_THAN_FITS = 12;
const source = { resource: { 'service.name': 'own-words' }, scope: 'own-words' };
const nowNs = () => BigInt(Date.now()) * 1_000_000n;

const logs = (count: number) =>
  encodeLogs(
    Array.from({ length: count }, () => ({
      source,
      timeNs: nowNs(),
      severityNumber: 9,
      severityText: '',
      body: 'own words',
      attributes: {},
    })),
  );

const spans = (count: number) =>
  encodeSpans(
    Array.from({ length: count }, (_, index) => ({
      source,
      traceId: (index + 1).toString(16).padStart(32, '3'),
      spanId: (index + 1).toString(16).padStart(16, '4'),
      name: 'own words',
      kind: 1,
      startNs: nowNs(),
      endNs: nowNs(),
      status: 0,
      statusMessage: '',
      attributes: {},
      events: [],
      links: [],
    })),
  );

const json = (said: Said) => JSON.parse(String(said.body)) as Record<string, unknown>;
const isText = ({ type, body }: Said) => type.startsWith('text/plain') && body.length > 10;

/** How each protocol asks its senders to wait. Sources: the protocols' own pages, see docs/HOLDING-UP.md. */
const WORDS: readonly Word[] = [
  {
    name: 'OTLP JSON',
    ask: ({ otlp }) =>
      post(
        otlp,
        '/v1/logs',
        'application/json',
        '{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"stringValue":"x"}}]}]}]}',
      ),
    status: HTTP,
    isOwn: (said, reason) => json(said).code === RPC[reason] && typeof json(said).message === 'string',
  },
  {
    name: 'OTLP protobuf',
    ask: ({ otlp }) => post(otlp, '/v1/logs', 'application/x-protobuf', logs(1)),
    status: HTTP,
    // google.rpc.Status: field 1 is the code.
    isOwn: ({ type, body }, reason) =>
      type === 'application/x-protobuf' && body[0] === 8 && body[1] === RPC[reason],
  },
  {
    name: 'OTLP gRPC',
    ask: (ports) => grpc(ports['otlp-grpc']),
    status: RPC,
    isOwn: ({ body }) => body.includes('google.rpc.RetryInfo'),
  },
  {
    name: 'Elasticsearch _bulk',
    ask: ({ elastic }) =>
      post(
        elastic,
        '/_bulk',
        'application/x-ndjson',
        '{"create":{"_index":"logs-own-words"}}\n{"message":"x"}\n',
      ),
    // A full queue is said document by document, a database that is away for the whole.
    status: { full: 200, away: 503 },
    isOwn: (said, reason) => {
      const { items, error } = json(said) as {
        items?: { create: { status: number; error: { type: string } } }[];
        error?: { type: string };
      };
      const one = items?.[0]?.create;
      return reason === 'away'
        ? typeof error?.type === 'string'
        : one?.status === 429 && one.error.type === 'es_rejected_execution_exception';
    },
  },
  {
    name: 'Loki push',
    ask: ({ loki }) =>
      post(
        loki,
        '/loki/api/v1/push',
        'application/json',
        `{"streams":[{"stream":{"a":"b"},"values":[["${nowNs()}","x"]]}]}`,
      ),
    status: HTTP,
    isOwn: isText,
  },
  {
    name: 'Zipkin spans',
    ask: ({ zipkin }) =>
      post(
        zipkin,
        '/api/v2/spans',
        'application/json',
        '[{"traceId":"7","id":"7","name":"x","timestamp":1763790000000000}]',
      ),
    status: HTTP,
    isOwn: isText,
  },
];

/** What of the protocols' own refusals is not as it should be, over real sockets. */
export async function ownWords({ server, proxy }: Stage): Promise<string[]> {
  const { ports } = server;
  const wrong: string[] = [];
  for (const { name, ask } of WORDS) {
    const { status } = await ask(ports);
    if (status >= 300) wrong.push(`${name}: ${status} though all is well`);
  }
  proxy.be('silent');
  const waiting = await Promise.all([fill(ports, '/v1/logs', logs), fill(ports, '/v1/traces', spans)]);
  wrong.push(...(await check(ports, 'full')));
  proxy.be('away');
  await Promise.all(waiting.flat());
  wrong.push(...(await check(ports, 'away')));
  proxy.be('well');
  return wrong;
}

async function check(ports: Ports, reason: Reason): Promise<string[]> {
  return (
    await Promise.all(
      WORDS.map(async ({ name, ask, status, isOwn }) => {
        const said = await ask(ports);
        if (said.status !== status[reason])
          return [`${name}, ${reason}: answered ${said.status} ${said.body}`];
        if (!isOwn(said, reason)) return [`${name}, ${reason}: in other words: ${said.body}`];
        return Number(said.retryAfter) > 0 ? [] : [`${name}, ${reason}: not told how long to wait`];
      }),
    )
  ).flat();
}

/** Sends until not even one record more is taken. @returns the answers that are still to come */
async function fill(
  { otlp }: Ports,
  path: string,
  make: (count: number) => Uint8Array,
): Promise<Promise<Said>[]> {
  const waiting: Promise<Said>[] = [];
  for (const size of SIZES) {
    const body = make(size);
    const answers = Array.from({ length: MORE_THAN_FITS }, () =>
      post(otlp, path, 'application/x-protobuf', body),
    );
    waiting.push(...answers);
    await new Promise<void>((resolve) => {
      for (const answer of answers) void answer.then(({ status }) => status === 429 && resolve());
      void Promise.all(answers).then(() => resolve());
    });
  }
  return waiting;
}

async function post(port: number, path: string, type: string, body: string | Uint8Array): Promise<Said> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: body as BodyInit,
  });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    type: response.headers.get('content-type') ?? '',
    body: Buffer.from(await response.arrayBuffer()),
  };
}

async function grpc(port: number): Promise<Said> {
  const client = new GrpcTestClient(`127.0.0.1:${port}`);
  const path = '/opentelemetry.proto.collector.logs.v1.LogsService/Export';
  const { code, trailers } = await client.call(path, logs(1));
  client.close();
  const details = trailers?.get('grpc-status-details-bin')[0] ?? '';
  return {
    status: code,
    retryAfter: '1',
    type: 'application/grpc',
    body: Buffer.from(details),
  };
}
