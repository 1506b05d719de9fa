import { z } from 'zod';

const ms = z.number().nullable();

/** Rate, errors and durations of spans, calls or traces. Milliseconds may have fractions. */
export const redFiguresSchema = z.object({
  count: z.number().int(),
  perSecond: z.number().describe('count over the seconds of the range that have passed'),
  errors: z.number().int().describe('Those with status error'),
  errorRate: z.number().nullable().describe('0 to 1; null without any'),
  meanMs: ms.describe('Exact; null without any'),
  p50Ms: ms,
  p95Ms: ms,
  p99Ms: ms,
});
export type RedFigures = z.infer<typeof redFiguresSchema>;

/** The same bucket by bucket, columns as long as the answer's `times`. */
export const redSeriesSchema = z.object({
  count: z.array(z.number().int()),
  errors: z.array(z.number().int()),
  p50Ms: z.array(ms).describe('Null: none in that bucket'),
  p95Ms: z.array(ms),
  p99Ms: z.array(ms),
});
export type RedSeries = z.infer<typeof redSeriesSchema>;

export const quantileErrorSchema = z
  .number()
  .describe(
    'Quantiles are interpolated in classes of durations a quarter octave wide: each is off by at most this share (0.19), mostly by far less. Below 2 µs and beyond 15 minutes only the class is known',
  );

export const COUNTED = ['entry', 'all'] as const;
/** Which spans of a service its figures are of. */
export const countedSchema = z
  .enum(COUNTED)
  .describe(
    'entry: spans of kind server and consumer, requests that the service answered; all: it has none of these in the range, so every span counts',
  );
