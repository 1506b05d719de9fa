import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import { describeFields, describePath, describeValue } from './describe-field';
import { fieldsOf, type JsonObject, keyedItems, sameJson } from './document-shape';

/** What one part of a dashboard became. */
export interface Change {
  kind: 'added' | 'removed' | 'changed';
  part: 'dashboard' | 'variable' | 'attribute' | 'panel';
  /** Of a panel its id, of a variable or attribute its name; empty for the dashboard itself. */
  id: string;
  /** What it is called: `Panel “Errors”`. */
  title: string;
  /** Of a change, field by field, in plain words; values as they read. */
  fields: FieldChange[];
}

export interface FieldChange {
  /** `queries/a/records/q`. */
  path: string;
  /** `query a: search`. */
  label: string;
  before: string;
  after: string;
}

const PARTS = { variables: 'variable', attributes: 'attribute', panels: 'panel' } as const;
type ListName = keyof typeof PARTS;
const LISTS = ['variables', 'attributes', 'panels'] as const;

/** What differs between two dashboards, part by part: the dashboard itself, variables, attributes, panels. */
export function diffDashboards(before: DashboardDocument, after: DashboardDocument): Change[] {
  const { variables: _v, attributes: _a, panels: _p, ...was } = before;
  const { variables: _w, attributes: _b, panels: _q, ...is } = after;
  const own = fieldChanges('', was, is, []);
  for (const list of LISTS) own.push(...orderChange(list, before, after));
  const whole: Change = { kind: 'changed', part: 'dashboard', id: '', title: 'Dashboard', fields: own };
  return [...(own.length > 0 ? [whole] : []), ...LISTS.flatMap((list) => partChanges(list, before, after))];
}

function partChanges(list: ListName, before: DashboardDocument, after: DashboardDocument): Change[] {
  const old = keyedItems(list, before[list]) ?? new Map<string, JsonObject>();
  const now = keyedItems(list, after[list]) ?? new Map<string, JsonObject>();
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key): Change[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const part = PARTS[list];
    const id = list === 'attributes' ? String((is ?? was)?.name) : key;
    const title = describePath([list, key], is ? after : before);
    if (!was || !is) return [{ kind: is ? 'added' : 'removed', part, id, title, fields: [] }];
    const fields = fieldChanges('', was, is, []);
    return fields.length > 0 ? [{ kind: 'changed', part, id, title, fields }] : [];
  });
}

/** Down to what is compared as a whole. */
function fieldChanges(name: string, was: unknown, is: unknown, path: readonly string[]): FieldChange[] {
  if (sameJson(was, is)) return [];
  const [old, now] = [keyedItems(name, was), keyedItems(name, is)];
  const [oldFields, nowFields] = [fieldsOf(name, was), fieldsOf(name, is)];
  const inside =
    old && now
      ? [...new Set([...old.keys(), ...now.keys()])].flatMap((key) =>
          fieldChanges('', old.get(key), now.get(key), [...path, key]),
        )
      : oldFields && nowFields
        ? [...new Set([...Object.keys(oldFields), ...Object.keys(nowFields)])].flatMap((key) =>
            fieldChanges(key, oldFields[key], nowFields[key], [...path, key]),
          )
        : [];
  if (inside.length > 0) return inside;
  const isItem = name === '' && path.length > 0;
  const field = isItem ? 'item' : (path.at(-1) ?? '');
  return [
    {
      path: path.join('/'),
      label: describeFields(path).join(': '),
      before: was === undefined ? 'not there' : describeValue(field, was),
      after: is === undefined ? 'not there' : describeValue(field, is),
    },
  ];
}

/** The order of what is there before and after. */
function orderChange(list: ListName, before: DashboardDocument, after: DashboardDocument): FieldChange[] {
  const old = [...(keyedItems(list, before[list])?.keys() ?? [])];
  const now = [...(keyedItems(list, after[list])?.keys() ?? [])];
  const [a, b] = [old.filter((key) => now.includes(key)), now.filter((key) => old.includes(key))];
  if (a.join('\n') === b.join('\n')) return [];
  return [{ path: list, label: `order of ${list}`, before: a.join(', '), after: b.join(', ') }];
}
