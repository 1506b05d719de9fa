import { SEVERITY_CLASSES, type SeverityClass } from '../../contracts/severity';
import type { QueryNode } from '../ast';
import { logField } from '../fields';
import { levelMatch, wholeClasses } from '../level-match';
import { nullMeaning } from '../null-meaning';
import type { RollupPredicate } from './compiled-predicate';
import type { SqlScope } from './sql-scope';
import { servicesSql } from './stream-sql';

/** What the rollup can answer: some services, and in them some classes. */
interface Rollup {
  service: string | null;
  classes: ReadonlySet<SeverityClass> | null;
}

/** The query as a condition on a rollup, when services AND classes say all of it. */
export function rollupOf(scope: SqlScope, ast: QueryNode | null): RollupPredicate | null {
  const rollup = ast === null ? { service: null, classes: null } : reduce(scope, ast);
  if (!rollup) return null;
  const { service, classes } = rollup;
  return { serviceWhere: service, classes: classes && SEVERITY_CLASSES.filter((name) => classes.has(name)) };
}

function reduce(scope: SqlScope, node: QueryNode): Rollup | null {
  if (node.kind === 'all') return { service: null, classes: null };
  if (node.kind === 'match') {
    if (node.value.kind === 'null') return reduce(scope, nullMeaning(node));
    const builtin = node.field && !node.field.pattern ? logField(node.field.name) : null;
    if (builtin === 'service') {
      const all = node.value.kind === 'exists';
      return { service: all ? null : `r.service_id IN ${servicesSql(scope, node.value)}`, classes: null };
    }
    const match = builtin === 'level' ? levelMatch(node.value) : null;
    const classes = match && wholeClasses(match);
    return classes ? { service: null, classes } : null;
  }
  if (node.kind === 'not') {
    const child = reduce(scope, node.child);
    if (!child || (child.service !== null && child.classes !== null)) return null;
    if (child.service !== null) return { service: `NOT (${child.service})`, classes: null };
    const { classes } = child;
    return {
      service: null,
      classes: new Set(classes ? SEVERITY_CLASSES.filter((name) => !classes.has(name)) : []),
    };
  }
  if (node.kind === 'trace' || node.kind === 'atLeast') return null;
  const children: Rollup[] = [];
  for (const child of node.children) {
    const rollup = reduce(scope, child);
    if (!rollup) return null;
    children.push(rollup);
  }
  return node.kind === 'and' ? intersect(children) : unite(children);
}

function intersect(children: readonly Rollup[]): Rollup {
  const services = children.flatMap(({ service }) => (service === null ? [] : [`(${service})`]));
  const sets = children.flatMap(({ classes }) => (classes ? [classes] : []));
  return {
    service: services.length > 0 ? services.join(' AND ') : null,
    classes:
      sets.length > 0 ? new Set(SEVERITY_CLASSES.filter((name) => sets.every((set) => set.has(name)))) : null,
  };
}

/** A union keeps its shape only when all sides differ in one respect. */
function unite(children: readonly Rollup[]): Rollup | null {
  if (children.every(({ service }) => service === null)) {
    const sets = children.map(({ classes }) => classes ?? new Set(SEVERITY_CLASSES));
    return {
      service: null,
      classes: new Set(SEVERITY_CLASSES.filter((name) => sets.some((set) => set.has(name)))),
    };
  }
  if (children.some(({ service, classes }) => service === null || classes !== null)) return null;
  return { service: `(${children.map(({ service }) => `(${service})`).join(' OR ')})`, classes: null };
}
