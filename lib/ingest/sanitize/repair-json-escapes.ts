import type { Repairs } from '../repairs';

const SUSPECT = /\\u(?:0000|[dD][89a-fA-F])/;
// An escaped backslash is consumed first, so that the text `\\u0000` (six characters, no NUL) stays as it is.
const ESCAPE =
  /\\\\|\\u0000|\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[dD][89a-fA-F][\da-fA-F]{2}/g;

/**
 * PostgreSQL's text holds neither NUL nor half a surrogate pair, and JSON can carry both only as escapes: NUL is
 * removed and a lone surrogate becomes U+FFFD, on the JSON text, in one pass for all the strings in it.
 */
export function repairJsonEscapes(text: string, repairs: Repairs): string {
  if (!SUSPECT.test(text)) return text;
  let nuls = 0;
  let halves = 0;
  const repaired = text.replace(ESCAPE, (found) => {
    if (found === '\\\\' || found.length === 12) return found;
    if (found === '\\u0000') {
      nuls += 1;
      return '';
    }
    halves += 1;
    return '\\ufffd';
  });
  repairs.note('NUL removed', nuls);
  repairs.note('lone surrogate replaced', halves);
  return repaired;
}
