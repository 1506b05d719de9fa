const OPEN = 'throughline:send-data';

/** Opens the dialog for sending data, from anywhere on a page. */
export function openSendData(): void {
  window.dispatchEvent(new Event(OPEN));
}

/** Calls back whenever the dialog is asked for; gives what ends that. */
export function onOpenSendData(open: () => void): () => void {
  window.addEventListener(OPEN, open);
  return () => window.removeEventListener(OPEN, open);
}
