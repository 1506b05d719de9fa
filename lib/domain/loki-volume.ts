import { printLabels } from '../compat/loki/answer/print-labels';
import { parseMatchers } from '../compat/loki/logql/parse-logql';
import { stepsOf } from '../compat/loki/metric/query-steps';
import { defaultStepNs, readBounds, readLimit, readSpan } from '../compat/loki/request-params';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { countStreams } from '../store/logs/count-streams';
import { nowNs } from '../time/time-ns';
import { selectLoki } from './loki-select';

const MOST_CELLS = 200_000;
const MOST_STEPS = 2_000;

type Point = [number, string];
interface Volumes {
  resultType: 'vector' | 'matrix';
  result: { metric: Record<string, string>; value?: Point; values?: Point[] }[];
}

/**
 * `GET /loki/api/v1/index/volume` (one number a series) and `…/volume_range` (one a step): bytes of the lines, by the
 * labels of the selector, `targetLabels`, or, with `aggregateBy=labels`, by label name. Largest first.
 * Throws AppError `bad_request` or `timeout`. Source: Loki HTTP API, "Query log volume".
 */
export async function lokiVolume(
  ctx: RequestContext,
  params: URLSearchParams,
  kind: 'instant' | 'range',
): Promise<Volumes> {
  const now = nowNs();
  const { startNs, endNs } = readBounds(params, now);
  const limit = readLimit(params.get('limit'), 100);
  const selector = parseMatchers(params.get('query') ?? '');
  const { predicate, streams } = await selectLoki(ctx, { kind: 'log', selector, stages: [] }, now);
  const resultType = kind === 'instant' ? 'vector' : 'matrix';
  if (predicate === null || endNs <= startNs) return { resultType, result: [] };
  const stepNs =
    kind === 'instant' ? endNs - startNs : readSpan(params.get('step'), defaultStepNs(startNs, endNs));
  if (stepsOf(startNs, endNs, stepNs).count > MOST_STEPS) {
    throw new AppError('bad_request', `a volume may have ${MOST_STEPS} steps: widen the step`);
  }
  const range = { afterNs: startNs - 1n, toNs: endNs - 1n, widthNs: stepNs };
  const cells = await countStreams(ctx, { predicate, ...range, of: 'bytes', most: MOST_CELLS });
  if (cells.length > MOST_CELLS)
    throw new AppError('bad_request', 'too many series: narrow the selector or widen the step');
  const named = namesOf(
    params,
    selector.map(({ name }) => name),
  );
  const series = new Map<
    string,
    { metric: Record<string, string>; total: number; at: Map<number, number> }
  >();
  for (const { bucket, stream_id: id, n } of cells) {
    const labels = streams.get(id)?.labels;
    if (!labels) continue;
    for (const metric of metricsOf(labels, named, params.get('aggregateBy') === 'labels')) {
      const key = printLabels(metric);
      const one = series.get(key) ?? {
        metric: Object.fromEntries(metric),
        total: 0,
        at: new Map<number, number>(),
      };
      series.set(key, one);
      one.total += n;
      one.at.set(bucket, (one.at.get(bucket) ?? 0) + n);
    }
  }
  const largest = [...series.values()].sort((a, b) => b.total - a.total).slice(0, limit);
  const ends = (bucket: number) => {
    const end = startNs + stepNs * BigInt(bucket + 1);
    return Number((end > endNs ? endNs : end) / 1_000_000n) / 1000;
  };
  return {
    resultType,
    result: largest.map(({ metric, total, at }) =>
      kind === 'instant'
        ? { metric, value: [ends(0), String(total)] }
        : {
            metric,
            values: [...at].sort(([a], [b]) => a - b).map(([bucket, n]): Point => [ends(bucket), String(n)]),
          },
    ),
  };
}

/** Null: every label. */
function namesOf(params: URLSearchParams, selected: readonly string[]): ReadonlySet<string> | null {
  const targets = (params.get('targetLabels') ?? '').split(',').filter((name) => name !== '');
  const names = targets.length > 0 ? targets : selected;
  return names.length === 0 ? null : new Set(names);
}

function metricsOf(
  labels: ReadonlyMap<string, string>,
  named: ReadonlySet<string> | null,
  byName: boolean,
): Map<string, string>[] {
  const kept = [...labels].filter(([name]) => named === null || named.has(name));
  if (byName) return kept.map(([name]) => new Map([[name, '']]));
  return kept.length === 0 ? [] : [new Map(kept)];
}
