import { logField } from '@/lib/query/fields';
import type { LogColumn } from '@/lib/url/log-columns';
import type { ListLook } from './list-look';

interface ColumnTemplate {
  /** For CSS grid-template-columns. */
  template: string;
  /** Below it the list scrolls sideways (px). */
  minPx: number;
}

const GAP_PX = 12;
const EDGES_PX = 24;
const OTHER_PX = 140;
const TIGHT_OTHER_PX = 100;
const TIME_PX = { clock: 184, full: 224, relative: 96, hidden: 0 };
const TIGHT_TIME_PX = { clock: 84, full: 176, relative: 84, hidden: 0 };
const FIELD_PX: Record<string, number> = {
  level: 50,
  severity_number: 64,
  service: 136,
  environment: 96,
  version: 80,
  trace_id: 62,
  span_id: 136,
  observed_time: 200,
  arrival_delay: 80,
  'scope.name': 150,
  'scope.version': 80,
};
/** In a list that an open line leaves little room. */
const TIGHT_PX: Record<string, number> = { service: 96, trace_id: 14 };
const MESSAGE_PX = 240;
const TIGHT_MESSAGE_PX = 150;

/** The width a column has until someone sets one (px); null: it takes what the others leave. */
function ownWidthPx(field: string): number | null {
  const builtin = logField(field);
  if (builtin === 'message') return null;
  return (builtin && FIELD_PX[builtin]) ?? OTHER_PX;
}

function tightWidthPx(field: string): number | null {
  const builtin = logField(field);
  return builtin === null ? TIGHT_OTHER_PX : (TIGHT_PX[builtin] ?? ownWidthPx(field));
}

/** The grid of the list: time first, then the chosen columns; what is left over goes to the message, or to nothing. */
export function columnTemplate(
  columns: readonly LogColumn[],
  times: ListLook['times'],
  tight: boolean,
): ColumnTemplate {
  const tracks: string[] = [];
  let minPx = EDGES_PX - GAP_PX;
  const add = (px: number, track = `${px}px`) => {
    tracks.push(track);
    minPx += px + GAP_PX;
  };
  if (times !== 'hidden') add(tight ? TIGHT_TIME_PX[times] : TIME_PX[times]);
  let open = false;
  for (const { field, widthPx } of columns) {
    const px = widthPx ?? (tight ? tightWidthPx(field) : ownWidthPx(field));
    if (px !== null) add(px);
    else {
      const least = tight ? TIGHT_MESSAGE_PX : MESSAGE_PX;
      add(least, `minmax(${least}px,1fr)`);
      open = true;
    }
  }
  if (!open) tracks.push('minmax(0,1fr)');
  return { template: tracks.join(' '), minPx };
}
