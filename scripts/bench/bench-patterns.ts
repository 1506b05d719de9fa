import { existsSync } from 'node:fs';
import path from 'node:path';
import { PatternMiner } from '../../lib/patterns/pattern-miner';
import { readCsv } from '../import/trainticket/read-csv';
import { groupingAccuracy } from './patterns/grouping-accuracy';
import { PlainDrain } from './patterns/plain-drain';
import { describeMachine, printTable } from './print-table';

/** Published grouping accuracy of Drain with rules tuned for each set. Source: Zhu et al., ICSE-SEIP 2019, table IV. */
const PUBLISHED: Record<string, number> = {
  Android: 0.911,
  Apache: 1,
  BGL: 0.963,
  Hadoop: 0.948,
  HDFS: 0.998,
  HealthApp: 0.78,
  HPC: 0.887,
  Linux: 0.69,
  Mac: 0.787,
  OpenSSH: 0.788,
  OpenStack: 0.733,
  Proxifier: 0.527,
  Spark: 0.92,
  Thunderbird: 0.955,
  Windows: 0.997,
  Zookeeper: 0.967,
};
const REQUIRED = ['Apache', 'HDFS', 'Hadoop', 'OpenSSH'];
const SPEED_LINES = 200_000;

/**
 * How well messages are grouped, on labelled logs (loghub), and how fast. Every set is read by the same rules.
 * @param directory holds `<Set>_2k.log_structured.csv` files with the columns Content and EventId
 */
export async function benchPatterns(directory: string | undefined): Promise<void> {
  const folder = directory ?? process.env.LOGHUB_DIR;
  if (folder === undefined || !existsSync(folder)) {
    console.error(
      'The labelled logs are not part of this repository. Take https://github.com/logpai/loghub and name a folder with its *_2k.log_structured.csv files:\nnpm run bench -- patterns --data <folder>   (or LOGHUB_DIR)',
    );
    process.exit(2);
  }
  const rows: string[][] = [];
  for (const name of Object.keys(PUBLISHED)) {
    const file = path.join(folder, `${name}_2k.log_structured.csv`);
    if (existsSync(file)) rows.push(await benchSet(name, file));
    else if (REQUIRED.includes(name)) throw new Error(`${file} is missing.`);
  }
  console.log(`Grouping of log messages, ${describeMachine()}\n`);
  printTable([
    ['set', 'lines', 'GA', 'GA plain Drain', 'GA Drain as published', 'patterns', 'in truth', 'lines/s'],
    ...rows,
  ]);
  console.log(
    '\nGA: lines whose group holds exactly the lines of their labelled template. Plain Drain: depth 4, similarity 0.5, no rules; ' +
      'as published: with rules tuned for each set. lines/s: of processor time, the set repeated with other numbers.',
  );
}

async function benchSet(name: string, file: string): Promise<string[]> {
  const { rows } = await readCsv(file);
  const lines = rows.map((row) => row.Content ?? '');
  const truth = rows.map((row) => row.EventId ?? '');
  const drain = new PlainDrain();
  const groups = groupsOf(lines);
  const share = (accuracy: number) => accuracy.toFixed(3);
  return [
    name,
    String(lines.length),
    share(groupingAccuracy(groups, truth)),
    share(
      groupingAccuracy(
        lines.map((line) => drain.add(line)),
        truth,
      ),
    ),
    share(PUBLISHED[name] ?? 0),
    String(new Set(groups).size),
    String(new Set(truth).size),
    String(Math.round(linesPerSecond(lines))),
  ];
}

/** The group of every line; -1: of none. */
function groupsOf(lines: readonly string[]): number[] {
  const groups = lines.map(() => -1);
  const miner = new PatternMiner<number[]>({
    create: () => [],
    merge: (into, from) => void into.push(...from),
  });
  lines.forEach((line, at) => void miner.add(line)?.push(at));
  for (const [group, { stats }] of miner.finish().entries()) for (const at of stats) groups[at] = group;
  return groups;
}

function linesPerSecond(lines: readonly string[]): number {
  // Other digits each time: what was seen before must not help.
  const many = Array.from({ length: SPEED_LINES }, (_, at) =>
    (lines[at % lines.length] ?? '').replace(/\d(?=\d)/g, (digit) => String((Number(digit) + at) % 10)),
  );
  const started = process.cpuUsage();
  const miner = new PatternMiner<{ count: number }>({
    create: () => ({ count: 0 }),
    merge: (into, from) => {
      into.count += from.count;
    },
  });
  for (const line of many) {
    const stats = miner.add(line);
    if (stats) stats.count++;
  }
  miner.finish();
  const { user, system } = process.cpuUsage(started);
  return many.length / ((user + system) / 1e6);
}
