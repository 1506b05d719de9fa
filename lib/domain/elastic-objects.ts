import { elasticField } from '../compat/elastic/query/elastic-field';
import { exists } from '../compat/elastic/query/field-conditions';
import { fieldName, match } from '../compat/elastic/query/nodes';
import type { RequestContext } from '../contracts/context';
import { processSingleton } from '../process-singleton';
import type { QueryNode } from '../query/ast';
import { sampleLogs } from '../store/logs/sample-logs';
import { NS_PER_DAY, nowNs } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';
import { elasticAnyLog } from './elastic-any-log';
import { FIELD_COLUMNS, FIELD_WEIGHT, type FieldedLog } from './log-field-values';
import { predicateOf } from './read-query';

const KNOWN_MS = 60_000;
/** A name nobody uses yet may be used soon. */
const UNKNOWN_MS = 3_000;
const MOST_KNOWN = 1_000;
const LOOK_MS = 1_500;
const SAMPLE = 3_000;

interface Known {
  isObject: boolean;
  untilMs: number;
}

/**
 * Which of these names are objects with fields in them. As in Elasticsearch, a name under which any log has a value is a
 * field and no object. Where a search of a second and a half and a sample know nothing below a name, it is no object.
 */
export async function objectsAmong(
  ctx: RequestContext,
  names: readonly string[],
): Promise<(name: string) => boolean> {
  const cache = processSingleton('elastic-objects', () => new Map<string, Known>());
  const asked = names.flatMap((name) => {
    const field = elasticField(name);
    return field.kind === 'keyword' && field.names[0] !== 'service' ? field.names : [];
  });
  const objects = new Map<string, boolean>();
  for (const name of new Set(asked)) {
    const key = `${ctx.tenantId} ${name}`;
    const cached = cache.get(key);
    if (cached && Date.now() < cached.untilMs) {
      objects.set(name, cached.isObject);
      continue;
    }
    const found = await look(ctx, name);
    if (cache.size >= MOST_KNOWN) cache.clear();
    cache.set(key, found);
    objects.set(name, found.isObject);
  }
  return (name) => objects.get(name) ?? true;
}

async function look(ctx: RequestContext, name: string): Promise<Known> {
  const now = nowNs();
  const range = { fromNs: 0n, toNs: now + 365n * NS_PER_DAY };
  const any = (node: QueryNode) =>
    elasticAnyLog(ctx, { predicate: predicateOf(ctx, node, now, 'log'), range }, LOOK_MS);
  const asKnown = (isObject: boolean, keptMs = KNOWN_MS): Known => ({
    isObject,
    untilMs: Date.now() + keptMs,
  });
  const own = exists({ kind: 'keyword', names: [name] }, () => false);
  if (await any(own)) return asKnown(false);
  const below = await any(match(fieldName(`${name}.*`), { kind: 'exists' }));
  if (below) return asKnown(true);
  if (below === false) return asKnown(false, UNKNOWN_MS);
  return asKnown(await inSample(ctx, name, range));
}

async function inSample(ctx: RequestContext, name: string, range: TimeRange): Promise<boolean> {
  const sample = await sampleLogs<FieldedLog>(ctx, {
    predicate: predicateOf(ctx, null, nowNs(), 'log'),
    range,
    rows: SAMPLE,
    budgetMs: LOOK_MS,
    columns: FIELD_COLUMNS,
    weight: FIELD_WEIGHT,
  });
  return sample.rows.some(({ attributes }) =>
    Object.keys(attributes).some((each) => each.startsWith(`${name}.`)),
  );
}
