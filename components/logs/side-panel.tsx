import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { IconButton } from '@/components/ui/icon-button';

interface SidePanelProps {
  side: 'left' | 'right';
  label: string;
  /** Lies over the list instead of beside it: where a narrower list would move its lines. */
  overlay?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A panel beside the list; on a narrow screen it covers the page. */
export function SidePanel({ side, label, overlay = false, onClose, children }: SidePanelProps) {
  return (
    <aside
      aria-label={label}
      className={cn(
        'flex min-h-0 shrink-0 flex-col bg-bg max-md:fixed max-md:inset-0 max-md:z-40 max-md:w-full',
        side === 'left' ? 'w-56 border-r' : 'w-[clamp(400px,36%,680px)] border-l bg-surface',
        overlay && 'md:absolute md:inset-y-0 md:right-0 md:z-10 md:shadow-pop',
      )}
    >
      {side === 'left' ? (
        <div className="flex h-11 items-center justify-between border-b pr-1.5 pl-3 font-medium md:hidden">
          {label}
          <IconButton label="Close" onClick={onClose}>
            <X aria-hidden />
          </IconButton>
        </div>
      ) : null}
      {children}
    </aside>
  );
}
