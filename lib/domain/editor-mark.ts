import { createHash } from 'node:crypto';

const KEPT = 16;
const SHOWN = 4;

/** What history keeps of an editor: tells browsers apart, and does not give away the id that opens their drafts. */
export function editorMark(editor: string | undefined): string | null {
  return editor === undefined ? null : createHash('sha256').update(editor).digest('hex').slice(0, KEPT);
}

/** A kept mark as it is shown to the editor who asks. */
export function shownMark(mark: string | null, asking: string | undefined) {
  return mark === null ? null : { own: mark === editorMark(asking), mark: mark.slice(0, SHOWN) };
}
