import { parseTimeExpression } from '../time/date-math';
import { formatIsoNs } from '../time/iso';

const EXPRESSION = /\{(now[^{}]*)(?:\{([^{}|]*)(?:\|[^{}]*)?\})?\}/g;
const PARTS: Record<string, [number, number]> = {
  yyyy: [0, 4],
  uuuu: [0, 4],
  MM: [5, 7],
  dd: [8, 10],
  HH: [11, 13],
  mm: [14, 16],
};

/**
 * The name that an index name with date math stands for: `<logs-{now/d}>` → `logs-2025.11.22`, in UTC. Other names stay as
 * they are. Returns null when the expression or its format is none.
 * Source: Elasticsearch, "Date math support in index names".
 */
export function resolveIndexName(name: string, nowNs: bigint): string | null {
  if (!name.startsWith('<') || !name.endsWith('>')) return name;
  let wrong = false;
  const resolved = name.slice(1, -1).replace(EXPRESSION, (_, math: string, format = 'yyyy.MM.dd') => {
    const at = parseTimeExpression(math, nowNs);
    const text = at === null ? null : formatTime(formatIsoNs(at), format);
    wrong ||= text === null;
    return text ?? '';
  });
  return wrong || /[{}<>]/.test(resolved) ? null : resolved;
}

function formatTime(iso: string, format: string): string | null {
  let wrong = false;
  const text = format.replace(/[A-Za-z]+/g, (letters) => {
    const part = PARTS[letters];
    wrong ||= part === undefined;
    return part ? iso.slice(...part) : '';
  });
  return wrong ? null : text;
}
