'use client';

import { useMemo, useRef, useState } from 'react';

/** From where a stretch of rows is chosen, and what was chosen before it. */
interface Stretch {
  anchor: string;
  end: string;
  before: ReadonlySet<string>;
}

/**
 * Which rows of a list are chosen. What is not in the list (any more) is not: nobody changes what they do not see.
 * @param keys of all rows, in their order
 */
export function useChosen(keys: readonly string[]) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const stretch = useRef<Stretch | null>(null);
  const chosen = useMemo(() => new Set(keys.filter((key) => picked.has(key))), [keys, picked]);
  const set = (next: Iterable<string>) => {
    stretch.current = null;
    setPicked(new Set(next));
  };
  return {
    chosen,
    set,
    clear: () => set([]),
    /** What was chosen meanwhile stays so. */
    leave: (keys: readonly string[]) => {
      stretch.current = null;
      setPicked((now) => new Set([...now].filter((key) => !keys.includes(key))));
    },
    toggle: (key: string) => {
      const next = new Set(chosen);
      if (!next.delete(key)) next.add(key);
      stretch.current = { anchor: key, end: key, before: next };
      setPicked(next);
    },
    /**
     * All rows from where the last choice began to `to`, and what was chosen before it. @param from where keys stand: another
     * row than the last one begins anew; null: a pointer, which may go anywhere
     */
    extend: (from: string | null, to: string) => {
      const last = stretch.current;
      const goesOn = last !== null && keys.includes(last.anchor) && (from === null || from === last.end);
      const { anchor, before } = goesOn ? last : { anchor: from ?? to, before: chosen };
      const [start, end] = [keys.indexOf(anchor), keys.indexOf(to)];
      stretch.current = { anchor, end: to, before };
      setPicked(new Set([...before, ...keys.slice(Math.min(start, end), Math.max(start, end) + 1)]));
    },
  };
}

export type Chosen = ReturnType<typeof useChosen>;
