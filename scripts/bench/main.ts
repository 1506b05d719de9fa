import { parseArgs } from 'node:util';
import { benchBoards } from './bench-boards';
import { benchIngest } from './bench-ingest';
import { benchIngestSpans } from './bench-ingest-spans';
import { benchPatterns } from './bench-patterns';
import { benchSearch } from './bench-search';
import { benchTraces } from './bench-traces';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '1000000' },
    logs: { type: 'string' },
    spans: { type: 'string', default: '1000000' },
    signal: { type: 'string', default: 'logs' },
    data: { type: 'string' },
    only: { type: 'string', default: '' },
    'no-yardstick': { type: 'boolean', default: false },
  },
});
const rows = Number(values.logs ?? values.rows);
const spans = Number(values.spans);
const BENCHES = {
  boards: () => benchBoards({ rows, data: values.data, yardstick: !values['no-yardstick'] }),
  ingest: () => (values.signal === 'spans' ? benchIngestSpans(spans) : benchIngest(rows, values.only)),
  patterns: () => benchPatterns(values.data),
  search: () => benchSearch({ rows, data: values.data, yardstick: !values['no-yardstick'] }),
  traces: () => benchTraces({ spans, data: values.data, yardstick: !values['no-yardstick'] }),
};
const name = positionals[0] ?? '';
if (!(name in BENCHES) || [rows, spans].some((count) => !Number.isInteger(count) || count < 10_000)) {
  console.error(
    `Usage: npm run bench -- <${Object.keys(BENCHES).join('|')}> [--signal logs|spans] [--only <part of a protocol's name>] [--logs 1000000] [--spans 1000000] [--data <directory to keep>] [--no-yardstick]   (at least 10000 of each)`,
  );
  process.exit(2);
}
await BENCHES[name as keyof typeof BENCHES]();
process.exit(0);
