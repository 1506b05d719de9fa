/**
 * What to do about an error in a write transaction:
 * - `transient`: nothing is wrong with the rows; try again.
 * - `partition`: a partition is missing (dropped, or another database); make it and try again.
 * - `data`: PostgreSQL refuses a value; find the row.
 * - `full`: no space; the sender keeps its data and tries later.
 * - `fatal`: our own mistake or a missing right.
 */
export type FailureKind = 'transient' | 'partition' | 'data' | 'full' | 'fatal';

// https://www.postgresql.org/docs/current/errcodes-appendix.html
// 08 connection, 25006 read-only standby, 40 serialization and deadlock, 53300 too many connections, 55P03 lock timeout,
// 57 operator intervention (shutdown, statement timeout).
const TRANSIENT = /^(08|25006|40|53300|55P03|57)/;
const DATA = /^(22|23|54|XX000)/;
const NO_PARTITION = /no partition of relation/;

export function failureKind(error: unknown): FailureKind {
  const { code, message } = error as { code?: unknown; message?: unknown };
  // Without an SQLSTATE the error is the socket's (ECONNRESET, "Connection terminated unexpectedly").
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) {
    if (TRANSIENT.test(code)) return 'transient';
    if (code === '23514' && typeof message === 'string' && NO_PARTITION.test(message)) return 'partition';
    if (DATA.test(code)) return 'data';
    return code.startsWith('53') ? 'full' : 'fatal';
  }
  if (typeof code === 'string' && /^(E[A-Z]+)$/.test(code)) return 'transient';
  return typeof message === 'string' && /connect|terminated|timeout|not queryable|closed/i.test(message)
    ? 'transient'
    : 'fatal';
}

/** PostgreSQL's own words on a refused value, short enough for a reply. */
export function refusalReason(error: unknown): string {
  const { message } = error as { message?: unknown };
  return `The store refused it: ${String(message).slice(0, 200)}`;
}
