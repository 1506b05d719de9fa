import { Radio } from 'lucide-react';
import { useShortcuts } from '@/components/shell/shortcuts';
import { Button } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';

const SHORTCUTS = [{ keys: 'l', label: 'New lines as they arrive, on or off', group: 'Logs' }] as const;

/** Turns the live tail on and off. */
export function LiveButton({ live, onChange }: { live: boolean; onChange: (live: boolean) => void }) {
  useShortcuts(SHORTCUTS, () => onChange(!live));
  return (
    <Tooltip content={live ? 'Stop new lines' : 'Show new lines as they arrive'} keys="l">
      <Button
        aria-pressed={live}
        aria-label="Live"
        className="aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
        onClick={() => onChange(!live)}
      >
        <Radio aria-hidden />
        <span className="max-sm:sr-only">Live</span>
      </Button>
    </Tooltip>
  );
}
