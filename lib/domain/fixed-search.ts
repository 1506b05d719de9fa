import { AppError } from '../errors';
import { isRelativeTime, parseTimeExpression } from '../time/date-math';
import { formatIsoNs } from '../time/iso';
import { fixedQuery } from './fixed-query';
import { resolveRange } from './resolve-range';

/** Parameters of pages that hold a query, or a condition of one. */
const QUERIES = ['q', 'qa', 'qb', 'find', 'pin', 'off', 'part'];

/**
 * The search string of a page as it stays right: date math within its queries becomes the times it means now. Throws
 * AppError `bad_request` for a range that moves.
 */
export function fixedSearch(path: string, search: string, nowNs: bigint): string {
  const params = new URLSearchParams(search);
  if (isRanged(path, params)) mustHaveFixedRange(params, nowNs);
  const fixed = new URLSearchParams();
  // What streams in is not what was seen.
  for (const [name, text] of params)
    if (name !== 'live') fixed.append(name, fixedParam(path, name, text, nowNs));
  const same = params.size === fixed.size && fixed.toString() === params.toString();
  return same ? search : fixed.toString();
}

/** Throws AppError `bad_request` unless `from` and `to` are times of a range, and not relative. */
export function mustHaveFixedRange(params: URLSearchParams, nowNs: bigint): void {
  for (const name of ['from', 'to']) {
    const text = params.get(name) ?? '';
    if (text === '' || isRelativeTime(text))
      throw new AppError(
        'bad_request',
        `A snapshot stays as it is: "${name}" has to be a time such as 2026-11-22T08:00:00Z, not "${text.slice(0, 64)}".`,
      );
  }
  resolveRange(params.get('from') ?? '', params.get('to') ?? '', nowNs);
}

/** As `fixedQuery`. Throws AppError `bad_request` where times move that cannot be written out. */
export function mustBeFixedQuery(text: string, signal: 'log' | 'span', nowNs: bigint): string {
  const fixed = fixedQuery(text, signal, nowNs);
  if (fixed !== null) return fixed;
  const message = `A snapshot stays as it is, and the times of "${text.slice(0, 64)}" move. Write them out, as in time:>2026-11-22T08:00:00Z.`;
  throw new AppError('bad_request', message);
}

/** Whether a page shows the stretch of time that its address says; a trace is one by itself, as two side by side are. */
function isRanged(path: string, params: URLSearchParams): boolean {
  if (path === '/traces/compare') return (params.get('mode') ?? 'traces') !== 'traces' || params.has('from');
  return !path.startsWith('/traces/');
}

function fixedParam(path: string, name: string, text: string, nowNs: bigint): string {
  if (name === 'at' && isRelativeTime(text)) {
    const at = parseTimeExpression(text, nowNs);
    return at === null ? text : formatIsoNs(at);
  }
  if (!QUERIES.includes(name)) return text;
  return mustBeFixedQuery(text, path.startsWith('/traces') ? 'span' : 'log', nowNs);
}
