import { randomUUID } from 'node:crypto';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import { ingestSyslog } from '../../domain/ingest-syslog';
import { reportSyslogLoss } from '../../domain/report-syslog-loss';
import { env } from '../../env';
import { AppError } from '../../errors';
import { logger } from '../../logger';
import { isTimeZone, ownTimeZone } from '../../time/zone-offset';
import type { OwnProtocol, WireListener } from '../wire-protocol';
import { LossReport } from './loss-report';
import { readSyslogConnection } from './syslog-connection';
import { listenForDatagrams } from './syslog-datagrams';
import { SyslogQueue } from './syslog-queue';

const MAX_CONNECTIONS = 1024;
const UNFINISHED_BYTES = 64 * 1024 * 1024;
const DRAIN_MS = 10_000;
const LAST_WORDS_MS = 300;
/** Errors that pass; with any other, the same batch would fail for ever. */
const WORTH_WAITING = new Set(['unavailable', 'too_many_requests', 'timeout']);

/**
 * syslog on one port, over UDP and TCP. Nothing is acknowledged, as the protocol has no way to: what was read and not
 * committed yet is lost with the process (at most half a second's worth while the store keeps up), and a stop commits it.
 */
export const SYSLOG: OwnProtocol = { kind: 'own', listen: listenForSyslog };

async function listenForSyslog(host: string, port: number): Promise<WireListener> {
  const queue = newQueue();
  const sockets = new Set<Socket>();
  const unfinished = { bytes: 0, capacity: UNFINISHED_BYTES };
  let losses: LossReport | null = null;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    readSyslogConnection(socket, queue, unfinished, (reason) => losses?.connectionRefused(reason));
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.on('drop', () => losses?.connectionRefused(`${MAX_CONNECTIONS} were open`));
  const actual = await listen(server, host, port);
  losses = new LossReport(`${host}:${actual}`);
  const report = losses;
  try {
    const datagrams = await listenForDatagrams(host, actual, queue, () => report.datagramDropped());
    return {
      address: `${host}:${actual}`,
      stop: async (timeoutMs = DRAIN_MS) => {
        await closeAll(server, sockets, Math.min(LAST_WORDS_MS, timeoutMs / 4));
        datagrams.close();
        const lost = await queue.drain(timeoutMs);
        if (lost > 0) reportSyslogLoss(lost, 'they could not be stored before the stop');
        report.finish();
      },
    };
  } catch (error) {
    server.close();
    throw error;
  }
}

function newQueue(): SyslogQueue {
  const zone = timeZone();
  return new SyslogQueue({
    commit: async (messages, key) => {
      const ctx = { requestId: key, tenantId: DEFAULT_TENANT_ID, signal: new AbortController().signal };
      try {
        await ingestSyslog(ctx, { messages, zone, key: `syslog ${key}` });
      } catch (error) {
        if (error instanceof AppError && WORTH_WAITING.has(error.code)) throw error;
        logger().error({ err: error }, 'syslog batch not stored');
        reportSyslogLoss(messages.length, 'the batch could not be stored');
      }
    },
    newKey: randomUUID,
    gatherMs: 200,
    capacityMessages: 50_000,
    capacityBytes: 64 * 1024 * 1024,
    batchMessages: 5000,
    batchBytes: 8 * 1024 * 1024,
    retryMs: 250,
  });
}

function timeZone(): string {
  const given = env().SYSLOG_TIME_ZONE;
  if (given === '' || isTimeZone(given)) return given || ownTimeZone();
  logger().warn(`SYSLOG_TIME_ZONE: "${given}" is no time zone; taking ${ownTimeZone()}`);
  return ownTimeZone();
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', (error) => logger().warn({ err: error }, 'syslog listener'));
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** No new connections; what is on its way on the open ones is read for a moment, and then they are cut. */
async function closeAll(server: Server, sockets: ReadonlySet<Socket>, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const cut = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, graceMs);
  await closed;
  clearTimeout(cut);
}
