import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkCounts } from './check-counts';
import { fuzz } from './fuzz';
import { Load } from './load';
import { ownWords } from './own-words';
import { runTorments } from './run-torments';
import { senders } from './senders';
import { openStage, type Stage } from './stage';
import { SHORT, TORMENTS } from './torments';

// The short form of `npm run torture`, on a server process and a PostgreSQL of its own that can be killed.
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => await stage.close());

it('loses nothing that was acknowledged and stores nothing twice, whatever is killed', async () => {
  const results = await runTorments(stage, TORMENTS, { measure: SHORT, workers: 1 }, () => undefined);
  for (const { name, batches, again, wrong } of results) {
    expect(wrong.join('\n'), name).toBe('');
    expect(again, name).toBe(2 * batches);
  }
}, 180_000);

it('answers broken bodies of every protocol without a failure, and does not grow', async () => {
  const { wrong } = await fuzz(stage.server, SHORT.fuzzedBodies);
  expect(wrong.join('\n')).toBe('');
}, 120_000);

it('asks the senders of every protocol to wait, in its own words', async () => {
  expect(await ownWords(stage)).toEqual([]);
}, 120_000);

it('would notice a record that is lost, and one that is there twice', async () => {
  const load = new Load(new Map([...senders(stage.server.ports)].map(([name, send]) => [`x.${name}`, send])));
  while (load.ledger.stored.size < 20) await new Promise((resolve) => setTimeout(resolve, 20));
  const ledger = await load.stop();
  expect((await checkCounts(stage.databaseUrl, ledger)).wrong).toEqual([]);
  const client = new pg.Client({ connectionString: stage.databaseUrl });
  await client.connect();
  try {
    await client.query(`UPDATE log SET body = 'torture x.loki-1 0' WHERE body = 'torture x.loki-1 1'`);
    expect((await checkCounts(stage.databaseUrl, ledger)).wrong).toEqual([
      'x.loki-1: 8 acknowledged, 8 there, 7 different',
    ]);
    await client.query(`DELETE FROM log WHERE body LIKE 'torture x.loki-1 %'`);
    expect((await checkCounts(stage.databaseUrl, ledger)).wrong).toEqual([
      'x.loki-1: 8 acknowledged, 0 there, 0 different',
    ]);
  } finally {
    await client.end();
  }
});
