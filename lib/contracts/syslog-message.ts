/** One syslog message as it came off a socket. */
export interface SyslogMessage {
  bytes: Uint8Array;
  /** Nanoseconds. */
  receivedNs: bigint;
  /** The sender's address. */
  peer: string | null;
  /** What was changed before it came here, as a repair is named; null when nothing. */
  repair: string | null;
}
