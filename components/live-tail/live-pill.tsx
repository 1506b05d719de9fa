import { ArrowUp } from 'lucide-react';
import { formatCount } from '@/components/charts/format-count';
import { Button } from '@/components/ui/button';
import type { LiveTail } from './use-live-tail';

/** Over a held list: how many new lines there are, and the way to them. Covers nothing that moves. */
export function LivePill({ live, onShow }: { live: LiveTail; onShow: () => void }) {
  if (!live.enabled || live.waiting === 0) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 top-9 z-20 flex justify-center">
      <Button
        variant="primary"
        size="sm"
        className="pointer-events-auto rounded-full shadow-pop"
        onClick={onShow}
      >
        <ArrowUp aria-hidden />
        {formatCount(live.waiting)} new {live.waiting === 1 ? 'line' : 'lines'}
      </Button>
    </div>
  );
}
