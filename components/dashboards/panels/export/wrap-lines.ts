/** Text broken into lines that fit, at most `most`; what is beyond ends in an ellipsis. Long words are broken. */
export function wrapLines(
  text: string,
  room: number,
  most: number,
  widthOf: (text: string) => number,
): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(/(?<=\s)/).flatMap((word) => pieces(word, room, widthOf));
  for (const word of words) {
    if (line !== '' && widthOf((line + word).trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = kept[most - 1] ?? '';
  while (last !== '' && widthOf(`${last}…`) > room) last = last.slice(0, -1);
  kept[most - 1] = `${last}…`;
  return kept;
}

function pieces(word: string, room: number, widthOf: (text: string) => number): string[] {
  const out: string[] = [];
  let rest = word;
  while (rest !== '' && widthOf(rest.trimEnd()) > room) {
    let size = rest.length - 1;
    while (size > 1 && widthOf(rest.slice(0, size)) > room) size = Math.floor(size * 0.8);
    out.push(rest.slice(0, Math.max(1, size)));
    rest = rest.slice(Math.max(1, size));
  }
  return rest === '' ? out : [...out, rest];
}
