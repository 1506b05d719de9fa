'use client';

import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { attributesQuery } from './dashboard-requests';
import { RemapDialog } from './remap-dialog';
import { SendExampleDialog } from './send-example-dialog';
import type { WorkingDashboard } from './use-dashboard';

interface ReadyMadeNoticeProps {
  board: WorkingDashboard;
  /** After other names were chosen. */
  refresh: () => void;
}

/** How often it is looked whether what was sent is there. */
const ARRIVED_MS = 2_000;

/** Which of the attributes that the dashboard rests on the store lacks: what to send, or which other name has it. */
export function ReadyMadeNotice({ board, refresh }: ReadyMadeNoticeProps) {
  const { record } = board;
  const [open, setOpen] = useState<'names' | 'send' | null>(null);
  const { data } = useQuery({
    ...attributesQuery(record.id),
    enabled: record.builtIn,
    // Whoever sends the example waits for it.
    refetchInterval: open === 'send' ? ARRIVED_MS : false,
  });
  if (!data) return null;
  const missing = data.attributes.filter(({ found }) => !found);
  const mapped = data.attributes.filter(({ mappedTo, found }) => mappedTo !== null && found);
  const isMapped = data.attributes.some(({ mappedTo }) => mappedTo !== null);
  if (missing.length === 0 && !isMapped && open === null) return null;
  const nothing = missing.length === data.attributes.length;
  return (
    <section
      aria-label="Attributes of this dashboard"
      className={cn(
        'flex flex-wrap gap-x-3 gap-y-2 rounded-md border bg-surface px-3 py-2 print:hidden',
        missing.length > 0 ? 'items-start' : 'items-center',
      )}
    >
      {missing.length > 0 ? (
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-sev-warn-text" />
      ) : null}
      <div className="min-w-0 flex-[1_1_15rem]">
        <p className="font-medium">
          {missing.length === 0
            ? 'Some attributes are read under other names'
            : nothing
              ? 'This store has none of what the dashboard shows'
              : `${missing.length} of ${data.attributes.length} attributes are not in this store`}
        </p>
        {mapped.length > 0 ? (
          <p className="mt-0.5 text-muted">
            {mapped.map(({ name, mappedTo, source }, at) => (
              <span key={`${source} ${name}`}>
                {at > 0 ? ', ' : ''}
                {name} of {source} as <code className="font-mono text-text text-xs">{mappedTo}</code>
              </span>
            ))}
          </p>
        ) : null}
        {missing.length > 0 ? (
          <ul className="mt-1 flex list-disc flex-col gap-0.5 pl-4 text-muted">
            {missing.map(({ name, mappedTo, source, about }) => (
              <li key={`${source} ${name}`}>
                <code className="font-mono text-text text-xs">{mappedTo ?? name}</code> on {source}: {about}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <div className="flex gap-2">
        <Button size="sm" onClick={() => setOpen('names')}>
          {isMapped ? 'Change names' : 'It has another name'}
        </Button>
        {missing.length > 0 ? (
          <Button size="sm" onClick={() => setOpen('send')}>
            What to send
          </Button>
        ) : null}
      </div>
      <RemapDialog
        open={open === 'names'}
        onOpenChange={(next) => setOpen(next ? 'names' : null)}
        dashboardId={record.id}
        attributes={data}
        onMapped={(mapped) => {
          setOpen(null);
          void board.adopt({ version: mapped.version, document: mapped.document });
          refresh();
        }}
      />
      <SendExampleDialog
        open={open === 'send'}
        onOpenChange={(next) => {
          setOpen(next ? 'send' : null);
          if (!next) refresh();
        }}
        dashboardId={record.id}
        attributes={data.attributes}
      />
    </section>
  );
}
