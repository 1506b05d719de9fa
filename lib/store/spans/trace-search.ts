import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import type { PoolName } from '../client/pools';
import type { TraceOrder, TracePosition } from './summary-row';
import type { TracePlan } from './trace-plan';

/** A search for traces that start in the range. */
export interface TraceSearch {
  ctx: RequestContext;
  plan: TracePlan;
  range: TimeRange;
  order: TraceOrder;
  /** Exclusive. */
  after: TracePosition;
  /** Ends of the keys (`keyEnd`) of traces that are not to be found. */
  except?: readonly string[];
  /** Whose connections sampling and looking up take. Default `search`. */
  pool?: PoolName | undefined;
}
