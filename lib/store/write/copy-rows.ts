import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyStream } from './copy-row-buffer';
import { bytesOfRows, type RowRange } from './encoded-batch';

/** COPYs encoded rows into a table. @param target `log (time_ns, …)` */
export async function copyRows(client: pg.PoolClient, target: string, ranges: RowRange[]): Promise<void> {
  const bytes = copyStream(ranges.map(bytesOfRows));
  const stream = client.query(copyFrom(`COPY ${target} FROM STDIN (FORMAT binary)`));
  await new Promise<void>((resolve, reject) => {
    // The listener stays: after a server error the stream may fail a second time while it closes.
    stream.on('error', reject);
    stream.on('finish', resolve);
    // One piece: the stream cannot be caught between two when the connection dies.
    stream.end(bytes);
  });
}
