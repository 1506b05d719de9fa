import { Check, Copy, Minus, Plus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { useCopy } from '@/components/ui/use-copy';
import type { LogPattern } from '@/lib/contracts/log-patterns';

export interface PatternDeeds {
  /** Adds the pattern's condition to the query, or its negation. */
  filter: (clause: string, exclude: boolean) => void;
  openLog: (id: string) => void;
}

/** What can be done with a pattern, as icons at the end of its row. */
export function PatternActions({ pattern, deeds }: { pattern: LogPattern; deeds: PatternDeeds }) {
  const { copied, copy } = useCopy();
  return (
    <>
      <IconButton
        label="Show only this pattern"
        keys="+"
        size="sm"
        onClick={() => deeds.filter(pattern.clause, false)}
      >
        <Plus aria-hidden />
      </IconButton>
      <IconButton
        label="Exclude this pattern"
        keys="-"
        size="sm"
        onClick={() => deeds.filter(pattern.clause, true)}
      >
        <Minus aria-hidden />
      </IconButton>
      <IconButton
        label={copied ? 'Copied' : 'Copy the pattern'}
        keys="c"
        size="sm"
        onClick={() => void copy(pattern.text)}
      >
        {copied ? <Check aria-hidden className="text-ok-text" /> : <Copy aria-hidden />}
      </IconButton>
    </>
  );
}

/** The same in words, where there is room: below the row. */
export function PatternButtons({ pattern, deeds }: { pattern: LogPattern; deeds: PatternDeeds }) {
  const { copied, copy } = useCopy();
  const query = useCopy();
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button size="sm" onClick={() => deeds.filter(pattern.clause, false)}>
        <Plus aria-hidden /> Show only these
      </Button>
      <Button size="sm" onClick={() => deeds.filter(pattern.clause, true)}>
        <Minus aria-hidden /> Exclude these
      </Button>
      <Button size="sm" variant="ghost" onClick={() => void copy(pattern.text)}>
        {copied ? 'Copied' : 'Copy the pattern'}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => void query.copy(pattern.clause)}>
        {query.copied ? 'Copied' : 'Copy its query'}
      </Button>
    </div>
  );
}
