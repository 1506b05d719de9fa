import type { QueryNode } from '../../../query/ast';
import { combineNodes } from '../../../query/combine-nodes';
import { parseRegex } from '../../../query/regex';
import type { LabelFilter, LineFilter, LogExpr, Stage } from '../logql/logql-ast';

/** The line holds one of these texts, or, negated, none of them; letter by letter. */
export interface LineCondition {
  negated: boolean;
  any: string[];
}

export interface NarrowedLines {
  /** In our own language; it may say yes too often, never too seldom. Null: no condition. */
  ast: QueryNode | null;
  conditions: LineCondition[];
  /** Whether `conditions` are all that the stages ask. */
  exact: boolean;
}

const NOWHERE = { from: 0, to: 0 };
const LITERALS = /^[\w \-/:=,"'@#%&;<>~!]+(?:\|[\w \-/:=,"'@#%&;<>~!]+)*$/;
const SAFE_VALUE = /^(?=.*[a-zA-Z])[\w.:@-]{1,200}$/;

/**
 * What the store can look up of a pipeline: line filters, and label filters whose value must stand in the record.
 * @param streamLabels names that are labels of streams, about which lines say nothing
 */
export function narrowLines({ stages }: LogExpr, streamLabels: ReadonlySet<string>): NarrowedLines {
  const nodes: QueryNode[] = [];
  const conditions: LineCondition[] = [];
  let exact = true;
  for (const stage of stages) {
    if (stage.kind === 'line') {
      const condition = asCondition(stage);
      if (condition === null) exact = false;
      else conditions.push(condition);
      const node = stage.negated ? null : nodeOfLine(stage);
      if (node) nodes.push(node);
      continue;
    }
    exact = false;
    if (changesRecord(stage)) break;
    const node = stage.kind === 'labels' ? nodeOfFilter(stage.filter, streamLabels) : null;
    if (node) nodes.push(node);
  }
  return { ast: combineNodes('and', nodes), conditions, exact };
}

/** After these a line, or a label, is no longer what the store holds. */
function changesRecord({ kind }: Stage): boolean {
  return [
    'line-format',
    'label-format',
    'unpack',
    'decolorize',
    'drop',
    'keep',
    'regexp',
    'pattern',
  ].includes(kind);
}

function asCondition({ negated, any }: LineFilter): LineCondition | null {
  const texts: string[] = [];
  for (const pattern of any) {
    if (pattern.kind === 'contains') texts.push(pattern.text);
    else if (pattern.kind === 'regex' && LITERALS.test(pattern.source))
      texts.push(...pattern.source.split('|'));
    else return null;
  }
  return { negated, any: texts };
}

function nodeOfLine({ any }: LineFilter): QueryNode | null {
  const nodes: QueryNode[] = [];
  for (const pattern of any) {
    const source =
      pattern.kind === 'contains'
        ? escapeRegex(pattern.text)
        : pattern.kind === 'regex'
          ? pattern.source
          : '';
    const node = source === '' ? null : regexNode('message', source);
    if (node === null) return null;
    nodes.push(node);
  }
  return combineNodes('or', nodes);
}

function nodeOfFilter(filter: LabelFilter, streamLabels: ReadonlySet<string>): QueryNode | null {
  if (filter.kind === 'and') {
    const parts = [nodeOfFilter(filter.left, streamLabels), nodeOfFilter(filter.right, streamLabels)];
    return combineNodes(
      'and',
      parts.filter((part) => part !== null),
    );
  }
  if (filter.kind === 'or') {
    const [left, right] = [nodeOfFilter(filter.left, streamLabels), nodeOfFilter(filter.right, streamLabels)];
    return left && right ? combineNodes('or', [left, right]) : null;
  }
  if (filter.kind !== 'match' || filter.matcher.sign !== '=') return null;
  const { name, value } = filter.matcher;
  if (name.startsWith('__') || streamLabels.has(name) || streamLabels.has(name.replace(/_extracted$/, '')))
    return null;
  if (name === 'detected_level') return levelNode(value);
  if (!SAFE_VALUE.test(value)) return null;
  const anywhere = regexNode(null, escapeRegex(value));
  if (anywhere === null) return null;
  if (name !== 'trace_id' && name !== 'span_id') return anywhere;
  return combineNodes('or', [anywhere, matchNode(name, { kind: 'text', text: value, ...NOWHERE })]);
}

function levelNode(value: string): QueryNode | null {
  if (!['trace', 'debug', 'info', 'warn', 'error', 'fatal'].includes(value)) return null;
  return matchNode('level', { kind: 'text', text: value.toUpperCase(), ...NOWHERE });
}

function regexNode(field: string | null, source: string): QueryNode | null {
  const { regex } = parseRegex(source);
  return regex === null ? null : matchNode(field, { kind: 'regex', source, regex, ...NOWHERE });
}

function matchNode(field: string | null, value: (QueryNode & { kind: 'match' })['value']): QueryNode {
  return {
    kind: 'match',
    field: field === null ? null : { name: field, pattern: null, ...NOWHERE },
    value,
    ...NOWHERE,
  };
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
