const KEY = 'throughline.editor';
let known: string | null = null;

/** The random id that this browser keeps: whose draft and whose recent dashboards. Without storage, one a page load. */
export function editorId(): string {
  if (known !== null) return known;
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(KEY);
  } catch {}
  known = stored !== null && /^[A-Za-z0-9_-]{8,64}$/.test(stored) ? stored : randomId();
  try {
    localStorage.setItem(KEY, known);
  } catch {}
  return known;
}

// crypto.randomUUID is missing on plain http pages of other hosts.
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
