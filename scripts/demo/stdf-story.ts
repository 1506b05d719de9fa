import type { WireAttributes } from '../otlp/otlp-data';
import type { Random } from './random';
import { source } from './sources';
import { type BuiltSpan, TraceBuilder } from './trace-builder';

const NAMESPACE = 'stdf-etl';
const PRODUCTS = ['PX-28A', 'PX-40C', 'QF-7', 'RM-512'] as const;
const VOLTAGE_ERROR = 'Voltage out of range: got 20V, expected [-5V, 15V]';

/** Lot W-12345 is retested in two windows of every hour; each of its wafers fails the same way. */
export function failingLotActive(minuteOfHour: number): boolean {
  return (minuteOfHour >= 11 && minuteOfHour < 18) || (minuteOfHour >= 41 && minuteOfHour < 46);
}

/** One STDF file through s3-download → stdf-parser → validate → transform → load → index. */
export function stdfTrace(random: Random, startNs: bigint, failingLot: boolean): TraceBuilder {
  const trace = new TraceBuilder(random, startNs);
  const replica = random.int(1, 3);
  const on = (service: string) =>
    source(service, service === 'stdf-parser' ? '4.7.1' : '2.3.0', replica, NAMESPACE);
  const lot = failingLot ? 'W-12345' : `W-${random.int(12300, 12399)}`;
  const wafer = random.int(1, 25);
  const records = random.int(2_000, 48_000);
  const tester = failingLot ? 'T-07' : `T-${String(random.int(1, 12)).padStart(2, '0')}`;
  const file = `${lot}_${String(wafer).padStart(2, '0')}.stdf`;
  const shared: WireAttributes = {
    wafer_lot: lot,
    wafer_id: `${lot}-${wafer}`,
    tester_id: tester,
    product: random.pick(PRODUCTS),
  };

  const stages = [
    ['s3-download', 'download_stdf', random.latencyMs(180)],
    ['stdf-parser', 'parse_stdf', random.latencyMs(40 + records / 60, 0.25)],
    ['validate', 'validate_records', random.latencyMs(45)],
    ['transform', 'transform_records', random.latencyMs(70)],
    ['load', 'load_postgres', random.latencyMs(120)],
    ['index', 'index_lot', random.latencyMs(30)],
  ] as const;
  // A stage that fails ends the pipeline: nothing after it runs.
  const failsAt =
    failingLot && lot === 'W-12345' ? 1 : random.chance(0.012) ? random.int(2, 4) : stages.length;
  const ran = stages.slice(0, failsAt + 1);
  const total = ran.reduce((sum, [, , ms]) => sum + ms + 3, 4);
  const root = trace.span(on('s3-download'), 'process_stdf_file', {
    kind: 'consumer',
    at: 0,
    ms: total,
    attributes: { ...shared, 'messaging.system': 'aws_sqs', 'stdf.file': file },
  });
  trace.log(root, 0, 'INFO', `Received file event for ${file}`, { ...shared, stage: 's3-download' });

  let at = 2;
  for (const [index, [service, operation, ms]] of ran.entries()) {
    const stage = trace.span(on(service), operation, {
      parent: root,
      // The first stage is the service that took the file event; the others are asked by it.
      kind: service === 's3-download' ? 'internal' : 'server',
      at,
      ms,
      attributes: { ...shared, 'stdf.records': records },
    });
    at += ms + 3;
    runStage(trace, stage, service, { ...shared, stage: service }, records, file);
    if (index === failsAt) failStage(trace, root, stage, service, shared);
  }
  if (failsAt === stages.length)
    trace.log(root, 1, 'INFO', `Finished ${file}: ${records} records loaded`, { ...shared, records });
  return trace;
}

function runStage(
  trace: TraceBuilder,
  stage: BuiltSpan,
  service: string,
  attributes: WireAttributes,
  records: number,
  file: string,
): void {
  const { random } = trace;
  const child = (name: string, from: number, share: number, extra: WireAttributes) =>
    trace.span(stage.span.source, name, {
      parent: stage,
      kind: 'client',
      at: stage.at + stage.ms * from,
      ms: stage.ms * share,
      attributes: extra,
    });
  if (service === 's3-download') {
    child('S3 GetObject', 0.05, 0.9, {
      'rpc.system': 'aws-api',
      'aws.s3.bucket': 'fab3-stdf',
      'aws.s3.key': file,
    });
    trace.log(stage, 0.97, 'INFO', `Downloaded ${file} (${(records / 900).toFixed(1)} MB)`, attributes);
  } else if (service === 'stdf-parser') {
    trace.log(stage, 0.02, 'DEBUG', `Opening ${file}, STDF V4, cpu_type 2`, attributes);
    trace.log(stage, 0.5, 'INFO', `Parsed ${Math.round(records / 2)} of ${records} records`, {
      ...attributes,
      records,
    });
  } else if (service === 'validate' && random.chance(0.18)) {
    trace.log(
      stage,
      0.6,
      'WARN',
      `Missing optional field SITE_NUM in ${random.int(1, 40)} records`,
      attributes,
    );
  } else if (service === 'load') {
    for (let batch = 0; batch < 3; batch++) {
      child('INSERT test_results', 0.05 + batch * 0.3, 0.27, {
        'db.system.name': 'postgresql',
        'db.operation.batch.size': Math.round(records / 3),
      });
    }
    trace.log(stage, 0.95, 'INFO', `Loaded ${records} rows into test_results`, { ...attributes, records });
  }
}

function failStage(
  trace: TraceBuilder,
  root: BuiltSpan,
  stage: BuiltSpan,
  service: string,
  shared: WireAttributes,
): void {
  const { random } = trace;
  const voltage = service === 'stdf-parser';
  const type = voltage
    ? 'ValidationError'
    : random.pick(['ValidationError', 'SchemaMismatchError', 'DeadlockDetected'] as const);
  const message = voltage
    ? VOLTAGE_ERROR
    : `${type} in stage ${service}: ${random.int(1, 90)} records rejected`;
  trace.log(stage, 0.98, 'ERROR', message, {
    ...shared,
    stage: service,
    error_type: type,
    die_x: random.int(0, 31),
    die_y: random.int(0, 31),
    ...(voltage ? { test_num: 1004, 'measured.voltage': 20 } : {}),
  });
  trace.fail(stage, type, message);
  trace.fail(root, type, message);
}
