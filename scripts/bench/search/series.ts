import { figures } from '../figures';
import { ms } from '../print-table';
import type { Asked } from './ask-logs';

/** The runs of one question: how long each took, and whether its answer was whole. */
export class Series {
  readonly times: number[] = [];
  readonly asked: Asked[] = [];
  private cuts = 0;

  add(asked: Asked): void {
    this.times.push(asked.ms);
    this.asked.push(asked);
    if (asked.cut) this.cuts++;
  }

  get isCut(): boolean {
    return this.cuts > 0;
  }

  get medianMs(): number {
    return figures(this.times).medianMs;
  }

  get p95Ms(): number {
    return figures(this.times).p95Ms;
  }

  /** `median / P95`; a dagger where a time limit cut an answer short. */
  cell(): string {
    if (this.times.length === 0) return '–';
    return `${ms(this.medianMs)} / ${ms(this.p95Ms)}${this.isCut ? ' †' : ''}`;
  }
}

/** Runs `work` until the time is used up, at least `least` times unless that takes thrice as long, and at most `most`. */
export async function repeat(
  { least, most, budgetMs }: { least: number; most: number; budgetMs: number },
  work: (run: number) => Promise<Asked>,
): Promise<Series> {
  const series = new Series();
  const started = performance.now();
  for (let run = 0; run < most; run++) {
    const spentMs = performance.now() - started;
    if (spentMs > (run >= least ? budgetMs : 3 * budgetMs)) break;
    series.add(await work(run));
  }
  return series;
}
