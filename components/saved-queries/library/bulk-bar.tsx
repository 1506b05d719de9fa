'use client';

import { Download, FolderInput, RotateCcw, Star, StarOff, Tags, Trash2, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isFocusLost } from '@/components/dashboards/editor/focus-panel';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';

interface BulkBarProps {
  count: number;
  /** Rows that are listed and can be chosen. */
  listed: number;
  inTrash: boolean;
  busy: boolean;
  /** Null: nothing among them can be exported. */
  onExport: (() => void) | null;
  onMove: () => void;
  onTags: () => void;
  onPin: (pinned: boolean) => void;
  onTrash: () => void;
  onRestore: () => void;
  onPurge: () => void;
  onAll: () => void;
  onClear: () => void;
  /** It went, and the focus with it. */
  onGone: () => void;
}

/** What can be done with the chosen things. */
export function BulkBar(props: BulkBarProps) {
  const { count, listed, inTrash, busy, onExport, onMove, onTags, onPin, onTrash, onRestore, onClear } =
    props;
  const [sure, setSure] = useState(false);
  const gone = useRef(props.onGone);
  useEffect(() => {
    gone.current = props.onGone;
  });
  useEffect(
    () => () => {
      setTimeout(() => {
        if (isFocusLost()) gone.current();
      });
    },
    [],
  );
  return (
    <section
      aria-label="Chosen"
      className="flex shrink-0 flex-wrap items-center gap-1 border-line border-t bg-raised px-3 py-2"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClear();
      }}
    >
      <IconButton label="Choose nothing" keys="escape" size="sm" onClick={onClear}>
        <X aria-hidden />
      </IconButton>
      <p role="status" className="pr-2 font-medium text-sm">
        {count.toLocaleString('en')} chosen
      </p>
      {count < listed ? (
        <Button size="sm" variant="ghost" onClick={props.onAll}>
          All {listed.toLocaleString('en')}
        </Button>
      ) : null}
      <span aria-hidden className="mx-1 h-5 w-px bg-line max-sm:hidden" />
      {inTrash ? (
        <>
          <BulkButton icon={<RotateCcw aria-hidden />} label="Restore" busy={busy} onClick={onRestore} />
          <Button
            size="sm"
            variant={sure ? 'danger' : 'ghost'}
            disabled={busy}
            onClick={() => (sure ? props.onPurge() : setSure(true))}
            onBlur={() => setSure(false)}
          >
            <Trash2 aria-hidden />
            {sure ? `Really delete ${count} for good?` : 'Delete for good'}
          </Button>
        </>
      ) : (
        <>
          <BulkButton icon={<FolderInput aria-hidden />} label="Move" busy={busy} onClick={onMove} />
          <BulkButton icon={<Tags aria-hidden />} label="Tags" busy={busy} onClick={onTags} />
          <BulkButton icon={<Star aria-hidden />} label="Pin" busy={busy} onClick={() => onPin(true)} />
          <BulkButton icon={<StarOff aria-hidden />} label="Unpin" busy={busy} onClick={() => onPin(false)} />
          {onExport ? (
            <BulkButton icon={<Download aria-hidden />} label="Export" busy={busy} onClick={onExport} />
          ) : null}
          <BulkButton icon={<Trash2 aria-hidden />} label="Delete" busy={busy} onClick={onTrash} />
        </>
      )}
    </section>
  );
}

interface BulkButtonProps {
  icon: ReactNode;
  label: string;
  busy: boolean;
  onClick: () => void;
}

function BulkButton({ icon, label, busy, onClick }: BulkButtonProps) {
  return (
    <Button size="sm" disabled={busy} onClick={onClick} className="pointer-coarse:h-9">
      {icon}
      {label}
    </Button>
  );
}
