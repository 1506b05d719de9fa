import { RE2JS } from 're2js';
import { z } from 'zod';

const RULES = 32;

/**
 * Where ids stand in messages. `contains` is plain text that stands near them: only messages that hold it are looked at.
 * `pattern` (RE2 syntax) names what it finds: `(?<trace_id>…)`, `(?<span_id>…)`, or both.
 */
const ruleSchema = z.strictObject({
  name: z.string().min(1).max(100),
  contains: z.string().min(1).max(200),
  pattern: z.string().min(1).max(1000),
});
const rulesSchema = z.array(ruleSchema).max(RULES);

/** A rule that is ready to run; the engine takes time in proportion to the text, whatever the pattern. */
export interface PromotionRule {
  name: string;
  contains: string;
  regex: RE2JS;
  groups: ReadonlySet<string>;
}

/** Reads a file of rules. Throws an Error that says which rule is wrong, and why. */
export function parsePromotionRules(json: string): PromotionRule[] {
  return rulesSchema.parse(JSON.parse(json)).map(({ name, contains, pattern }) => {
    const regex = compile(name, pattern);
    const groups = new Set(Object.keys(regex.namedGroups()));
    if (!groups.has('trace_id') && !groups.has('span_id')) {
      throw new Error(`rule "${name}": the pattern has no group trace_id or span_id`);
    }
    return { name, contains, regex, groups };
  });
}

function compile(name: string, pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (cause) {
    throw new Error(`rule "${name}": ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
