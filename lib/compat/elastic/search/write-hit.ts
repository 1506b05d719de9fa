import type { Log } from '../../../contracts/log';
import { documentOfLog, type JsonValue } from '../document-of-log';
import { hitFields } from './hit-fields';
import { sortValues } from './search-after';
import type { SearchQuestion } from './search-question';
import { filteredSource } from './source-filter';

/** One hit of an answer. @param mark fragments of the fields in which the query was found; null: none */
export function writeHit(
  log: Log,
  question: SearchQuestion,
  mark: (flat: ReadonlyMap<string, JsonValue>) => JsonValue | null,
): JsonValue {
  const { sort, source } = question;
  const document = documentOfLog(log);
  const isSorted = sort.keys.some(({ kind }) => kind !== 'score');
  const hit: { [name: string]: JsonValue } = {
    _index: document._index,
    _id: document._id,
  };
  if (question.version) hit._version = 1;
  if (question.seqNo) Object.assign(hit, { _seq_no: 0, _primary_term: 1 });
  hit._score = isSorted ? null : 1;
  if (source) hit._source = filteredSource(document.flat, source);
  const fields = hitFields(document.flat, [...question.docvalueFields, ...question.fields]);
  if (fields !== null) hit.fields = fields;
  const marked = mark(document.flat);
  if (marked !== null) hit.highlight = marked;
  if (sort.keys.length > 0) hit.sort = sortValues(sort, log);
  return hit;
}
