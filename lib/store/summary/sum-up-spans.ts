import type pg from 'pg';
import { writeDeltas } from '../rollup/write-deltas';
import { countLeftOut } from '../status/trace-counters';
import { edgeCells } from './edge-cells';
import { findEdges } from './find-edges';
import { operationCells } from './operation-cells';
import type { SpanFact } from './span-fact';
import { sumTraces } from './sum-traces';
import { upsertSummaries } from './upsert-summaries';
import { waitForLinks } from './wait-for-links';

/**
 * Adds spans that this transaction has just stored to all that spans add up to: the summaries of their traces, rates and
 * durations of their operations, calls between services.
 * @returns counts what was left out; to be called after COMMIT
 */
export async function sumUpSpans(
  client: pg.ClientBase,
  spans: readonly SpanFact[],
): Promise<(() => void) | undefined> {
  if (spans.length === 0) return undefined;
  const sums = sumTraces(spans);
  const summaries = await upsertSummaries(client, sums);
  const { changes, notLookedFor } = await findEdges(client, sums, summaries);
  await writeDeltas(client, [...operationCells(spans), ...edgeCells(changes)]);
  const links = await waitForLinks(client, spans);
  return () => {
    countLeftOut('spans', notLookedFor);
    countLeftOut('links', links);
  };
}
