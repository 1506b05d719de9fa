import { useEffect, useState } from 'react';
import { serverNowNs } from '@/lib/http/server-clock';
import { formatIsoNs } from '@/lib/time/iso';
import { resolveRange } from '@/lib/time/range-math';

const EVERY_MS = 5_000;

interface RangeInput {
  from: string;
  to: string;
}

/**
 * The same search with its range moved on to now every few seconds while `moving`, for counts that follow a live tail
 * without the list being searched anew. @param from, to the range as the address has it
 */
export function useMovingInput<Input extends RangeInput>(
  input: Input | null,
  { from, to }: RangeInput,
  moving: boolean,
): Input | null {
  const [moved, setMoved] = useState<{ of: Input | null; input: Input } | null>(null);
  useEffect(() => {
    if (!moving || input === null) return;
    const timer = setInterval(() => {
      const range = resolveRange({ from, to }, serverNowNs());
      if (range === null || document.visibilityState === 'hidden') return;
      setMoved({ of: input, input: { ...input, from: formatIsoNs(range.from), to: formatIsoNs(range.to) } });
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [input, from, to, moving]);
  return moving && moved?.of === input ? moved.input : input;
}
