import { parseArgs } from 'node:util';
import { benchIngest } from './bench-ingest';
import { benchSearch } from './bench-search';

const BENCHES = { ingest: benchIngest, search: benchSearch };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string', default: '1000000' } },
});
const name = positionals[0] ?? '';
const rows = Number(values.rows);
if (!(name in BENCHES) || !Number.isInteger(rows) || rows < 10_000) {
  console.error(
    `Usage: npm run bench -- <${Object.keys(BENCHES).join('|')}> [--rows 1000000]   (at least 10000 rows)`,
  );
  process.exit(2);
}
await BENCHES[name as keyof typeof BENCHES](rows);
