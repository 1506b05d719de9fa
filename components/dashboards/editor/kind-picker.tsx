'use client';

import { RadioGroup } from 'radix-ui';
import type { PanelKind } from '@/lib/contracts/dashboard/panel';
import { PANEL_KINDS } from './panel-kinds';

interface KindPickerProps {
  kind: PanelKind;
  onChange: (kind: PanelKind) => void;
}

/** What the panel is: arrow keys go through them, and the preview follows. */
export function KindPicker({ kind, onChange }: KindPickerProps) {
  return (
    <RadioGroup.Root
      aria-label="Kind of panel"
      value={kind}
      onValueChange={(next) => onChange(next as PanelKind)}
      className="grid grid-cols-5 gap-1"
    >
      {PANEL_KINDS.map(({ kind: one, title, short, about, icon: Icon }) => (
        <RadioGroup.Item
          key={one}
          value={one}
          title={about}
          className="flex h-13 min-w-0 flex-col items-center justify-center gap-1 rounded-md border border-transparent text-2xs text-muted hover:bg-hover hover:text-text data-[state=checked]:border-accent data-[state=checked]:bg-selected data-[state=checked]:text-text"
        >
          <Icon aria-hidden className="size-4" />
          <span className="max-w-full truncate px-0.5">{short ?? title}</span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
