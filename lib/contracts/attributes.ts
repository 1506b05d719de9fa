import { z } from 'zod';

/**
 * A flat attribute value. Nested objects never appear: decoders flatten them to dotted keys; an object inside a list is
 * kept as its JSON text. Integers beyond 2^53 are decimal strings, so no digit is lost.
 */
export type AttributeValue = string | number | boolean | AttributeValue[];
export type Attributes = Record<string, AttributeValue>;

export const attributeValueSchema: z.ZodType<AttributeValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.array(attributeValueSchema)]),
);
export const attributesSchema: z.ZodType<Attributes> = z.record(z.string(), attributeValueSchema);
