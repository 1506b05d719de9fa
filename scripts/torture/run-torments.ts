import type { Batch } from './batch';
import { checkCounts, countText } from './check-counts';
import { Load } from './load';
import { senders } from './senders';
import type { Stage } from './stage';
import { SyslogStream } from './syslog-stream';
import type { Measure, Torment } from './torments';

export interface Result {
  name: string;
  seconds: number;
  batches: number;
  records: number;
  again: number;
  later: number;
  nothing: number;
  /** Messages of syslog that were written and are not there. */
  syslogLost: number;
  /** From the end of the torment to the first batch that was stored. */
  recoveredMs: number;
  /** What should not be: lost, doubled or refused batches, a server that ended by itself. */
  wrong: string[];
}

/** Torments one after the other, each under load of its own; afterwards everything acknowledged must be there once. */
export async function runTorments(
  stage: Stage,
  torments: readonly Torment[],
  { measure, workers }: { measure: Measure; workers: number },
  onResult: (result: Result) => void,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [turn, { name, losesSyslog = false, run }] of torments.entries()) {
    const startedMs = Date.now();
    const crashes = stage.server.crashes;
    const load = new Load(named(stage, turn, workers));
    const syslog = new SyslogStream(stage.server.ports.syslog, `${turn}.syslog`);
    await run(stage, measure);
    const endedMs = Date.now();
    load.ledger.lastStoredMs = 0;
    while (load.ledger.lastStoredMs === 0 && Date.now() - endedMs < 120_000)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const recoveredMs = load.ledger.lastStoredMs - endedMs;
    const ledger = await load.stop();
    const written = await syslog.stop();
    const { batches, records, wrong } = await checkCounts(stage.databaseUrl, ledger);
    const syslogLost = await missingSyslog(stage.databaseUrl, written);
    if (syslogLost > 0 && !losesSyslog) wrong.push(`${syslogLost} messages of syslog are not there`);
    if (batches === 0) wrong.push('no batch was stored');
    if (stage.server.crashes > crashes) wrong.push('the server ended by itself');
    wrong.push(...ledger.refused);
    const { again, later, nothing } = ledger;
    const seconds = Math.round((Date.now() - startedMs) / 1000);
    const result = { name, seconds, batches, records, again, later, nothing, syslogLost, recoveredMs, wrong };
    onResult(result);
    results.push(result);
  }
  return results;
}

/** The ledger of one torment knows its own batches only: their names say which it was. */
function named(stage: Stage, turn: number, workers: number) {
  return new Map(
    Array.from({ length: workers }, (_, worker) =>
      [...senders(stage.server.ports)].map(([name, send]) => [`${turn}.${worker}.${name}`, send] as const),
    ).flat(),
  );
}

/** Syslog's batches are stored after the connection has ended: waits until all are, or none has come for a while. */
async function missingSyslog(databaseUrl: string, written: ReadonlyMap<string, Batch>): Promise<number> {
  const [name = ''] = written.keys();
  const sent = [...written.values()].reduce((sum, { records }) => sum + records, 0);
  for (let seen = -1, quiet = 0; ; ) {
    const found = await countText(databaseUrl, `torture ${name.replace(/\d+$/, '')}%`);
    if (found >= sent || quiet > 5) return sent - found;
    quiet = found === seen ? quiet + 1 : 0;
    seen = found;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
