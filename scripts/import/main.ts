import { parseArgs } from 'node:util';
import { importTrainTicket } from './trainticket/import-train-ticket';

const USAGE = `Usage: npm run import -- trainticket <folder> [--endpoint http://127.0.0.1:3000]

  trainticket   gzipped or plain CSV of the TrainTicket data set (*_log.csv[.gz], *_trace.csv[.gz])`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { endpoint: { type: 'string', default: process.env.THROUGHLINE_URL ?? 'http://127.0.0.1:3000' } },
});
const [format, folder, ...rest] = positionals;
if (format !== 'trainticket' || !folder || rest.length > 0) {
  console.error(USAGE);
  process.exit(2);
}
try {
  await importTrainTicket(folder, values.endpoint);
} catch (error) {
  console.error(`import: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
