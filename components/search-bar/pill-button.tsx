import { Circle, CircleCheck, Pin, X } from 'lucide-react';

const ICONS = { on: CircleCheck, off: Circle, pin: Pin, remove: X };

interface PillButtonProps {
  sign: keyof typeof ICONS;
  /** What it does: read aloud, and shown as its title. */
  label: string;
  pressed?: boolean;
  onClick: () => void;
}

/** A small sign at either end of a pill that does one thing. */
export function PillButton({ sign, label, pressed, onClick }: PillButtonProps) {
  const Icon = ICONS[sign];
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      className="inline-flex h-full w-6 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text aria-pressed:text-accent-text pointer-coarse:w-8"
      onClick={onClick}
    >
      <Icon aria-hidden className="size-3.5" />
    </button>
  );
}
