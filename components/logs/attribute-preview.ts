import { cleanLine } from '@/components/ui/clean-text';
import type { Attributes, AttributeValue } from '@/lib/contracts/attributes';

export interface PreviewPair {
  key: string;
  value: string;
}

const MAX_PAIRS = 8;
const MAX_VALUE = 60;

/**
 * The first few attributes as they fit behind a message in one line; long values are cut.
 * @param shown names that have a place of their own already
 */
export function previewAttributes(attributes: Attributes, shown: readonly string[] = []): PreviewPair[] {
  const pairs: PreviewPair[] = [];
  for (const key in attributes) {
    const value = attributes[key];
    if (value === undefined || shown.includes(key)) continue;
    pairs.push({ key, value: cleanLine(attributeText(value), MAX_VALUE) });
    if (pairs.length === MAX_PAIRS) break;
  }
  return pairs;
}

/** An attribute value as text: what a person reads, and what a filter on it has to say. */
export function attributeText(value: AttributeValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
