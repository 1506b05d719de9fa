import type { PanelReply } from './panel-ask';
import type { ShownReplies } from './use-panel-load';

/** What a panel showed last, kept while the page is open, whatever the browser's Back and Forward lead through. */
interface LastPicture {
  replies: ReadonlyMap<string, PanelReply>;
  range: { from: string; to: string };
  asked: string;
}

/** Of the panels of some dashboards. */
const MOST = 200;
const pictures = new Map<string, LastPicture>();

/** Keeps what answers a question of any time. @param what the question without its times, as `ShownOf.what` */
export function keepPicture(
  what: string,
  { replies, of, asked }: ShownReplies<PanelReply, { range: LastPicture['range'] }>,
): void {
  pictures.delete(what);
  pictures.set(what, { replies, range: of.range, asked });
  const oldest = pictures.keys().next().value;
  if (pictures.size > MOST && oldest !== undefined) pictures.delete(oldest);
}

/** What was shown last for the same question of whatever time; null: it was never answered, or long ago. */
export function lastPicture(what: string): LastPicture | null {
  return pictures.get(what) ?? null;
}
