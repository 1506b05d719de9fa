'use client';

import { useEffect } from 'react';
import { matchStroke } from './shortcut-matcher';
import { registeredKeys, runShortcut } from './shortcuts';

const SEQUENCE_MS = 1000;

/** The one place that listens to the keyboard for shortcuts. */
export function ShortcutListener() {
  useEffect(() => {
    let pending = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || activates(event)) return;
      const mod = event.metaKey || event.ctrlKey;
      // A modal layer owns the keyboard; only chords such as mod+k reach past it.
      if (!mod && document.querySelector('[role="dialog"][data-state="open"][data-modal], [role="menu"]'))
        return;
      const match = matchStroke(registeredKeys(), pending, {
        key: event.key,
        mod,
        alt: event.altKey,
        typing: isTyping(event.target),
      });
      pending = match.pending;
      clearTimeout(timer);
      timer = setTimeout(() => {
        pending = '';
      }, SEQUENCE_MS);
      if (match.keys === null) return;
      event.preventDefault();
      runShortcut(match.keys);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      clearTimeout(timer);
    };
  }, []);
  return null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Enter and space belong to the link or button that has the focus. */
function activates(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  const target = event.target instanceof Element ? event.target : null;
  return target?.closest('a[href], button, summary, [role="button"], [role="tab"], [role="option"]') != null;
}
