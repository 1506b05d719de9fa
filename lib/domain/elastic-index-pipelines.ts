import { isObject } from '../compat/elastic/json-members';
import { namePattern } from '../compat/elastic/name-pattern';
import type { RequestContext } from '../contracts/context';
import type { ElasticAsset } from '../contracts/elastic-asset';
import { processSingleton } from '../process-singleton';
import { readElasticAssetsWith } from '../store/metadata/elastic-assets';

/** The ingest pipelines that templates and settings give to an index, which no request names. */
export type IndexPipelines = (index: string) => readonly string[];

interface Rule {
  fits: (index: string) => boolean;
  pipelines: readonly string[];
  /** The rule with the highest wins; what an index itself was made with wins over every template. */
  priority: number;
}

const KEPT_MS = 30_000;
const NAMES = ['default_pipeline', 'final_pipeline'];

const known = () =>
  processSingleton(
    'elastic-index-pipelines',
    () => new Map<number, { untilMs: number; rules: Promise<Rule[]> }>(),
  );

/** Looked up once in half a minute, and again after an asset was changed here. Throws AppError `unavailable`. */
export async function indexPipelines(ctx: RequestContext, nowMs = Date.now()): Promise<IndexPipelines> {
  const cached = known().get(ctx.tenantId);
  const entry =
    cached && nowMs < cached.untilMs ? cached : { untilMs: nowMs + KEPT_MS, rules: readRules(ctx.tenantId) };
  if (entry !== cached) {
    known().set(ctx.tenantId, entry);
    entry.rules.catch(() => known().delete(ctx.tenantId));
  }
  const rules = await entry.rules;
  return (index) => rules.find(({ fits }) => fits(index))?.pipelines ?? [];
}

/** An asset was kept or dropped. */
export function forgetIndexPipelines(ctx: RequestContext): void {
  known().delete(ctx.tenantId);
}

async function readRules(tenantId: number): Promise<Rule[]> {
  const assets = await readElasticAssetsWith(
    tenantId,
    ['index', 'template', 'index_template', 'component_template'],
    NAMES,
  );
  const parts = new Map(
    assets
      .filter(({ kind }) => kind === 'component_template')
      .map(({ name, body }) => [name, pipelinesOf(body)]),
  );
  const templates =
    parts.size === 0
      ? assets.filter(({ kind }) => kind === 'index_template')
      : await readElasticAssetsWith(tenantId, ['index_template'], [...NAMES, 'composed_of']);
  const rules = [
    ...assets
      .filter(({ kind }) => kind === 'index')
      .map(({ name, body }) => ruleOf([name], pipelinesOf(body), Number.POSITIVE_INFINITY)),
    ...templates.map(({ body }) => {
      const composed = listed(body.composed_of).map((name) => parts.get(name) ?? {});
      return ruleOf(
        listed(body.index_patterns),
        Object.assign({}, ...composed, pipelinesOf(body)),
        Number(body.priority ?? 0),
      );
    }),
    // Templates of before 7.8 count only where no other fits.
    ...assets
      .filter(({ kind }) => kind === 'template')
      .map(({ body }) =>
        ruleOf(listed(body.index_patterns), pipelinesOf(body), Number(body.order ?? 0) - 1e9),
      ),
  ];
  return rules.filter(({ pipelines }) => pipelines.length > 0).sort((a, b) => b.priority - a.priority);
}

function ruleOf(patterns: readonly string[], pipelines: Record<string, string>, priority: number): Rule {
  const tests = patterns.map(namePattern);
  return {
    fits: (index) => tests.some((fits) => fits(index)),
    pipelines: Object.values(pipelines).filter((name) => name !== '_none'),
    priority: Number.isNaN(priority) ? 0 : priority,
  };
}

/** `settings` may stand in `template`, and its names be nested or dotted, with `index` or without. */
function pipelinesOf(body: ElasticAsset['body']): Record<string, string> {
  const template = inside(body, 'template');
  const settings = { ...inside(body, 'settings'), ...inside(template, 'settings') };
  const all: Record<string, unknown> = { ...settings, ...inside(settings, 'index') };
  const found: Record<string, string> = {};
  for (const name of NAMES) {
    const value = all[name] ?? all[`index.${name}`];
    if (typeof value === 'string') found[name] = value;
  }
  return found;
}

function inside(of: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  const value = of[name] as Parameters<typeof isObject>[0];
  return isObject(value) ? value : {};
}

function listed(value: unknown): string[] {
  return [value ?? []].flat().map(String);
}
