'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { serverNowNs } from '@/lib/http/server-clock';
import { parseTimeExpression } from '@/lib/time/date-math';
import type { TimeZoneChoice } from '@/lib/time/format-time';
import { formatIsoNs } from '@/lib/time/iso';
import { fromZonedText } from '@/lib/time/zoned-text';

/** One moment to go to: a date and time in the shown zone, ISO 8601, an epoch, or date math. */
export function JumpForm({ zone, onJump }: { zone: TimeZoneChoice; onJump: (time: string) => void }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const ns = typed.trim() === '' ? null : parseTimeExpression(fromZonedText(typed, zone), serverNowNs());

  function jump(event: FormEvent): void {
    event.preventDefault();
    if (ns !== null) onJump(formatIsoNs(ns));
  }
  return (
    <form onSubmit={jump} className="flex flex-col gap-1">
      <label htmlFor={id} className="text-muted text-xs">
        Jump to a time
      </label>
      <div className="flex gap-2">
        <Input
          id={id}
          value={typed}
          placeholder="2026-11-22 08:05:12"
          spellCheck={false}
          autoComplete="off"
          maxLength={64}
          className="font-mono text-xs"
          aria-invalid={typed.trim() !== '' && ns === null}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" disabled={ns === null}>
          Jump
        </Button>
      </div>
    </form>
  );
}
