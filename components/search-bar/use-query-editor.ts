import { type RefObject, useEffect, useRef, useState } from 'react';
import type { EditorOptions } from './create-editor';
import { plainEditor, type QueryEditor } from './query-editor';

export interface LoadedEditor {
  area: RefObject<HTMLTextAreaElement | null>;
  host: RefObject<HTMLDivElement | null>;
  editor: RefObject<QueryEditor | null>;
  /** The full editor has taken over from the text area. */
  isFull: boolean;
}

/**
 * The text area at once, the full editor in its place when it has loaded: with the text, the selection and the focus as they
 * are then. @param options read once, but for `ariaLabel`; what changes goes through its functions
 */
export function useQueryEditor(
  options: Omit<EditorOptions, 'parent' | 'text' | 'selection' | 'typed'>,
): LoadedEditor {
  const area = useRef<HTMLTextAreaElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<QueryEditor>(null);
  const first = useRef(options);
  const [isFull, setFull] = useState(false);

  useEffect(() => {
    const { current: element } = area;
    const { current: parent } = host;
    const { current: fixed } = first;
    if (!element || !parent) return;
    editor.current = plainEditor(element, fixed.onChange);
    // Typed before the page came alive: the browser kept it.
    fixed.onChange(element.value);
    let destroy: (() => void) | null = null;
    let left = false;
    const load = async () => {
      const { createEditor } = await import('./create-editor');
      await endOfComposition(element);
      if (left) return;
      const hadFocus = document.activeElement === element;
      const created = createEditor({
        ...fixed,
        parent,
        text: element.value,
        selection: { anchor: element.selectionStart, head: element.selectionEnd },
        // What the page gave the text area is the query that runs.
        typed: element.value !== element.defaultValue,
      });
      destroy = created.destroy;
      editor.current = created;
      // At once, or for a moment there are two of them.
      element.style.display = 'none';
      if (hadFocus) created.focus();
      setFull(true);
    };
    // Without it the text area goes on working.
    load().catch(() => undefined);
    return () => {
      left = true;
      editor.current = null;
      destroy?.();
      setFull(false);
    };
  }, []);
  const { ariaLabel } = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the full editor was made with the first one
  useEffect(() => editor.current?.setLabel(ariaLabel), [ariaLabel, isFull]);
  return { area, host, editor, isFull };
}

/** A letter that is being put together must not lose its text area. */
function endOfComposition(element: HTMLTextAreaElement): Promise<void> {
  return new Promise((resolve) => {
    if (element.dataset.composing !== 'true') resolve();
    else element.addEventListener('compositionend', () => setTimeout(resolve), { once: true });
  });
}
