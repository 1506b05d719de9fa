import type { Measure } from '../contracts/dashboard/panel-query';

/** Fewer than three seen in a sample may as well be none. Source: Hanley & Lippman-Hand, JAMA 1983. */
const RULE_OF_THREE = 3;

/** What a sample cannot tell, in words. @param standsFor how many records one of the sample stands for */
export function sampleRemarks(
  measures: readonly Measure[],
  { hasGroups, standsFor }: { hasGroups: boolean; standsFor: number },
): string[] {
  const remarks: string[] = [];
  if (hasGroups) {
    const few = Number((RULE_OF_THREE * standsFor).toPrecision(2)).toLocaleString('en');
    remarks.push(`Groups of fewer than about ${few} records may be missing.`);
  }
  for (const measure of measures) {
    if (measure.fn === 'count' || measure.fn === 'rate') continue;
    const name = `${measure.fn}(${measure.field})`;
    if (measure.fn === 'unique')
      remarks.push(`${name}: at least so many; a sample does not hold every value.`);
    if (measure.fn === 'min') remarks.push(`${name}: at most so much; a sample may miss the least.`);
    if (measure.fn === 'max') remarks.push(`${name}: at least so much; a sample may miss the greatest.`);
    if (/^p\d/.test(measure.fn)) remarks.push(`${name}: of the records of the sample.`);
  }
  return [...new Set(remarks)];
}
