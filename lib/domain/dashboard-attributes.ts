import { type FieldMapping, mappingOf } from '../boards/rename-fields';
import type { RequestContext } from '../contracts/context';
import type { DashboardAttributes } from '../contracts/dashboard/dashboard-api';
import type { AttributeNeed } from '../contracts/dashboard/dashboard-document';
import type { PanelSource } from '../contracts/dashboard/panel-query';
import { panelQuestionSchema } from '../contracts/dashboard/panel-question';
import { AppError } from '../errors';
import { existsTerm } from '../query/exists-term';
import { typedField } from '../query/explicit-field';
import { SPAN_FIELD_NAMES } from '../query/fields';
import { spanFieldNames } from '../store/spans/span-field-names';
import { nowNs } from '../time/time-ns';
import { getDashboard } from './get-dashboard';
import { logFields } from './log-fields';
import { namesLike } from './names-like';
import { panelQuery } from './panel-query';
import { readyBoard } from './ready-board';
import { describeRange, resolveRange } from './resolve-range';

type Names = DashboardAttributes['names'];
type Counted = Pick<DashboardAttributes['attributes'][number], 'records' | 'estimated'>;

const LIKE = 8;
const NAMES_MS = 4_000;
/** All counts together; what is not counted by then is told so. */
const COUNT_MS = 8_000;
const AT_ONCE = 3;

/**
 * Whether the range has the attributes that a dashboard rests on: how many records each, and what is named like those it
 * has not. Throws AppError `not_found`, `bad_request`, `unavailable`.
 */
export async function dashboardAttributes(
  ctx: RequestContext,
  id: string,
  { from, to }: { from: string; to: string },
): Promise<DashboardAttributes> {
  const { document, mapping } = await getDashboard(ctx, id);
  const range = describeRange(resolveRange(from, to, nowNs()));
  const needs = (readyBoard(id)?.document ?? document).attributes.map((need) => ({
    ...need,
    mappedTo: mappedName(mapping, need),
  }));
  const sources = new Set(needs.map(({ source }) => source));
  const [names, counts] = await Promise.all([
    namesOf(ctx, range, sources),
    countAll(
      ctx,
      needs.map(({ name, source, mappedTo }) => ({ name: mappedTo ?? name, source })),
      range,
    ),
  ]);
  const attributes = needs.map(({ name, mappedTo, source, about }, at) => {
    const { records = null, estimated = false } = counts[at] ?? {};
    const read = mappedTo ?? name;
    const found = records === null ? names[source].includes(read) : records > 0;
    const like = found ? [] : namesLike(name, names[source], LIKE);
    return { name, mappedTo, source, about, found, records, estimated, like };
  });
  return { attributes, names, range };
}

function mappedName(mapping: FieldMapping, { name, source }: AttributeNeed): string | null {
  const own = mappingOf(mapping, source);
  return Object.hasOwn(own, name) ? (own[name] ?? null) : null;
}

/** Names that the range has, as they are typed in a query; none of a source that did not answer in time. */
async function namesOf(
  ctx: RequestContext,
  range: { from: string; to: string },
  sources: ReadonlySet<PanelSource>,
): Promise<Names> {
  const inTime = (names: Promise<string[]>) =>
    names.catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'timeout') return [];
      throw error;
    });
  const ofLogs = async () => {
    const asked = { ...range, q: '', precision: 'fast' as const, values: 1 };
    const { fields } = await logFields(ctx, asked);
    return fields.map(({ name, kind }) => typedField(name, kind));
  };
  const ofSpans = async () => {
    const { attributes, resource } = await spanFieldNames(
      ctx,
      resolveRange(range.from, range.to, nowNs()),
      NAMES_MS,
    );
    const typed = [
      ...attributes.map((name) => typedField(name, 'attribute')),
      ...resource.map((name) => typedField(name, 'resource')),
    ];
    return [...new Set([...SPAN_FIELD_NAMES, ...typed])];
  };
  const [logs, spans] = await Promise.all([
    sources.has('logs') ? inTime(ofLogs()) : [],
    sources.has('spans') ? inTime(ofSpans()) : [],
  ]);
  return { logs: [...new Set(logs)], spans };
}

/** How many records have each; a few at a time. Null: not within the time. */
async function countAll(
  ctx: RequestContext,
  needs: readonly Pick<AttributeNeed, 'name' | 'source'>[],
  range: { from: string; to: string },
): Promise<Counted[]> {
  const timeout = AbortSignal.timeout(COUNT_MS);
  const signal = AbortSignal.any([ctx.signal, timeout]);
  const counts = new Array<Counted>(needs.length);
  const left = [...needs.entries()];
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift())
      counts[next[0]] = await countOne({ ...ctx, signal }, next[1], range);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return counts;
}

async function countOne(
  ctx: RequestContext,
  { name, source }: Pick<AttributeNeed, 'name' | 'source'>,
  range: { from: string; to: string },
): Promise<Counted> {
  const asked = { source, q: existsTerm(name), ...range, measures: [{ fn: 'count' }] };
  try {
    const { total, estimate } = await panelQuery(ctx, panelQuestionSchema.parse(asked));
    return { records: total, estimated: estimate !== null };
  } catch (error) {
    if (error instanceof AppError && ['timeout', 'canceled'].includes(error.code))
      return { records: null, estimated: false };
    throw error;
  }
}
