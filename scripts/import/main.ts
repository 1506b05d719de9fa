import { parseArgs } from 'node:util';
import { TEXT_FORMATS, type TextIngestQuery } from '../../lib/contracts/text-ingest';
import { importFile } from './file/import-file';
import { importTrainTicket } from './trainticket/import-train-ticket';
import { importZipkin } from './zipkin/import-zipkin';

const USAGE = `Usage: npm run import -- <kind> <path> [--endpoint http://127.0.0.1:3000]

  file        <file>            logs as text: JSON lines, logfmt, syslog or plain lines, also gzipped; - for standard input
                                [--format ${TEXT_FORMATS.join('|')}] [--service name] [--environment name]
                                [--time-format iso|access|…|"%d.%m.%Y %H:%M:%S"] [--time-zone Europe/Paris]
  trainticket <folder>          gzipped or plain CSV of the TrainTicket data set (*_log.csv[.gz], *_trace.csv[.gz])
  zipkin      <file or folder>  JSON of Zipkin's v2 API: a list of spans, or a list of traces`;

type Import = (path: string, endpoint: string, options: TextIngestQuery) => Promise<void>;
const IMPORTS: Readonly<Record<string, Import>> = {
  file: importFile,
  trainticket: importTrainTicket,
  zipkin: importZipkin,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    endpoint: { type: 'string', default: process.env.THROUGHLINE_URL ?? 'http://127.0.0.1:3000' },
    format: { type: 'string' },
    service: { type: 'string' },
    environment: { type: 'string' },
    'time-format': { type: 'string' },
    'time-zone': { type: 'string' },
  },
});
const [kind = '', path, ...rest] = positionals;
const run = Object.hasOwn(IMPORTS, kind) ? IMPORTS[kind] : undefined;
const format = TEXT_FORMATS.find((name) => name === values.format);
if (!run || !path || rest.length > 0 || (values.format !== undefined && format === undefined)) {
  console.error(USAGE);
  process.exit(2);
}
try {
  await run(path, values.endpoint, {
    format,
    service: values.service,
    environment: values.environment,
    timeFormat: values['time-format'],
    timeZone: values['time-zone'],
  });
} catch (error) {
  console.error(`import: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
