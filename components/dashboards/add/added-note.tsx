'use client';

import { Check } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { dashboardUrl } from '@/lib/url/dashboard';
import type { AddedPanel } from './add-to-dashboard-request';

interface AddedNoteProps {
  added: AddedPanel;
  title: string;
  hasMore: boolean;
  onMore: () => void;
  onClose: () => void;
}

/** It is there, and the way to it. */
export function AddedNote({ added, title, hasMore, onMore, onClose }: AddedNoteProps) {
  const open = useRef<HTMLAnchorElement>(null);
  useEffect(() => open.current?.focus(), []);
  return (
    <div className="flex flex-col gap-4 p-4">
      <p role="status" className="flex items-center gap-2 text-sm">
        <Check aria-hidden className="size-4 shrink-0 text-ok-text" />
        <span>
          “{title}” is on <strong className="font-medium">{added.name}</strong>.
        </span>
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        {hasMore ? <Button onClick={onMore}>Add another</Button> : null}
        <Button onClick={onClose}>Done</Button>
        <Button asChild variant="primary">
          <Link ref={open} href={dashboardUrl(added.dashboardId)}>
            Open dashboard
          </Link>
        </Button>
      </div>
    </div>
  );
}
