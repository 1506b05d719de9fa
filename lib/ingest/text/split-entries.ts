import type { AssumedTime } from '../../time/time-of-parts';
import { continuesEntry } from './continues-entry';
import type { FoundLayout } from './find-layout';
import { type LineTime, lineTime } from './line-time';

/** One entry: a line, with the lines that belong to it. */
export interface TextEntry {
  text: string;
  /** 1-based line within the text it is split from. */
  line: number;
  /** The first character's place in that text. */
  start: number;
  time: LineTime | null;
}

const MAX_ENTRY_CHARS = 1024 * 1024;
const MAX_ENTRY_LINES = 10_000;

/**
 * Splits text into entries. A line with a time begins one; without, it continues the entry before it when it is indented or
 * part of a stack trace, and is an entry of its own otherwise. Blank lines belong to nothing.
 */
export function* splitEntries(
  text: string,
  { joins, layout, assumed }: { joins: boolean; layout: FoundLayout | null; assumed: AssumedTime },
): Generator<TextEntry> {
  let entry: TextEntry | null = null;
  let end = 0;
  let lines = 0;
  let number = 0;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    const stop =
      newline > at && text[newline - 1] === '\r' ? newline - 1 : newline < 0 ? text.length : newline;
    const line = text.slice(at, stop);
    number += 1;
    if (line.trim() !== '') {
      const time = layout === null ? null : timeAt(line, layout, assumed);
      const room = lines < MAX_ENTRY_LINES && stop - (entry?.start ?? 0) < MAX_ENTRY_CHARS;
      if (joins && entry !== null && time === null && room && continuesEntry(line)) {
        end = stop;
        lines += 1;
      } else {
        if (entry !== null) yield { ...entry, text: text.slice(entry.start, end) };
        entry = { text: '', line: number, start: at, time };
        end = stop;
        lines = 1;
      }
    }
    at = next;
  }
  if (entry !== null) yield { ...entry, text: text.slice(entry.start, end) };
}

function timeAt(line: string, { layout, maxFrom }: FoundLayout, assumed: AssumedTime): LineTime | null {
  const time = lineTime(line, layout, assumed);
  return time !== null && time.from <= maxFrom ? time : null;
}
