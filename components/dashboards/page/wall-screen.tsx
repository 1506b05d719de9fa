'use client';

import { Maximize, Pause, Play, SkipForward } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useShortcuts } from '@/components/shell/shortcuts';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { toggleFullScreen } from './full-screen';

interface WallScreenProps {
  name: string;
  /** Until the next dashboard; 0: it stays. */
  seconds: number;
  next: readonly string[];
  onNext: (id: string) => void;
  onLeave: () => void;
  children: ReactNode;
}

/** A pointer that lies still on a wall's screen is nobody's. */
const AT_IT_MS = 10_000;
const TICK_MS = 250;
const SHORTCUTS = [
  { keys: 'f', label: 'Full screen', group: 'Wall screen' },
  { keys: 'p', label: 'Pause, and go on', group: 'Wall screen' },
  { keys: 'n', label: 'Next dashboard', group: 'Wall screen' },
] as const;

/** Only the panels, for a screen on the wall; one dashboard after the other. Waits while somebody points at it or is in it. */
export function WallScreen({ name, seconds, next, onNext, onLeave, children }: WallScreenProps) {
  const [following] = next;
  const [paused, setPaused] = useState(false);
  const turns = following !== undefined && seconds > 0;
  const goOn = () => {
    if (following !== undefined) onNext(following);
  };
  const { leftMs, waits } = useTurn(turns ? seconds : 0, paused, goOn);
  useShortcuts(SHORTCUTS, (keys) => {
    if (keys === 'f') void toggleFullScreen();
    else if (keys === 'n') goOn();
    else if (turns) setPaused(!paused);
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onLeave();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onLeave]);
  return (
    <div className="min-h-full p-3">
      <div className="flex items-center gap-2 pb-2">
        <h1 className="min-w-0 truncate font-semibold text-lg">{name}</h1>
        <span className="ml-auto flex shrink-0 items-center gap-1 text-muted text-xs">
          {turns ? (
            <>
              <span className="mr-1 tabular-nums max-sm:sr-only">
                {paused
                  ? `Paused with ${Math.ceil(leftMs / 1000)} s left`
                  : waits
                    ? 'Waits while you look closer'
                    : `Next in ${Math.ceil(leftMs / 1000)} s`}
              </span>
              <IconButton
                size="sm"
                label={paused ? 'Go on' : 'Pause'}
                keys="p"
                onClick={() => setPaused(!paused)}
              >
                {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
              </IconButton>
            </>
          ) : null}
          {following === undefined ? null : (
            <IconButton size="sm" label="Next dashboard" keys="n" onClick={goOn}>
              <SkipForward aria-hidden />
            </IconButton>
          )}
          <IconButton size="sm" label="Full screen" keys="f" onClick={() => void toggleFullScreen()}>
            <Maximize aria-hidden />
          </IconButton>
          <Button size="sm" variant="ghost" onClick={onLeave}>
            Leave (Esc)
          </Button>
        </span>
      </div>
      {children}
    </div>
  );
}

/** Counts down to a turn while nobody is at the screen. @param seconds 0: never */
function useTurn(seconds: number, paused: boolean, turn: () => void): { leftMs: number; waits: boolean } {
  const [leftMs, setLeftMs] = useState(seconds * 1000);
  const [waits, setWaits] = useState(false);
  const latest = useRef({ turn, paused });
  useEffect(() => {
    latest.current = { turn, paused };
  });
  useEffect(() => {
    if (seconds <= 0) return;
    let left = seconds * 1000;
    let movedMs = Number.NEGATIVE_INFINITY;
    let lastMs = performance.now();
    setLeftMs(left);
    const moved = () => {
      movedMs = performance.now();
    };
    const timer = setInterval(() => {
      const nowMs = performance.now();
      const isAtIt = nowMs - movedMs < AT_IT_MS || isFocused() || window.document.hidden;
      if (!isAtIt && !latest.current.paused) left -= nowMs - lastMs;
      lastMs = nowMs;
      setWaits(isAtIt);
      setLeftMs(Math.max(0, left));
      if (left <= 0) {
        left = seconds * 1000;
        latest.current.turn();
      }
    }, TICK_MS);
    window.addEventListener('pointermove', moved, { passive: true });
    return () => {
      clearInterval(timer);
      window.removeEventListener('pointermove', moved);
    };
  }, [seconds]);
  return { leftMs, waits };
}

/** The keyboard is in one of the panels. */
function isFocused(): boolean {
  return window.document.activeElement?.closest('[data-panel]') != null;
}
