import { AppError } from '../../../errors';
import type { RangeExpr } from '../logql/logql-ast';
import { durationNs, sizeBytes } from '../logql/logql-units';
import { compilePipeline } from '../pipeline/compile-pipeline';
import { compileLabelFilter, readNumber } from '../pipeline/filter-labels';
import type { LabelSet } from '../pipeline/label-set';
import type { PipelineEntry, Working } from '../pipeline/pipeline-entry';
import type { QuerySteps } from './query-steps';
import { groupLabels, type Series, type SeriesLabels, seriesKey } from './series';
import { MAX_SERIES, tooManySeries } from './too-many-series';
import { type Samples, windowValues } from './window-values';

const READ = {
  number: readNumber,
  duration: (text: string) => perSecond(durationNs(text)),
  bytes: sizeBytes,
};

/** Turns lines, oldest first, into the series of one range aggregation. */
export class RangeSamples {
  readonly #expr: RangeExpr;
  readonly #run: (entry: PipelineEntry) => Working | null;
  readonly #filters: ((labels: LabelSet) => boolean)[];
  readonly #series = new Map<string, { labels: SeriesLabels; samples: Samples }>();
  readonly #most: number;

  /** @param most series beyond these are too many; default Loki's 500. An outer sum may read more. */
  constructor(expr: RangeExpr, most = MAX_SERIES) {
    this.#expr = expr;
    this.#most = most;
    this.#run = compilePipeline(expr.log.stages);
    this.#filters = (expr.unwrap?.filters ?? []).map(compileLabelFilter);
  }

  /** Throws AppError `bad_request` when a stage failed on the line and nothing skips the error, as Loki does. */
  add(entry: PipelineEntry): void {
    const working = this.#run(entry);
    if (working === null) return;
    const value = this.#valueOf(working);
    if (value === null) return;
    const { labels } = working;
    if (!this.#filters.every((passes) => passes(labels))) return;
    if (labels.error !== '') throw pipelineError(labels);
    const series = this.#seriesOf(labels);
    series.timesNs.push(entry.timeNs);
    series.values.push(value);
  }

  /** @param work what may still be looked at; is used up. Throws AppError `bad_request` when that is too little */
  series(steps: QuerySteps, work = { left: 50_000_000 }): Series[] {
    const all = [...this.#series.values()].map(({ labels, samples }) => ({
      labels,
      values: windowValues(this.#expr, samples, steps, work),
    }));
    return all.filter(({ values }) => values.some((value) => value !== null));
  }

  #valueOf({ line, labels }: Working): number | null {
    const { op, unwrap } = this.#expr;
    if (unwrap === null) return op === 'bytes_over_time' || op === 'bytes_rate' ? Buffer.byteLength(line) : 1;
    const text = labels.get(unwrap.label);
    if (text === undefined || text === '') return null;
    labels.delete(unwrap.label);
    const value = READ[unwrap.convert](text);
    if (value === null)
      labels.fail('SampleExtractionErr', `cannot convert ${JSON.stringify(text.slice(0, 100))}`);
    return value ?? 0;
  }

  #seriesOf(labels: LabelSet): Samples {
    const { grouping } = this.#expr;
    const own = grouping === null ? labels.all() : groupLabels(labels.all(), grouping);
    const key = seriesKey(own);
    const known = this.#series.get(key);
    if (known) return known.samples;
    if (this.#series.size >= this.#most) throw tooManySeries();
    const samples: Samples = { timesNs: [], values: [] };
    this.#series.set(key, { labels: own, samples });
    return samples;
  }
}

function perSecond(ns: number | null): number | null {
  return ns === null ? null : ns / 1e9;
}

function pipelineError(labels: LabelSet): AppError {
  const all = labels.all();
  const shown = [...all].map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(', ');
  const { error } = labels;
  return new AppError(
    'bad_request',
    `pipeline error: '${error}' for series: '{${shown}}'.\nUse a label filter to intentionally skip this error. (e.g | __error__!="${error}").\nTo skip all potential errors you can match empty errors.(e.g __error__="")\nThe label filter can also be specified after unwrap. (e.g | unwrap latency | __error__="" )\n`,
  );
}
