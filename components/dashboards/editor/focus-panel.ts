/** How long (frames) the panel is waited for: the grid measures itself before it draws any. */
const FRAMES = 20;

/** Gives a lost focus to a panel of the dashboard; where there is no such panel, to the dashboard's name. */
export function focusPanel(id: string, framesLeft = FRAMES): void {
  if (!isFocusLost()) return;
  const panel = panelElement(id);
  if (panel === null && framesLeft > 0) requestAnimationFrame(() => focusPanel(id, framesLeft - 1));
  else focusAnyway(panel ?? titleElement());
}

/** Once what had the focus is gone: to the element, or to the dashboard's name where that is not there. */
export function focusInstead(find: () => HTMLElement | null): void {
  setTimeout(() => {
    if (isFocusLost()) focusAnyway(find() ?? titleElement());
  });
}

/** Goes to a panel that was just added, whatever had the focus. */
export function showPanel(id: string, framesLeft = FRAMES): void {
  const panel = panelElement(id);
  if (panel) focusAnyway(panel);
  else if (framesLeft > 0) requestAnimationFrame(() => showPanel(id, framesLeft - 1));
}

/** Nothing has the focus. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** The panel on the dashboard; while it can be moved, what the arrow keys move. */
export function panelElement(id: string): HTMLElement | null {
  const panel = document.querySelector<HTMLElement>(`[data-panel="${CSS.escape(id)}"]`);
  return panel?.closest<HTMLElement>('[aria-roledescription="panel"]') ?? panel;
}

/** The dashboard's name: what renames it, where it can be renamed. */
function titleElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>('main h1 button') ?? document.querySelector('main h1');
}

/** Also what Tab passes by: it can hold the focus until that goes on. */
function focusAnyway(element: HTMLElement | null): void {
  if (!element) return;
  if (!element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus();
}
