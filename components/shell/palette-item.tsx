import { Command } from 'cmdk';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Kbd } from '@/components/ui/kbd';

interface PaletteItemProps {
  icon: LucideIcon;
  children: ReactNode;
  /** What the filter looks at; unique in the palette. */
  value: string;
  keys?: string;
  /** Shown whatever is typed. */
  always?: boolean;
  onSelect: () => void;
}

export function PaletteItem({
  icon: Icon,
  children,
  value,
  keys,
  always = false,
  onSelect,
}: PaletteItemProps) {
  return (
    <Command.Item
      value={value}
      forceMount={always}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer select-none items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-hover"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {keys ? <Kbd keys={keys} className="max-md:hidden" /> : null}
    </Command.Item>
  );
}
