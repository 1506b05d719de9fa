import { useState } from 'react';

export interface HiddenSeries {
  isHidden: (id: string) => boolean;
  /** Shows one alone; all again where it is alone already. */
  solo: (id: string) => void;
  /** Hides one, or shows it again. */
  toggle: (id: string) => void;
}

/** Which series of a chart a person has put aside. One that comes later is shown, but not beside a solo. */
export function useHiddenSeries(ids: readonly string[]): HiddenSeries {
  const [state, setState] = useState<{ only: string | null; hidden: ReadonlySet<string> }>({
    only: null,
    hidden: new Set(),
  });
  // A solo series that is gone must not leave an empty chart.
  const only = state.only !== null && ids.includes(state.only) ? state.only : null;
  const isHidden = (id: string) => (only === null ? state.hidden.has(id) : id !== only);
  return {
    isHidden,
    solo: (id) => setState(only === id ? { only: null, hidden: new Set() } : { only: id, hidden: new Set() }),
    toggle: (id) => {
      const hidden = new Set(ids.filter(isHidden));
      if (!hidden.delete(id)) hidden.add(id);
      setState({ only: null, hidden });
    },
  };
}
