import type { BoardView } from '@/components/dashboards/data/board-view';

const NAMED = /\$\{(from|to)\}|\$([A-Za-z][A-Za-z0-9_]{0,30})/g;

/** A panel's link with the times and variables it names; values are encoded and joined by commas, all of them are nothing. */
export function panelLinkUrl(
  url: string,
  { time, variables }: Pick<BoardView, 'time' | 'variables'>,
): string {
  return url.replace(NAMED, (whole, end: 'from' | 'to' | undefined, name: string | undefined) => {
    if (end !== undefined) return encodeURIComponent(time[end]);
    if (name === undefined || !Object.hasOwn(variables, name)) return whole;
    return (variables[name] ?? []).map(encodeURIComponent).join(',');
  });
}
