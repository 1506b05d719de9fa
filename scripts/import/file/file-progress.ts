import type { TextIngestResponse } from '../../../lib/contracts/text-ingest';

const SHOWN_ERRORS = 20;
const EVERY_MS = 1000;

/** Says how far a file is, and at its end what was read and how, what was stored and what was not. */
export class FileProgress {
  readonly #name: string;
  readonly #size: number | null;
  readonly #errors: string[] = [];
  readonly #repairs = new Map<string, number>();
  #bytes = 0;
  #stored = 0;
  #rejected = 0;
  #again = 0;
  #untimed = false;
  #last: TextIngestResponse | null = null;
  #saidMs = Date.now();

  /** @param size of the file as it lies there; null when that is not known */
  constructor(name: string, size: number | null) {
    this.#name = name;
    this.#size = size;
  }

  read(bytes: number): void {
    this.#bytes += bytes;
  }

  add(verdict: TextIngestResponse): void {
    if (verdict.consumedBytes === 0) return;
    this.#last = verdict;
    this.#stored += verdict.stored;
    this.#rejected += verdict.rejected;
    this.#again += verdict.accepted - verdict.stored;
    this.#untimed ||= verdict.untimed;
    for (const { line, reason } of verdict.errors) {
      if (this.#errors.length < SHOWN_ERRORS) this.#errors.push(`  line ${line}: ${reason}`);
    }
    for (const [what, count] of Object.entries(verdict.repairs)) {
      this.#repairs.set(what, (this.#repairs.get(what) ?? 0) + count);
    }
    if (Date.now() - this.#saidMs < EVERY_MS) return;
    this.#saidMs = Date.now();
    const share = this.#size ? `${Math.floor((100 * this.#bytes) / this.#size)} %, ` : '';
    console.error(`${this.#name}: ${share}line ${verdict.lines}, ${this.#stored} stored`);
  }

  finish(): void {
    if (this.#last === null) {
      console.log(`${this.#name}: empty, nothing sent`);
      return;
    }
    const { read, lines } = this.#last;
    const time =
      read.timeFormat === null ? '' : `, time as ${read.timeFormat} (${read.timeZone} without an offset)`;
    console.log(`${this.#name}: read as ${read.format}${time}; ${lines} lines, ${this.#stored} logs stored`);
    if (this.#again > 0) console.log(`  ${this.#again} had been stored within the last hour already`);
    if (this.#untimed) console.log('  entries without a time took that of their arrival');
    for (const [what, count] of this.#repairs) console.log(`  ${what}: ${count}`);
    if (this.#rejected > 0) {
      console.log(`  ${this.#rejected} refused:`);
      for (const error of this.#errors) console.log(error);
      if (this.#rejected > this.#errors.length) console.log('  …');
    }
  }
}
