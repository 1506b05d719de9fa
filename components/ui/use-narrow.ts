import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 767px)';

/** True on screens of a phone's width, where rows have two lines and side panels become sheets. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(NARROW).matches,
    () => false,
  );
}

function subscribe(onChange: () => void): () => void {
  const media = matchMedia(NARROW);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}
