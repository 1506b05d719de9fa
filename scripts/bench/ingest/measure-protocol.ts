import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { cpuTimeUs } from '../cpu-time';
import { TelemetryGenerator } from '../generate-telemetry';
import type { OwnServer } from '../own-server';
import { TraceGenerator } from '../traces/trace-generator';
import type { BenchProtocol } from './bench-protocol';

const BATCH = 1000;
const ROUND_NS = 20_000_000_000n;
const POLL_MS = 50;
const GIVE_UP_MS = 120_000;

/** What one round came to. */
export interface Round {
  perSecond: number;
  /** Microseconds of processor time a record. */
  appUs: number;
  postgresUs: number;
}

/**
 * Sends rounds of the same kind of records, each round at times of its own, by any protocol. What is sent is made and
 * written down before the clock starts.
 */
export class ProtocolRounds {
  readonly #server: OwnServer;
  readonly #client: pg.Client;
  readonly #records: number;
  readonly #logs = new TelemetryGenerator(1);
  readonly #traces = new TraceGenerator(1);
  #nextNs = BigInt(Date.now() - 7_200_000) * 1_000_000n;

  constructor(server: OwnServer, client: pg.Client, records: number) {
    this.#server = server;
    this.#client = client;
    this.#records = records;
  }

  async run(protocol: BenchProtocol): Promise<Round> {
    const fromNs = this.#nextNs;
    this.#nextNs += ROUND_NS;
    const bodies = this.#bodies(protocol, fromNs);
    const cpuBefore = this.#cpuTimes();
    const started = performance.now();
    await protocol.send(this.#server, bodies);
    if (protocol.unanswered) await this.#committed(fromNs);
    const seconds = (performance.now() - started) / 1000;
    const [app = 0, postgres = 0] = this.#cpuTimes().map((us, at) => us - (cpuBefore[at] ?? 0));
    return {
      perSecond: this.#records / seconds,
      appUs: app / this.#records,
      postgresUs: postgres / this.#records,
    };
  }

  #bodies(protocol: BenchProtocol, fromNs: bigint): Uint8Array[] {
    return protocol.signal === 'logs'
      ? inBatches(this.#logs.logs(this.#records, fromNs, fromNs + ROUND_NS)).map(protocol.encode)
      : inBatches(this.#wholeTraces(fromNs)).map(protocol.encode);
  }

  #wholeTraces(fromNs: bigint) {
    const spans = this.#traces.trace(fromNs);
    while (spans.length < this.#records) {
      spans.push(...this.#traces.trace(fromNs + (ROUND_NS * BigInt(spans.length)) / BigInt(this.#records)));
    }
    return spans.slice(0, this.#records);
  }

  #cpuTimes(): number[] {
    const { app, postgres } = this.#server.pids;
    return [cpuTimeUs(app) ?? Number.NaN, cpuTimeUs(postgres) ?? Number.NaN];
  }

  async #committed(fromNs: bigint): Promise<void> {
    const until = Date.now() + GIVE_UP_MS;
    for (let stored = 0; stored < this.#records; await sleep(POLL_MS)) {
      const { rows } = await this.#client.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM log WHERE time_ns >= $1 AND time_ns < $2',
        [fromNs.toString(), (fromNs + ROUND_NS).toString()],
      );
      stored = rows[0]?.n ?? 0;
      if (Date.now() > until) throw new Error(`only ${stored} of ${this.#records} logs were stored`);
    }
  }
}

function inBatches<T>(records: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(records.length / BATCH) }, (_, n) =>
    records.slice(n * BATCH, (n + 1) * BATCH),
  );
}
