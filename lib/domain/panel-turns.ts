import type { RequestContext } from '../contracts/context';
import type { PanelQuestion } from '../contracts/dashboard/panel-question';
import { AppError } from '../errors';
import { processSingleton } from '../process-singleton';
import { Lane } from '../store/client/lane';

type Precision = PanelQuestion['precision'];

/**
 * How many questions are answered at once; the pool `panel` has a connection for each, and two to spare. Exact ones, which
 * may last, never take the places of those that are quick. Several people may open boards of a hundred panels at once.
 */
const LIMITS: Record<Precision, ConstructorParameters<typeof Lane>[0]> = {
  fast: { size: 4, waiting: 500, waitMs: 20_000 },
  exact: { size: 2, waiting: 200, waitMs: 60_000 },
};
const TOO_LONG: Record<Precision, string> = {
  fast: 'Even an estimate took too long. Narrow the time range, or ask for fewer groups or measures.',
  exact:
    'To count every record took too long. Narrow the time range, add a more selective term, or take the estimate.',
};

function laneOf(precision: Precision): Lane {
  return processSingleton(`panel.${precision}`, () => new Lane(LIMITS[precision]));
}

/** How many quick questions are being answered: they share the machine, so each may take its part of the time. */
export function quickPanelsAtOnce(): number {
  return Math.max(1, laneOf('fast').busy);
}

/**
 * Waits for the question's turn, so that its time is its own; leaves the queue when the browser goes away. Throws AppError
 * `too_many_requests`, `unavailable`, `canceled`; a `timeout` says what to do.
 */
export async function inPanelTurn<T>(
  { signal }: RequestContext,
  precision: Precision,
  answer: () => Promise<T>,
): Promise<T> {
  const lane = laneOf(precision);
  const leave = await lane.enter(signal);
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'timeout')) throw error;
    throw new AppError('timeout', TOO_LONG[precision], { cause: error });
  } finally {
    leave();
  }
}
