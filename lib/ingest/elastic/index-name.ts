import type { ItemError } from '../../contracts/elastic-bulk';

const FORBIDDEN = /[\\/*?"<>| ,#:]/;
const MOST_BYTES = 255;

/** Why an index cannot have this name, or null. Source: Elasticsearch, "Create index API", path parameters. */
export function indexNameRefusal(index: string): ItemError | null {
  const why = reason(index);
  if (why === null) return null;
  return {
    status: 400,
    type: 'invalid_index_name_exception',
    reason: `Invalid index name [${index.slice(0, 300)}], ${why}`,
  };
}

function reason(index: string): string | null {
  if (index === '') return 'must not be empty';
  if (index === '.' || index === '..') return "must not be '.' or '..'";
  if (FORBIDDEN.test(index))
    return `must not contain the following characters [' ','"','*',',','/','<','>','?','\\\\','|','#',':']`;
  if (/^[-_+]/.test(index)) return "must not start with '_', '-', or '+'";
  if (index.toLowerCase() !== index) return 'must be lowercase';
  if (Buffer.byteLength(index) > MOST_BYTES)
    return `index name is too long, (${Buffer.byteLength(index)} > ${MOST_BYTES})`;
  return null;
}
