import { createRequire } from 'node:module';
import { chunksOf, type DataSet, perSecond } from './fill';
import { say } from './progress';
import { CREATE_TABLE, yardstickRow } from './yardstick-table';

/** What the bench asks this process, one thing at a time. */
export type YardstickAsk = { kind: 'fill'; data: DataSet } | { kind: 'query'; sql: string };
/** `ms` of the engine alone; `text` is its answer. */
export type YardstickReply = { ms: number; text: string } | { error: string };

interface Session {
  query(sql: string, format?: string): string;
  insert(input: { table: string; values: Buffer; format: string }): Promise<{ rowsWritten: number }>;
}

// node --import tsx yardstick-process.ts <folder with chdb installed> <data directory>: the engine lives in a process of
// its own, so that its memory and threads are not the bench's.
const [installed = '', directory = ''] = process.argv.slice(2);
const { Session: Chdb } = createRequire(`${installed}/package.json`)('chdb') as {
  Session: new (path: string) => Session;
};
const session = new Chdb(directory);

process.on('message', (ask: YardstickAsk) => {
  void answer(ask).then(
    (reply) => process.send?.(reply),
    (error: unknown) => process.send?.({ error: String(error).slice(0, 500) } satisfies YardstickReply),
  );
});

async function answer(ask: YardstickAsk): Promise<YardstickReply> {
  const started = performance.now();
  const text = ask.kind === 'fill' ? await fill(ask.data) : session.query(ask.sql, 'JSONEachRow');
  return { ms: performance.now() - started, text };
}

/** Inserts the data set in pieces of 50,000 rows. @returns rows/s, the making of the rows left out */
async function fill(data: DataSet): Promise<string> {
  session.query('DROP TABLE IF EXISTS log');
  session.query(CREATE_TABLE);
  let insertMs = 0;
  let done = 0;
  const started = performance.now();
  for (const logs of chunksOf(data)) {
    const payload = Buffer.from(logs.map(yardstickRow).join('\n'));
    const inserting = performance.now();
    const { rowsWritten } = await session.insert({ table: 'log', values: payload, format: 'JSONEachRow' });
    if (rowsWritten !== logs.length)
      throw new Error(`ClickHouse took ${rowsWritten} of ${logs.length} rows.`);
    insertMs += performance.now() - inserting;
    done += logs.length;
    say(`filling ClickHouse: ${done} of ${data.rows} logs, ${perSecond(done, started)} logs/s`);
  }
  return String(Math.round((done / insertMs) * 1000));
}
