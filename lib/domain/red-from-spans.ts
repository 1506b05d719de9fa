import { AppError } from '../errors';
import type { QueryNode } from '../query/ast';
import { exemplarsByStart, type StartedSpan } from '../store/rollup/exemplars-by-start';
import { addRow } from '../store/rollup/red-sum';
import { type SpanSumRow, spanSums } from '../store/rollup/span-sums';
import type { Predicate } from '../store/scan/predicate';
import { serviceNames } from '../store/streams/service-names';
import { estimateRed } from './estimate-red';
import { bucketOf } from './red-grouping';
import { redPredicate } from './red-predicate';
import type { RedFound, RedGroup, RedQuestion } from './red-question';
import { unlessLate } from './unless-late';

const EXACT_MS = 15_000;
/** What a person does not notice much as waiting. */
const SOON_MS = 700;

/** Figures of matching spans, read one by one; asked for `fast`, from a sample where that takes too long. */
export async function redFromSpans(question: RedQuestion, ast: QueryNode | null): Promise<RedFound> {
  const { ctx, input, range, buckets } = question;
  const predicate = redPredicate(question, ast);
  const fast = input.precision === 'fast';
  try {
    const rows = await spanSums(ctx, {
      ...{ predicate, windows: [range], bucket: { stepNs: buckets.stepNs } },
      ...{ by: input.by, top: input.top },
      timeoutMs: fast ? SOON_MS : EXACT_MS,
      pool: fast ? 'search' : 'analysis',
    });
    const found = await spanGroups(question, predicate, rows);
    return { ...found, source: 'spans', counted: range, estimate: null };
  } catch (error) {
    if (!fast || !(error instanceof AppError && error.code === 'timeout')) throw error;
  }
  const { rows, estimate } = await estimateRed(question, predicate);
  const found = await spanGroups(question, predicate, rows);
  return { ...found, source: 'spans', counted: range, estimate };
}

/** @param rows of numbered buckets */
async function spanGroups(
  { ctx, input }: RedQuestion,
  predicate: Predicate,
  rows: readonly SpanSumRow[],
): Promise<Pick<RedFound, 'groups' | 'exemplars'>> {
  const names = await serviceNames(ctx, new Set(rows.map(({ service_id }) => service_id ?? 0)));
  const groups = new Map<number, RedGroup>();
  const asked: { rank: number; bucket: number; wanted: 'slowest' | 'failed'; span: StartedSpan }[] = [];
  for (const row of rows) {
    const rank = row.rank === null ? Number.POSITIVE_INFINITY : Number(row.rank);
    const group = groups.get(rank) ?? groupOf(row, input, names);
    groups.set(rank, group);
    const bucket = Number(row.bucket);
    addRow(bucketOf(group.buckets, bucket), row);
    if (group.isOther) continue;
    const known = {
      serviceId: input.by === 'none' ? null : row.service_id,
      name: input.by === 'operation' ? row.name : null,
    };
    asked.push({ rank, bucket, wanted: 'slowest', span: { ...known, startNs: row.slowest, failed: false } });
    if (row.failed !== null)
      asked.push({ rank, bucket, wanted: 'failed', span: { ...known, startNs: row.failed, failed: true } });
  }
  const spans = asked.map(({ span }) => span);
  const found = await unlessLate(exemplarsByStart(ctx, predicate, spans), 'timeout' as const);
  for (const [at, { rank, bucket, wanted }] of asked.entries()) {
    const exemplar = found === 'timeout' ? null : found[at];
    if (exemplar) groups.get(rank)?.[wanted].set(bucket, exemplar);
  }
  return {
    groups: [...groups].sort(([a], [b]) => (a === b ? 0 : a - b)).map(([, group]) => group),
    exemplars: found === 'timeout' ? found : 'found',
  };
}

function groupOf(
  { rank, service_id, name, groups }: SpanSumRow,
  { by, top }: RedQuestion['input'],
  names: ReadonlyMap<number, string>,
): RedGroup {
  const isOther = rank === null;
  return {
    service: isOther || by === 'none' ? null : (names.get(service_id ?? 0) ?? null),
    operation: isOther || by !== 'operation' ? null : name,
    isOther,
    groups: isOther ? Number(groups) - top : 1,
    ...{ buckets: new Map(), slowest: new Map(), failed: new Map() },
  };
}
