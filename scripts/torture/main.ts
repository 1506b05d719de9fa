import { parseArgs } from 'node:util';
import { diskFull } from './disk-full';
import { fuzz } from './fuzz';
import { sendHostile } from './hostile';
import { overload, overloadFaults } from './overload';
import { ownWords } from './own-words';
import { type Result, runTorments } from './run-torments';
import { openStage, type Stage } from './stage';
import { FULL, SHORT, TORMENTS } from './torments';

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    workers: { type: 'string', default: '4' },
  },
});
const measure = values.short ? SHORT : FULL;
const names = [
  ...TORMENTS.map(({ name }) => name),
  'disk full',
  'own words',
  'fuzzed bodies',
  'hostile bodies',
  'overload',
];
const chosen = new Set(names.filter((name) => name.includes(values.only)));
const workers = Number(values.workers);
if (chosen.size === 0 || !(workers > 0)) {
  console.error(
    `Usage: npm run torture -- [--short] [--workers 4] [--only <part of a name>]: ${names.join(', ')}`,
  );
  process.exit(2);
}

const megabytes = (bytes: number | null) => (bytes === null ? 'unknown' : `${Math.round(bytes / 1e6)} MB`);
let wrong = 0;
const skipped: string[] = [];
const torments = TORMENTS.filter(({ name }) => chosen.has(name));
if (torments.length > 0) {
  await onStage(async (stage) => {
    await runTorments(stage, torments, { measure, workers }, print);
  });
}
if (chosen.has('disk full')) {
  const reason = await diskFull(measure, workers, print);
  if (reason !== null) skipped.push(`disk full: ${reason}`);
}
if (chosen.has('own words')) {
  await onStage(async (stage) => {
    const found = await ownWords(stage);
    console.log('own words: each protocol refused for a full queue and for a database that is away');
    tell(found);
  });
}
if (chosen.has('fuzzed bodies')) {
  await onStage(async ({ server }) => {
    const { bodies, statuses, memory, wrong: found } = await fuzz(server, measure.fuzzedBodies);
    const told = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
    console.log(`fuzzed bodies: ${bodies}: ${told}; memory ${memory.map(megabytes).join(' → ')}`);
    tell(found);
  });
}
if (chosen.has('hostile bodies')) {
  await onStage(async ({ server }) => {
    const { memory, wrong: found } = await sendHostile(server, ({ name, statuses, ms, peak }) =>
      console.log(
        `hostile bodies: ${name}: ${statuses.join(' ')} within ${ms} ms, at most ${megabytes(peak)}`,
      ),
    );
    console.log(`hostile bodies: memory ${memory.map(megabytes).join(' → ')}`);
    tell(found);
  });
}
if (chosen.has('overload')) {
  await onStage(async ({ server }) => {
    const phases = await overload(server, measure.overloadMs);
    for (const { name, goodput, readP50, readP95, reads, refused, unanswered } of phases)
      console.log(
        `overload: ${name}: ${Math.round(goodput)} records/s stored, ${refused} records refused, ${unanswered} unanswered; ` +
          `reads P50 ${readP50} ms, P95 ${readP95} ms of ${reads}`,
      );
    // A few seconds say nothing.
    if (!values.short) tell(overloadFaults(phases));
  });
}
for (const line of skipped) console.log(`NOT TRIED ${line}`);
console.log(wrong === 0 ? '\nNothing is wrong.' : `\n${wrong} things are wrong.`);
process.exit(wrong === 0 ? 0 : 1);

async function onStage(work: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage();
  try {
    await work(stage);
  } finally {
    await stage.close();
  }
}

function tell(found: readonly string[]): void {
  wrong += found.length;
  for (const line of found.slice(0, 20)) console.log(`  WRONG ${line}`);
}

function print({
  name,
  seconds,
  batches,
  records,
  again,
  later,
  nothing,
  syslogLost,
  recoveredMs,
  wrong: found,
}: Result): void {
  console.log(
    `${name}: ${seconds} s, ${batches} batches (${records} records) acknowledged, ${again} sent again; ` +
      `${later} answers "later", ${nothing} without answer; stored again after ${recoveredMs} ms; ${syslogLost} messages of syslog lost`,
  );
  tell(found);
}
