'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { serverNowNs } from '@/lib/http/server-clock';
import { isRelativeTime, parseTimeExpression } from '@/lib/time/date-math';
import type { TimeZoneChoice } from '@/lib/time/format-time';
import { rangeProblem, type TimeRangeText } from '@/lib/time/range-math';
import { fromZonedText, toZonedText } from '@/lib/time/zoned-text';

interface AbsoluteRangeFormProps {
  range: TimeRangeText;
  zone: TimeZoneChoice;
  onApply: (range: TimeRangeText) => void;
}

/** Two fields that take a date and time in the shown zone, ISO 8601, or date math. */
export function AbsoluteRangeForm({ range, zone, onApply }: AbsoluteRangeFormProps) {
  const id = useId();
  const [from, setFrom] = useState(() => editable(range.from, zone));
  const [to, setTo] = useState(() => editable(range.to, zone));
  const typed = { from: fromZonedText(from, zone), to: fromZonedText(to, zone) };
  const problem = rangeProblem(typed, serverNowNs());

  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (!problem) onApply(typed);
  };
  const field = (name: 'from' | 'to', label: string, value: string, set: (text: string) => void) => (
    <div className="flex flex-col gap-1">
      <label htmlFor={`${id}-${name}`} className="text-muted text-xs">
        {label}
      </label>
      <Input
        id={`${id}-${name}`}
        value={value}
        spellCheck={false}
        autoComplete="off"
        maxLength={64}
        className="font-mono text-xs"
        aria-invalid={problem?.field === name}
        aria-describedby={`${id}-help`}
        onChange={(event) => set(event.target.value)}
      />
    </div>
  );
  return (
    <form onSubmit={apply} className="flex flex-col gap-2">
      {field('from', 'From', from, setFrom)}
      {field('to', 'To', to, setTo)}
      <p
        id={`${id}-help`}
        role="status"
        className={problem ? 'text-danger-text text-xs' : 'text-muted text-xs'}
      >
        {problem?.message ?? 'A date and time, ISO 8601, or date math: now-1d/d'}
      </p>
      <Button type="submit" variant="primary" size="sm" disabled={problem !== null} className="self-start">
        Apply
      </Button>
    </form>
  );
}

function editable(text: string, zone: TimeZoneChoice): string {
  if (isRelativeTime(text)) return text;
  const ns = parseTimeExpression(text, serverNowNs());
  return ns === null ? text : toZonedText(ns, zone);
}
