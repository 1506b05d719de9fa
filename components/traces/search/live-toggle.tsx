'use client';

import { Radio } from 'lucide-react';
import { useShortcuts } from '@/components/shell/shortcuts';
import { Button } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';
import type { TracesView } from './use-traces-view';

const SHORTCUTS = [{ keys: 'l', label: 'New traces as they arrive, on or off', group: 'Traces' }] as const;

/** New traces every few seconds, on or off; on, it goes to the newest of a range that ends now. */
export function LiveToggle({ view }: { view: TracesView }) {
  const { isLive, held, state, setState, refresh } = view;
  const toggle = () => {
    if (isLive) return void setState({ live: false });
    const range = state.to === 'now' ? {} : { from: 'now-15m', to: 'now' };
    void setState({ live: true, sort: 'newest', box: null, open: null, ...range });
    refresh();
  };
  useShortcuts(SHORTCUTS, toggle);
  const tip = !isLive
    ? 'Show new traces as they arrive'
    : held
      ? 'Waits while you read: scroll up, let the box and the choice go'
      : 'Stop new traces';
  return (
    <Tooltip content={tip} keys="l">
      <Button
        aria-pressed={isLive}
        aria-label="Live"
        className="aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
        onClick={toggle}
      >
        <Radio aria-hidden className={isLive && !held ? 'animate-breathe' : ''} />
        <span className="max-sm:sr-only">{held ? 'Live, held' : 'Live'}</span>
      </Button>
    </Tooltip>
  );
}
