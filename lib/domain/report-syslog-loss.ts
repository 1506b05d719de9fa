import { countRejected, recordIngestError } from '../store/status/ingest-counters';

/** Puts messages that could not be taken on the status page. syslog has no answer: nobody else is told. */
export function reportSyslogLoss(messages: number, why: string): void {
  countRejected('logs', messages);
  recordIngestError('syslog', `${messages} messages lost: ${why}`);
}
