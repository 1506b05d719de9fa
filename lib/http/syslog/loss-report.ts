import { reportListener } from '../../domain/ingest-listener-state';
import { reportSyslogLoss } from '../../domain/report-syslog-loss';

const EVERY_MS = 1000;

/** Says on the status page what a syslog port could not take, at most once a second. */
export class LossReport {
  readonly #address: string;
  #datagrams = 0;
  #unreported = 0;
  #refused = 0;
  #reason = '';
  #timer: NodeJS.Timeout | null = null;

  constructor(address: string) {
    this.#address = address;
  }

  datagramDropped(): void {
    this.#datagrams += 1;
    this.#unreported += 1;
    this.#soon();
  }

  connectionRefused(reason: string): void {
    this.#refused += 1;
    this.#reason = reason;
    this.#soon();
  }

  /** Says at once what has not been said. */
  finish(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#unreported > 0) {
      reportSyslogLoss(this.#unreported, 'UDP datagrams came faster than they could be stored');
      this.#unreported = 0;
    }
    const parts = [
      this.#datagrams > 0 ? `${this.#datagrams} UDP datagrams dropped while the queue was full` : '',
      this.#refused > 0 ? `${this.#refused} connections closed, the last because ${this.#reason}` : '',
    ];
    reportListener({
      protocol: 'syslog',
      address: this.#address,
      state: 'listening',
      message: `Since start: ${parts.filter((part) => part !== '').join('; ')}.`,
    });
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => this.finish(), EVERY_MS);
  }
}
