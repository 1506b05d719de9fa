import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { fuzz } from './fuzz';
import type { WireServer } from './wire-server';

const MIB = 1024 * 1024;
const BIG = 60 * MIB;
const AT_ONCE = 4;
const MAX_GROWTH_BYTES = 200 * MIB;
const MAX_BOMB_MS = 1_000;

export interface HostileResult {
  name: string;
  statuses: number[];
  /** The longest of the answers. */
  ms: number;
  /** Most memory that was resident meanwhile, in bytes; null where the system does not tell. */
  peak: number | null;
}

interface Hostile {
  name: string;
  /** Ports by protocol, as in `WireServer.ports`. */
  to: 'otlp' | 'elastic' | 'loki' | 'zipkin';
  path: string;
  type: string;
  gzip?: boolean;
  make: () => Buffer;
}

const filled = (start: string, unit: string, end = '') =>
  Buffer.concat([Buffer.from(start), Buffer.alloc(BIG - start.length - end.length, unit), Buffer.from(end)]);
const json = 'application/json';
const logs = { to: 'otlp', path: '/v1/logs', type: json } as const;
const bulk = { to: 'elastic', path: '/_bulk', type: 'application/x-ndjson' } as const;
const push = { to: 'loki', path: '/loki/api/v1/push', type: json } as const;
const spans = { to: 'zipkin', path: '/api/v2/spans', type: json } as const;
const records = '{"resourceLogs":[{"scopeLogs":[{"logRecords":[';

/** Bodies of 60 MiB, or that unpack to gigabytes, made to cost as much memory and time as they can. */
const CASES: readonly Hostile[] = [
  { ...logs, name: 'lists in lists', make: () => filled('', '[') },
  { ...logs, name: 'empty objects', make: () => filled('[', '{},', '{}]') },
  { ...logs, name: 'numbers', make: () => filled('{"a":[', '1,', '1]}') },
  { ...logs, name: 'short texts', make: () => filled('{"a":[', '"ab",', '1]}') },
  { ...logs, name: 'different keys', make: () => Buffer.from(differentKeys()) },
  { ...logs, name: 'empty records', make: () => filled(records, '{},', '{}]}]}]}') },
  {
    ...logs,
    name: 'records of one letter',
    make: () => filled(records, '{"body":{"stringValue":"a"}},', '{}]}]}]}'),
  },
  {
    ...logs,
    name: 'one long text',
    make: () => filled(`${records}{"body":{"stringValue":"`, 'a', '"}}]}]}]}'),
  },
  {
    ...logs,
    name: 'protobuf of empty records',
    type: 'application/x-protobuf',
    make: () => filled('', '\x0a\x02\x12\x00'),
  },
  { ...bulk, name: 'tiny documents', make: () => filled('', '{"create":{"_index":"x"}}\n{}\n') },
  { ...bulk, name: 'empty lines', make: () => filled('', '\n') },
  {
    ...push,
    name: 'empty streams',
    make: () => filled('{"streams":[', '{"stream":{},"values":[]},', '{}]}'),
  },
  {
    ...push,
    name: 'tiny entries',
    make: () => filled('{"streams":[{"stream":{"a":"b"},"values":[', '["1",""],', '["1",""]]}]}'),
  },
  { ...spans, name: 'empty spans', make: () => filled('[', '{},', '{}]') },
  { ...logs, name: 'bomb', gzip: true, make: bomb },
  { ...bulk, name: 'bomb', gzip: true, make: bomb },
  { ...push, name: 'bomb', gzip: true, make: bomb },
  { ...spans, name: 'bomb', gzip: true, make: bomb },
];

/** Sends each several times at once. Afterwards the server's memory must be where it was. */
export async function sendHostile(
  server: WireServer,
  onResult: (result: HostileResult) => void,
): Promise<{ memory: [number, number]; wrong: string[] }> {
  const wrong: string[] = [];
  const crashes = server.crashes;
  // Code is compiled, caches are filled and pools are opened first.
  await fuzz(server, 1_000);
  const before = await server.residentBytes();
  for (const { name, to, path, type, gzip, make } of CASES) {
    const body = make();
    forgetPeak(server.pid);
    const headers = { 'content-type': type, ...(gzip && { 'content-encoding': 'gzip' }) };
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        timed(`http://127.0.0.1:${server.ports[to]}${path}`, headers, body),
      ),
    );
    const result = {
      name: `${to}: ${name}`,
      statuses: answers.map(({ status }) => status),
      ms: Math.max(...answers.map(({ ms }) => ms)),
      peak: peakOf(server.pid),
    };
    onResult(result);
    if (result.statuses.some((status) => status === 0 || (status >= 500 && status !== 503)))
      wrong.push(`${result.name}: answered ${result.statuses}`);
    if (gzip && result.statuses.some((status) => status !== 413 && status !== 429))
      wrong.push(`${result.name}: a bomb was answered ${result.statuses}`);
    if (gzip && result.ms > MAX_BOMB_MS) wrong.push(`${result.name}: refused only after ${result.ms} ms`);
  }
  const after = await server.residentBytes();
  if (after - before > MAX_GROWTH_BYTES)
    wrong.push(`memory grew by ${Math.round((after - before) / 1e6)} MB`);
  if (server.crashes > crashes) wrong.push('the server ended by itself');
  return { memory: [before, after], wrong };
}

async function timed(url: string, headers: Record<string, string>, body: Buffer) {
  const startedMs = performance.now();
  const status = await fetch(url, { method: 'POST', headers, body: body as BodyInit }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    () => 0,
  );
  return { status, ms: Math.round(performance.now() - startedMs) };
}

/** 50 GiB of blanks. */
function bomb(): Buffer {
  return Buffer.concat(Array<Buffer>(50_000).fill(gzipSync(Buffer.alloc(MIB, ' '), { level: 9 })));
}

function differentKeys(): string {
  const keys: string[] = [];
  for (let n = 0, size = 0; size < BIG - 100; n++) {
    const key = `"${n.toString(36)}":1`;
    keys.push(key);
    size += key.length + 1;
  }
  return `{${keys.join(',')}}`;
}

function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Not Linux: the peak is not told.
  }
}

function peakOf(pid: number): number | null {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
