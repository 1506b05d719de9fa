/** The longest message that is kept whole; longer ones are cut to it. */
export const MAX_SYSLOG_BYTES = 1024 * 1024;

const MAX_COUNT_DIGITS = 9;
/** A sender of single bytes would make a message of a million pieces, each far larger than its byte. */
const MAX_PARTS = 256;
const LF = 10;
const NUL = 0;
const SPACE = 32;
const LESS = 60;

export const CUT = `syslog message over ${MAX_SYSLOG_BYTES} bytes cut`;
export const BROKEN_OFF = 'syslog message broken off with its connection';

type Take = (bytes: Uint8Array, repair: string | null) => void;

/**
 * Cuts a TCP stream into syslog messages: counted octets (`57 <13>1 …`) and lines (LF, CRLF or NUL at their end), told apart
 * for each message. A count is one only when a `<` follows it; so a line may begin with a number. Source: RFC 6587 §3.4.
 */
export class SyslogFrameReader {
  readonly #take: Take;
  /** Begun and not ended; what is beyond MAX_SYSLOG_BYTES of a message is not kept. */
  #parts: Uint8Array[] = [];
  #held = 0;
  /** Bytes of a counted message still to come; 0 between messages and in lines. */
  #counted = 0;
  #line = false;
  #cut = false;

  constructor(take: Take) {
    this.#take = take;
  }

  /** Bytes kept of a message that has not ended. */
  get heldBytes(): number {
    return this.#held;
  }

  push(chunk: Uint8Array): void {
    let bytes = chunk;
    if (this.#counted === 0 && !this.#line && this.#held > 0) {
      bytes = Buffer.concat([...this.#parts, chunk]);
      this.#forget();
    }
    let at = 0;
    while (at < bytes.length) {
      if (this.#counted > 0) at = this.#readCounted(bytes, at);
      else if (this.#line) at = this.#readLine(bytes, at);
      else {
        const next = this.#begin(bytes, at);
        if (next === null) break;
        at = next;
      }
    }
  }

  /** The connection is at its end: what is left is a message too. */
  end(): void {
    if (this.#held === 0) return;
    if (this.#counted > 0) this.#deliver(BROKEN_OFF);
    else this.#deliver(null);
  }

  /** Decides what begins at `at`; null when too little is there to tell, which is then kept. */
  #begin(bytes: Uint8Array, at: number): number | null {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(bytes.length - at, 12));
    const first = head[0];
    if (first === LF || first === NUL || first === 13) return at + 1;
    let digits = 0;
    while (digits < head.length && isDigit(head[digits])) digits += 1;
    const undecided =
      digits <= MAX_COUNT_DIGITS && head.length < 12 && digits > 0 && digits + 2 > head.length;
    if (undecided && (digits === head.length || head[digits] === SPACE)) {
      this.#keep(bytes.subarray(at));
      return null;
    }
    const isCount =
      digits > 0 &&
      digits <= MAX_COUNT_DIGITS &&
      first !== 48 &&
      head[digits] === SPACE &&
      head[digits + 1] === LESS;
    if (!isCount) {
      this.#line = true;
      return at;
    }
    this.#counted = Number(head.toString('latin1', 0, digits));
    return at + digits + 1;
  }

  #readCounted(bytes: Uint8Array, at: number): number {
    const end = Math.min(bytes.length, at + this.#counted);
    this.#keep(bytes.subarray(at, end));
    this.#counted -= end - at;
    if (this.#counted === 0) this.#deliver(null);
    return end;
  }

  #readLine(bytes: Uint8Array, at: number): number {
    const prioritised = (this.#parts[0] ?? bytes.subarray(at))[0] === LESS;
    const end = lineEnd(bytes, at, prioritised);
    this.#keep(bytes.subarray(at, end));
    if (end < bytes.length) this.#deliver(null);
    return end + 1;
  }

  #keep(bytes: Uint8Array): void {
    const room = MAX_SYSLOG_BYTES - this.#held;
    if (bytes.length > room) this.#cut = true;
    if (room <= 0 || bytes.length === 0) return;
    this.#parts.push(bytes.subarray(0, room));
    this.#held += Math.min(room, bytes.length);
    if (this.#parts.length >= MAX_PARTS) this.#parts = [Buffer.concat(this.#parts)];
  }

  #deliver(repair: string | null): void {
    const whole = this.#parts.length === 1 && this.#parts[0] ? this.#parts[0] : Buffer.concat(this.#parts);
    const cut = this.#cut;
    this.#forget();
    this.#line = false;
    this.#counted = 0;
    const message = trimEnd(whole);
    if (message.length > 0) this.#take(message, cut ? CUT : repair);
  }

  #forget(): void {
    this.#parts = [];
    this.#held = 0;
    this.#cut = false;
  }
}

/** A message without the line ends and NULs that senders put after it. */
export function trimEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === LF || bytes[end - 1] === 13 || bytes[end - 1] === NUL)) end -= 1;
  return end === bytes.length ? bytes : bytes.subarray(0, end);
}

/**
 * Where the message of a line ends. One that began with a priority goes on over line breaks after which, in the bytes at
 * hand, no other begins: senders that end messages with NUL, or with nothing, leave line breaks in them.
 */
function lineEnd(bytes: Uint8Array, at: number, prioritised: boolean): number {
  let newline = bytes.indexOf(LF, at);
  while (prioritised && newline >= 0 && newline + 1 < bytes.length && !beginsMessage(bytes[newline + 1])) {
    newline = bytes.indexOf(LF, newline + 1);
  }
  const limit = newline < 0 ? bytes.length : newline;
  const nul = bytes.subarray(at, limit).indexOf(NUL);
  return nul < 0 ? limit : at + nul;
}

function beginsMessage(byte: number | undefined): boolean {
  return byte === LESS || byte === LF || byte === 13 || byte === NUL || isDigit(byte);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}
