import { useInsertionEffect, useMemo } from 'react';
import { movedHues, serviceVariable } from '@/components/ui/service-color';
import type { TraceModel } from '@/lib/trace/trace-model';

/** While a trace is shown its services have a colour each, the same in every tab, canvas, tip and menu of the page. */
export function useDistinctServiceColors(model: TraceModel): void {
  const moved = useMemo(() => movedHues(model.nodes.map(({ span }) => span.service)), [model]);
  // Before any effect of a tab: canvases read the variables when they draw. On the root, since tips and menus hang there.
  useInsertionEffect(() => {
    const { style } = document.documentElement;
    for (const [service, hue] of moved)
      style.setProperty(serviceVariable(service), `var(--color-svc-${hue})`);
    return () => {
      for (const service of moved.keys()) style.removeProperty(serviceVariable(service));
    };
  }, [moved]);
}
