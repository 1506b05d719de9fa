import { DATA_STREAM_ATTRIBUTES, INDEX_ATTRIBUTE } from '../../../contracts/data-stream';
import type { QueryNode } from '../../../query/ast';
import { ALL, allOf, anyOf, fieldName, keyword, match, NONE, not } from '../query/nodes';
import type { ElasticIndex } from './select-indices';

const resource = (name: string) => fieldName(`resource.${name}`);
const has = (name: string) => match(resource(name), { kind: 'exists' });
const is = (name: string, texts: readonly string[]) =>
  keyword(resource(name), { kind: 'oneOf', texts, anyCase: false });
const isOrLacks = (name: string, text: string | null) => (text === null ? not(has(name)) : is(name, [text]));

/** The logs of some indices of all there are, by what their streams say. */
export function conditionOfIndices(
  selected: readonly ElasticIndex[],
  all: readonly ElasticIndex[],
): QueryNode {
  if (selected.length === all.length) return ALL;
  if (selected.length === 0) return NONE;
  const chosen = new Set(selected);
  const named = selected.flatMap(({ of }) => (of.name === null ? [] : [of.name]));
  const unnamed = not(has(INDEX_ATTRIBUTE));
  const parts: QueryNode[] = [];
  if (named.length > 0) parts.push(is(INDEX_ATTRIBUTE, named));
  for (const { of } of selected) {
    if (of.name !== null || of.dataset === null) continue;
    const { type, dataset, namespace } = DATA_STREAM_ATTRIBUTES;
    parts.push(
      allOf([
        unnamed,
        is(dataset, [of.dataset]),
        isOrLacks(type, of.type),
        isOrLacks(namespace, of.namespace),
      ]),
    );
  }
  const plain = all.filter(({ of }) => of.service !== null);
  const plainChosen = plain.filter((each) => chosen.has(each));
  if (plainChosen.length > 0) {
    const rest = [unnamed, not(has(DATA_STREAM_ATTRIBUTES.dataset))];
    if (plainChosen.length === plain.length) parts.push(allOf(rest));
    else parts.push(allOf([...rest, ofServices(plainChosen, plain)]));
  }
  return anyOf(parts);
}

function ofServices(chosen: readonly ElasticIndex[], plain: readonly ElasticIndex[]): QueryNode {
  const environments = (list: readonly ElasticIndex[]) => {
    const byService = new Map<string, (string | null)[]>();
    for (const { of } of list) {
      const known = byService.get(of.service ?? '');
      if (known) known.push(of.environment);
      else byService.set(of.service ?? '', [of.environment]);
    }
    return byService;
  };
  const all = environments(plain);
  const whole: string[] = [];
  const parts: QueryNode[] = [];
  const service = (texts: readonly string[]) =>
    keyword(fieldName('service'), { kind: 'oneOf', texts, anyCase: false });
  for (const [name, wanted] of environments(chosen)) {
    if (wanted.length === all.get(name)?.length) whole.push(name);
    else {
      const of = wanted.map((text) =>
        text === null
          ? not(match(fieldName('environment'), { kind: 'exists' }))
          : keyword(fieldName('environment'), { kind: 'oneOf', texts: [text], anyCase: false }),
      );
      parts.push(allOf([service([name]), anyOf(of)]));
    }
  }
  return anyOf([...(whole.length > 0 ? [service(whole)] : []), ...parts]);
}
