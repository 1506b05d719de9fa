import { z } from 'zod';

export const UNITS = ['none', 'percent', 'share', 'ns', 'us', 'ms', 's', 'bytes', 'per_second'] as const;

/** How numbers read. `percent`: 12.3 is 12.3 %. `share`: 0.123 is 12.3 %. */
export const numberFormatSchema = z.strictObject({
  unit: z.enum(UNITS),
  /** Written after the number, in place of a unit. */
  suffix: z.string().max(20),
  /** Null: as many as read best. */
  decimals: z.number().int().min(0).max(6).nullable(),
});
export type NumberFormat = z.infer<typeof numberFormatSchema>;
