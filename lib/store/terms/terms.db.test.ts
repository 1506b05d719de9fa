import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testLog } from '../../../scripts/test-records';
import { compileLogQuery } from '../../query/compile/compile-log-query';
import { parseQuery } from '../../query/parse';
import { nowNs } from '../../time/time-ns';
import { statement } from '../client/statement';
import { writeLogs } from '../write/write-logs';
import { resetTerms } from './known-terms';

const database = openTestDatabase();
const write = async (...bodies: string[]) =>
  await writeLogs({ tenantId: 1, records: bodies.map((body) => testLog({ body })), digest: null });
const terms = async () =>
  (await database.query<{ term: string }>('SELECT term FROM term ORDER BY term')).map(({ term }) => term);

/** What the token index brings, before any recheck, and what of it matches. */
async function find(
  query: string,
  start: bigint | null = null,
): Promise<{ candidates: number; found: number }> {
  const { text, values } = statement((params) => {
    const { exact, tokens } = compileLogQuery(parseQuery(query).ast, params, {
      tenantId: 1,
      nowNs: nowNs(),
      terms: { logs: start, spans: null },
    });
    if (tokens === null) throw new Error(`Nothing to look up for ${query}.`);
    return `SELECT count(*)::int AS candidates, count(*) FILTER (WHERE ${exact})::int AS found FROM log t WHERE ${tokens}`;
  });
  const [row] = await database.query<{ candidates: number; found: number }>(text, values);
  return row ?? { candidates: 0, found: 0 };
}

beforeEach(async () => {
  resetTerms();
  await database.query('TRUNCATE log, term, ingest_batch');
});

describe('the dictionary of terms', () => {
  it('finds words by a piece of them, met once or often, alone or next to digits', async () => {
    await write('connection timeouted once', 'nothing here', 'gateway2timeout7 slow');
    expect(await find('*imeou*')).toEqual({ candidates: 2, found: 2 });
    await write('a timeout', 'b timeout', 'c timeout', 'host12timeout', 'quiet');
    expect(await terms()).toContain('timeout');
    expect(await find('*imeou*')).toEqual({ candidates: 6, found: 6 });
    expect((await find('ti*ut')).found).toBe(3);
    expect(await find('/imeo.t/')).toEqual({ candidates: 6, found: 6 });
  });

  it('is read again by a process that starts', async () => {
    await write('refused', 'refused', 'refused');
    resetTerms();
    await write('refused again', 'other');
    expect(await find('*efuse*')).toEqual({ candidates: 4, found: 4 });
    // The one that came first said its pieces itself.
    expect((await database.query(`SELECT 1 FROM log WHERE body LIKE 'refused%'`)).length).toBe(4);
  });

  it('takes no words that come once, as ids do', async () => {
    const letters = (n: number) =>
      [...String(n * 7_919)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('');
    await write(...Array.from({ length: 400 }, (_, n) => `request ${letters(n + 1_000)}x`));
    expect(await terms()).toEqual(['request']);
    expect((await find(`*${letters(1_005)}*`)).found).toBe(1);
  });

  it('takes no short pieces of ids, which come again by chance, and finds them all the same', async () => {
    await write(
      'id 7qzkw8 a',
      'id 3qzkw1 b',
      'id 9qzkwx4',
      'gateway2x',
      'gateway3x',
      'port 5ssh2',
      'port 6ssh7',
    );
    expect(await terms()).toEqual(['gateway', 'port', 'ssh']);
    expect((await find('*qzk*')).found).toBe(3);
    await write('qzkw alone', 'qzkw alone');
    expect(await terms()).toContain('qzkw');
    await write('id 4qzkw4');
    expect(await find('*qzk*')).toEqual({ candidates: 6, found: 6 });
  });

  it('leaves the rows of before it to the recheck', async () => {
    await write('a timeout', 'a timeout');
    await database.query(`UPDATE log SET tok = '{}'`);
    expect(await find('*imeou*')).toEqual({ candidates: 0, found: 0 });
    expect(await find('*imeou*', nowNs() + 1_000_000_000n)).toEqual({ candidates: 2, found: 2 });
    await write('a timeout');
    const [newest] = await database.query<{ time_ns: bigint }>('SELECT max(time_ns) AS time_ns FROM log');
    expect(await find('*imeou*', newest?.time_ns ?? 0n)).toEqual({ candidates: 3, found: 3 });
  });

  it('is there before the logs are acknowledged, whoever writes at the same time', async () => {
    const batches = Array.from({ length: 12 }, (_, n) => [
      `alpha${'bcdefghijklm'[n]} zeta`,
      'zeta alphabet',
      'alphabet',
    ]);
    await Promise.all(batches.map(async (bodies) => await write(...bodies)));
    expect(await find('*phabe*')).toEqual({ candidates: 24, found: 24 });
  });
});
