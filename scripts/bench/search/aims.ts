import { ms, printTable } from '../print-table';
import type { ShapeFigures } from './figures-of-shape';
import type { Report } from './report';
import type { Series } from './series';

interface Aim {
  name: string;
  limitMs: number;
  of(figures: ShapeFigures): Series;
}

const AIMS: readonly Aim[] = [
  { name: 'rows, hot', limitMs: 100, of: ({ hot }) => hot.rows },
  { name: 'rows, while ingesting', limitMs: 100, of: ({ busy }) => busy.rows },
  { name: 'rows, after a restart', limitMs: 400, of: ({ cold }) => cold.rows },
  { name: 'histogram of 24 h, exact', limitMs: 300, of: ({ hot }) => hot['day exact'] },
  { name: 'histogram of 7 d, exact', limitMs: 1_000, of: ({ hot }) => hot['week exact'] },
  { name: 'histogram of 7 d, what is shown first', limitMs: 250, of: ({ hot }) => hot['week first'] },
];
const SUSTAINED = 10_000;

/** What the search aims at, and which shapes miss it. A cut answer misses. */
export function printAims({ figures, sustained }: Report): void {
  console.log('\n### Aims\n');
  const table = [['aim', 'P95 below', 'shapes that hold it', 'shapes that miss it']];
  for (const { name, limitMs, of } of AIMS) {
    const measured = figures.filter((shape) => of(shape).times.length > 0);
    const misses = measured.filter((shape) => of(shape).p95Ms >= limitMs || of(shape).isCut);
    const verdict = measured.length === 0 ? 'not measured' : misses.length === 0 ? 'pass' : 'FAIL';
    table.push([
      `${verdict}: ${name}`,
      ms(limitMs),
      `${measured.length - misses.length} of ${measured.length}`,
      misses.map((shape) => `${shape.name} (${ms(of(shape).p95Ms)})`).join(', '),
    ]);
  }
  table.push([
    `${sustained >= SUSTAINED ? 'pass' : 'FAIL'}: ingest at the full size`,
    `at least ${SUSTAINED} logs/s`,
    String(sustained),
    '',
  ]);
  printTable(table);
}
