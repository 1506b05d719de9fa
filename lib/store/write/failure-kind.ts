/**
 * What to do about an error in a write transaction:
 * - `transient`: nothing is wrong with the rows; try again.
 * - `partition`: a partition is missing (dropped, or another database); make it and try again.
 * - `data`: PostgreSQL refuses a value; find the row.
 * - `full`: no space; the sender keeps its data and tries later.
 * - `denied`: the database is set up wrong or damaged; the same for the sender, until someone has repaired it.
 * - `fatal`: our own mistake.
 */
export type FailureKind = 'transient' | 'partition' | 'data' | 'full' | 'denied' | 'fatal';

// https://www.postgresql.org/docs/current/errcodes-appendix.html
// 08 connection, 25006 read-only standby, 40 serialization and deadlock, 53300 too many connections, 55P03 lock timeout,
// 57 operator intervention (shutdown, statement timeout).
const TRANSIENT = /^(08|25006|40|53300|55P03|57)/;
// 28 authorization, 3D000 and 3F000 no such database or schema, 42501 missing right, 42P01 and 42703 not migrated,
// 58 system error (I/O), F0 configuration file, XX001 and XX002 damaged data.
const DENIED = /^(28|3D000|3F000|42501|42P01|42703|58|F0|XX00[12])/;
const DATA = /^(22|23|54|XX000)/;
const NO_PARTITION = /no partition of relation/;

export function failureKind(error: unknown): FailureKind {
  const { code, message } = error as { code?: unknown; message?: unknown };
  // Without an SQLSTATE the error is the socket's (ECONNRESET, "Connection terminated unexpectedly"). Every SQLSTATE of
  // PostgreSQL has a digit, which tells it from EPIPE.
  if (typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code)) {
    if (TRANSIENT.test(code)) return 'transient';
    if (code === '23514' && typeof message === 'string' && NO_PARTITION.test(message)) return 'partition';
    if (DATA.test(code)) return 'data';
    if (DENIED.test(code)) return 'denied';
    return code.startsWith('53') ? 'full' : 'fatal';
  }
  if (typeof code === 'string' && /^E[A-Z_]+$/.test(code)) return 'transient';
  return typeof message === 'string' && /connect|terminated|timeout|not queryable|closed/i.test(message)
    ? 'transient'
    : 'fatal';
}

/** PostgreSQL's own words on a refused value, short enough for a reply. */
export function refusalReason(error: unknown): string {
  const { message } = error as { message?: unknown };
  return `The store refused it: ${String(message).slice(0, 200)}`;
}
