import { quoteValue } from './quote-value';

/** A value as it is inserted behind `field:`. */
export function completedValue(value: string): string {
  const isBare = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(value) && !/^(and|or|not|null)$/i.test(value);
  return isBare ? value : quoteValue(value);
}
