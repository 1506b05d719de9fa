import { type RefObject, useEffect, useState } from 'react';

/** Panels load this far before they are seen, so that scrolling meets pictures. */
const NEAR_PX = 300;

/** Whether an element is in sight of its scroller, or near it. */
export function useInView(ref: RefObject<Element | null>): boolean {
  const [inView, setInView] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => setInView(entries.at(-1)?.isIntersecting ?? false),
      { root: scrollerOf(element), rootMargin: `${NEAR_PX}px 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return inView;
}

// A margin around the window says nothing about what a scroller inside of it clips.
function scrollerOf(element: Element): Element | null {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    const { overflowY } = getComputedStyle(parent);
    if (overflowY === 'auto' || overflowY === 'scroll') return parent === document.body ? null : parent;
  }
  return null;
}
