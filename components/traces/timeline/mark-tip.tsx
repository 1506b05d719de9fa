'use client';

import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';

interface MarkTipApi {
  show: (target: Element, content: ReactNode) => void;
  hide: () => void;
}

const MarkTipContext = createContext<MarkTipApi>({ show: () => {}, hide: () => {} });

/** One floating tip for thousands of marks: a mark tells it what to say while the pointer is on it. */
export function MarkTipProvider({ children }: { children: ReactNode }) {
  const [tip, setTip] = useState<{ x: number; y: number; below: boolean; content: ReactNode } | null>(null);
  const show = useCallback((target: Element, content: ReactNode) => {
    const box = target.getBoundingClientRect();
    const below = box.top < 160;
    const x = Math.min(window.innerWidth - 176, Math.max(176, box.left + box.width / 2));
    setTip({ x, y: below ? box.bottom + 6 : box.top - 6, below, content });
  }, []);
  const hide = useCallback(() => setTip(null), []);
  const api = useMemo(() => ({ show, hide }), [show, hide]);
  return (
    <MarkTipContext value={api}>
      {children}
      {tip ? (
        <div
          role="tooltip"
          className="pointer-events-none fixed z-50 w-max max-w-84 -translate-x-1/2 rounded-md border border-line bg-raised px-2.5 py-1.5 text-text text-xs shadow-pop"
          style={{
            left: tip.x,
            top: tip.y,
            translate: tip.below ? '-50% 0' : '-50% -100%',
            transform: 'none',
          }}
        >
          {tip.content}
        </div>
      ) : null}
    </MarkTipContext>
  );
}

export function useMarkTip(): MarkTipApi {
  return use(MarkTipContext);
}
