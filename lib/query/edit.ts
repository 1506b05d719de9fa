export interface FieldFilter {
  field: string;
  value: string;
  exclude: boolean;
}

/** A value in quotes, escaped. */
export function quoteValue(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/** A correctly escaped `field:"value"`. */
export function fieldTerm(field: string, value: string): string {
  return `${field.replace(/[\s:()"*?<>=\\]/g, '\\$&')}:${quoteValue(value)}`;
}

/** The query with one more condition that all results meet. Adding one that is there already changes nothing. */
export function addFilter(text: string, filter: FieldFilter): string {
  const term = `${filter.exclude ? '-' : ''}${fieldTerm(filter.field, filter.value)}`;
  return text.trim() === '' ? term : `(${text}) AND ${term}`;
}

/** The query without that condition, where it stands as one of the conditions all results meet. */
export function removeFilter(text: string, filter: FieldFilter): string {
  return text.replace(`${filter.exclude ? '-' : ''}${fieldTerm(filter.field, filter.value)}`, '').trim();
}
