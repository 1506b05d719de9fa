const NAMES: Record<string, string> = {
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  shift: '⇧',
  backspace: '⌫',
};

/** The caps to draw for a shortcut as it is registered: `mod+k` → `⌘ K` on a Mac, `Ctrl K` elsewhere; `g l` → `G L`; `A` → `⇧ A`. */
export function keyCaps(keys: string, mac: boolean): string[] {
  return keys
    .split(' ')
    .flatMap((chord) => (/^[A-Z]$/.test(chord) ? ['shift', chord] : chord.split(/(?<=.)\+(?=.)/)))
    .map((key) => cap(key, mac));
}

function cap(key: string, mac: boolean): string {
  const lower = key.toLowerCase();
  if (lower === 'mod') return mac ? '⌘' : 'Ctrl';
  if (lower === 'alt') return mac ? '⌥' : 'Alt';
  return NAMES[lower] ?? (key.length === 1 ? key.toUpperCase() : key);
}
