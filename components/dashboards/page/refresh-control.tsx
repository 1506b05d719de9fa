'use client';

import { Check, RefreshCw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import { Since } from './since';

const CHOICES = [0, 5, 10, 30, 60, 300, 900, 1800, 3600];

interface RefreshControlProps {
  /** Null: never. */
  seconds: number | null;
  askedMs: number;
  /** Why it waits, in words; null: it does not. */
  waits: string | null;
  onRefresh: () => void;
  /** 0: never. */
  onChange: (seconds: number) => void;
}

/** Refreshes now, says how old the figures are, and how often they become new by themselves. */
export function RefreshControl({ seconds, askedMs, waits, onRefresh, onChange }: RefreshControlProps) {
  const chosen = seconds ?? 0;
  return (
    <div className="flex items-center">
      <span className="mr-1 whitespace-nowrap text-muted text-xs max-lg:hidden">
        {waits ?? (
          <>
            Updated <Since ms={askedMs} />
          </>
        )}
      </span>
      <IconButton label="Refresh" keys="r" onClick={onRefresh}>
        <RefreshCw aria-hidden />
      </IconButton>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" className="px-1.5 text-xs" aria-label={`Refreshes ${sayEvery(chosen)}`}>
            {chosen === 0 ? 'Off' : spell(chosen)}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {[...new Set([...CHOICES, chosen])]
            .toSorted((a, b) => a - b)
            .map((choice) => (
              <DropdownMenuItem key={choice} onSelect={() => onChange(choice)}>
                {choice === 0 ? 'Only when asked' : `Every ${spell(choice)}`}
                {choice === chosen ? (
                  <Check aria-label="chosen" className="ml-auto text-accent-text!" />
                ) : null}
              </DropdownMenuItem>
            ))}
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  );
}

function sayEvery(seconds: number): string {
  return seconds === 0 ? 'only when asked' : `every ${spell(seconds)}`;
}

function spell(seconds: number): string {
  if (seconds % 3600 === 0 && seconds > 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 && seconds > 0 ? `${seconds / 60} min` : `${seconds} s`;
}
