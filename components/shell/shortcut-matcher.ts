/** The part of a keyboard event that decides; `typing` is true inside fields, where only `mod+` chords count. */
export interface Stroke {
  key: string;
  mod: boolean;
  alt: boolean;
  typing: boolean;
}

interface Match {
  /** The registered keys that are now complete. */
  keys: string | null;
  /** What has been typed of a sequence such as `g l`. */
  pending: string;
}

/**
 * Finds which of the registered shortcuts a stroke completes. Sequences are chords with spaces between (`g l`); a
 * stroke that does not go on a begun sequence starts afresh.
 */
export function matchStroke(registered: readonly string[], pending: string, stroke: Stroke): Match {
  const chord = chordOf(stroke);
  if (chord === null || (stroke.typing && !stroke.mod)) return { keys: null, pending: '' };
  const attempts = pending === '' ? [chord] : [`${pending} ${chord}`, chord];
  for (const typed of attempts) {
    if (registered.includes(typed)) return { keys: typed, pending: '' };
    if (registered.some((keys) => keys.startsWith(`${typed} `))) return { keys: null, pending: typed };
  }
  return { keys: null, pending: '' };
}

function chordOf({ key, mod, alt }: Stroke): string | null {
  if (['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'Dead', 'Process'].includes(key)) return null;
  const name = key.length === 1 ? (mod ? key.toLowerCase() : key) : key.toLowerCase();
  return `${mod ? 'mod+' : ''}${alt ? 'alt+' : ''}${name === ' ' ? 'space' : name}`;
}
