import type { RequestContext } from '../contracts/context';
import type { SyslogMessage } from '../contracts/syslog-message';
import { decodeSyslog } from '../ingest/syslog/decode-syslog';
import { writeLogs } from '../store/write/write-logs';
import { nowNs } from '../time/time-ns';
import { commitDecoded, type IngestReport } from './commit-decoded';

const NO_BODY = new Uint8Array();

/**
 * Takes syslog messages in. Throws AppError `too_many_requests` or `unavailable`; called again with the same key, what had
 * been committed all the same is not stored twice.
 * @param input.zone IANA zone of times without an offset @param input.key the batch's own name
 */
export function ingestSyslog(
  ctx: RequestContext,
  { messages, zone, key }: { messages: readonly SyslogMessage[]; zone: string; key: string },
): Promise<IngestReport> {
  return commitDecoded(
    ctx,
    'logs',
    { path: 'syslog', body: NO_BODY, idempotencyKey: key },
    () => decodeSyslog(messages, zone, nowNs()),
    writeLogs,
  );
}
