import type { RequestContext } from '../contracts/context';
import { hasSpans } from '../store/rollup/has-spans';
import { type CountedPeriod, periodBefore } from './counted-period';

const LOOK_BACK_MINUTES = 7 * 24 * 60;

/**
 * The equally long period before; null where the spans begin within it (a young store, a retention): beside half a period
 * of spans everything looks like more. As comparedRange does for logs.
 */
export async function comparedPeriod(
  ctx: RequestContext,
  period: CountedPeriod,
): Promise<CountedPeriod | null> {
  const before = periodBefore(period);
  const minutes = before.toMinute - before.fromMinute;
  const begin = {
    fromMinute: Math.max(0, before.fromMinute - Math.max(minutes, LOOK_BACK_MINUTES)),
    toMinute: before.fromMinute + Math.max(1, Math.floor(minutes / 10)),
  };
  return (await hasSpans(ctx, begin)) ? before : null;
}
