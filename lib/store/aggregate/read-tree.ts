import type {
  AggBucket,
  AggResult,
  KeyValue,
  MeasureResult,
  RowPlace,
} from '../../query/aggregate/agg-result';
import type { AggTree, Measure } from '../../query/aggregate/agg-tree';
import { measureWidth } from '../../query/aggregate/measure-width';
import type { TreeNode } from './tree-sql';

/** `m`: of a group [what concerns its place, numbers of its measures in lists]; of a `rows` measure [time, place]. */
export interface TreeRow {
  node: number;
  path: string[];
  n: bigint;
  m: [unknown[], (number | null)[][]];
}

interface OpenGroup {
  buckets: OpenBucket[];
  otherCount: number;
  combinations?: number;
}

interface OpenBucket {
  key: AggBucket['key'];
  count: number;
  values?: readonly KeyValue[];
  measures: Map<string, MeasureResult>;
  groups: Map<string, OpenGroup>;
  place: number;
}

/** The rows of the statement as a tree. */
export function readTree(
  nodes: readonly TreeNode[],
  rows: readonly TreeRow[],
): { result: AggResult; total: number } {
  const ofNode = nodes.map((): TreeRow[] => []);
  for (const row of rows) ofNode[row.node]?.push(row);
  const [all] = ofNode[0] ?? [];
  const root = open(0, Number(all?.n ?? 0), nodes[0]?.tree, all);
  const known = new Map<string, OpenBucket>([['0', root]]);
  // Parents come before what is in them.
  for (const [at, node] of nodes.entries()) {
    if (at === 0) continue;
    for (const row of ofNode[at] ?? []) {
      if (node.rowsOf !== null) addRow(node, row, known);
      else addBucket(node, at, row, known);
    }
  }
  sortAll(root);
  return { result: root, total: root.count };
}

function addBucket(node: TreeNode, at: number, row: TreeRow, known: Map<string, OpenBucket>): void {
  const { path, n, m } = row;
  const group = known.get(placeOf(node.parent, path.slice(0, -1)))?.groups.get(node.name);
  if (!group || !node.group) return;
  const [place = 0, total = 0, kindFrom, kindTo] = m[0] as [number?, number?, string?, string?];
  const text = path.at(-1) ?? '';
  const kind = kindFrom === kindTo ? kindFrom : 's';
  const key =
    node.group.by.kind === 'time' ? BigInt(text) : keyOf(text, node.group.by.kind === 'terms' ? kind : 'n');
  const bucket = open(key, Number(n), node.tree, row);
  if (node.group.by.kind === 'tuples') {
    const [combinations, ...values] = m[0] as [number | null, ...(string | null)[]];
    if (key !== 0) bucket.values = valuesOf(values);
    if (combinations !== null) group.combinations = combinations;
  }
  bucket.place = node.group.by.kind === 'terms' ? place : Number(key);
  group.buckets.push(bucket);
  // All buckets of a group say the same total.
  if (node.group.by.kind === 'terms')
    group.otherCount = (group.buckets.length === 1 ? total : group.otherCount) - bucket.count;
  known.set(placeOf(at, path), bucket);
}

function addRow(node: TreeNode, { path, n, m }: TreeRow, known: Map<string, OpenBucket>): void {
  const [time, place] = m as unknown as [string, number];
  const bucket = known.get(placeOf(node.parent, path));
  const measure = bucket?.measures.get(node.rowsOf ?? '');
  if (measure?.kind !== 'rows') return;
  (measure.rows as RowPlace[])[place - 1] = { timeNs: BigInt(time), seq: n };
}

function open(
  key: AggBucket['key'],
  count: number,
  tree: AggTree | undefined,
  row: TreeRow | undefined,
): OpenBucket {
  const numbers = row?.m[1].flat() ?? [];
  let at = 0;
  const measures = new Map<string, MeasureResult>();
  for (const [name, measure] of tree?.measures ?? []) {
    const width = measureWidth(measure);
    measures.set(name, measureOf(measure, numbers.slice(at, at + width)));
    at += width;
  }
  const groups = new Map(
    [...(tree?.groups ?? [])].map(([name, { by }]): [string, OpenGroup] => {
      const isRanked = by.kind === 'tuples' && by.keys === null;
      return [name, { buckets: [], otherCount: 0, ...(isRanked && { combinations: 0 }) }];
    }),
  );
  return { key, count, measures, groups, place: 0 };
}

function measureOf(measure: Measure, numbers: readonly (number | null)[]): MeasureResult {
  if (measure.kind === 'rows') return { kind: 'rows', rows: [] };
  if (measure.kind !== 'stats') return { kind: 'numbers', numbers };
  return {
    kind: 'stats',
    parts: Object.fromEntries(measure.parts.map((part, index) => [part, numbers[index] ?? null])),
  };
}

/** Of [text, kind, kind] each. */
function valuesOf(columns: readonly (string | null)[]): KeyValue[] {
  const values: KeyValue[] = [];
  for (let at = 0; at < columns.length; at += 3) {
    const [text, from, to] = columns.slice(at, at + 3);
    values.push({ text: text ?? '', value: keyOf(text ?? '', from === to && from ? from : 's') });
  }
  return values;
}

function keyOf(text: string, kind: string | undefined): string | number | boolean {
  if (kind === 'n') return Number(text);
  return kind === 'b' ? text === 'true' : text;
}

/** Terms come in their order, all else by key. Rows that were skipped leave no gap. */
function sortAll(bucket: OpenBucket): void {
  for (const [name, measure] of bucket.measures) {
    if (measure.kind === 'rows')
      bucket.measures.set(name, { kind: 'rows', rows: Object.values(measure.rows) });
  }
  for (const { buckets } of bucket.groups.values()) {
    buckets.sort((a, b) => a.place - b.place);
    for (const inner of buckets) sortAll(inner);
  }
}

/** PostgreSQL's text holds no NUL. */
function placeOf(node: number, path: readonly string[]): string {
  return [node, ...path].join('\0');
}
