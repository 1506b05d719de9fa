/**
 * Gives a row of a long list the focus, of which only what is in sight is in the document: at once where it is there, so that
 * the next key finds it, else as soon as it is drawn.
 */
export function focusInList(list: HTMLElement | null, selector: string): void {
  const focus = () => {
    const row = list?.querySelector<HTMLElement>(selector);
    row?.focus({ preventScroll: true });
    return row != null;
  };
  if (!focus()) requestAnimationFrame(focus);
}
