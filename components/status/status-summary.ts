import { formatNumber } from '@/components/ui/format-number';
import type { StatusResponse } from '@/lib/contracts/status';

export interface StatusSummary {
  tone: 'ok' | 'warn' | 'danger';
  text: string;
  /** What to do, where something is to be done. */
  advice: string | null;
}

const NEARLY_FULL = 0.8;
/** A minute of a busy store; figures of services get slow from here on. */
const MANY_DELTAS = 200_000;

/** The worst thing that is true, in one sentence, and what to do about it. */
export function summarizeStatus({ database, ingest, listeners, store }: StatusResponse): StatusSummary {
  if (!database.ok) {
    return {
      tone: 'danger',
      text: 'The database does not answer',
      advice:
        database.message ??
        'Senders are asked to wait and try again, so nothing is lost. Check that PostgreSQL is running.',
    };
  }
  // The queue has no capacity until the first record makes it.
  if (ingest.queueCapacity > 0 && ingest.queuedRecords >= ingest.queueCapacity * NEARLY_FULL) {
    return {
      tone: 'warn',
      text: 'The write queue is nearly full',
      advice: 'More arrives than the database can write. Senders are asked to slow down, so nothing is lost.',
    };
  }
  if (store.unfoldedDeltas > MANY_DELTAS) {
    return {
      tone: 'warn',
      text: `${formatNumber(store.unfoldedDeltas)} sums of spans wait to be folded`,
      advice:
        'Figures of services stay right but get slow. The log says why folding fails, or the database is too busy for it.',
    };
  }
  const failed = listeners.filter(({ state }) => state === 'failed');
  if (failed.length > 0) {
    return {
      tone: 'warn',
      text: `Not listening on ${failed.map(({ address }) => address).join(', ')}`,
      advice: failed.map(({ message }) => message ?? '').join(' ') || null,
    };
  }
  const rejected = ingest.logs.rejected + ingest.spans.rejected;
  if (rejected > 0) {
    return {
      tone: 'warn',
      text: `${formatNumber(rejected)} ${rejected === 1 ? 'record was' : 'records were'} rejected since the start`,
      advice: 'Senders were told the reason: the last errors say which.',
    };
  }
  if (ingest.logs.lastReceivedAt === null && ingest.spans.lastReceivedAt === null) {
    return { tone: 'ok', text: 'Ready. Nothing has arrived since the start', advice: null };
  }
  return { tone: 'ok', text: 'Everything works', advice: null };
}
