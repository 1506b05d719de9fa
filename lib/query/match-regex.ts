import { caseVariants } from './fold';
import { printRegex } from './print-regex';
import type { Regex } from './regex';

/**
 * Whether a short text holds a match, by following all ways through it at once: JavaScript's engine tries them one by one,
 * and some expressions of users have more ways than there is time. Takes up to size × length³: for names, not for texts.
 */
export function matchesRegex(regex: Regex, text: string): boolean {
  const walk = new RegexWalk([...text]);
  return walk.starts.some((start) => walk.ends(regex, start).size > 0);
}

type Ends = ReadonlySet<number>;
const NONE: Ends = new Set();

class RegexWalk {
  readonly starts: readonly number[];
  private readonly known = new Map<Regex, Map<number, Ends>>();

  constructor(private readonly characters: readonly string[]) {
    this.starts = Array.from({ length: characters.length + 1 }, (_, at) => at);
  }

  /** Where a match of it that begins there may end. */
  ends(node: Regex, start: number): Ends {
    const ofNode = this.known.get(node) ?? new Map<number, Ends>();
    this.known.set(node, ofNode);
    const found = ofNode.get(start) ?? this.find(node, start);
    ofNode.set(start, found);
    return found;
  }

  private find(node: Regex, start: number): Ends {
    switch (node.kind) {
      case 'literal': {
        const wanted = [...node.text];
        const isThere = wanted.every((one, at) => sameCharacter(one, this.characters[start + at]));
        return isThere ? new Set([start + wanted.length]) : NONE;
      }
      case 'any':
      case 'class':
        return isOneOf(node, this.characters[start]) ? new Set([start + 1]) : NONE;
      case 'start':
        return start === 0 ? new Set([start]) : NONE;
      case 'end':
        return start === this.characters.length ? new Set([start]) : NONE;
      case 'boundary':
        return isWord(this.characters[start - 1]) === isWord(this.characters[start])
          ? NONE
          : new Set([start]);
      case 'sequence':
        return node.parts.reduce<Ends>((from, part) => this.step(part, from), new Set([start]));
      case 'choice':
        return new Set(node.options.flatMap((option) => [...this.ends(option, start)]));
      case 'repeat':
        return this.repeat(node, start);
    }
  }

  private step(node: Regex, from: Iterable<number>): Set<number> {
    const reached = new Set<number>();
    for (const at of from) for (const end of this.ends(node, at)) reached.add(end);
    return reached;
  }

  private repeat({ child, min, max }: Extract<Regex, { kind: 'repeat' }>, start: number): Ends {
    let open = new Set([start]);
    for (let time = 0; time < min && open.size > 0; time++) open = this.step(child, open);
    const reached = new Set(open);
    for (let time = min; open.size > 0 && (max === null || time < max); time++) {
      open = new Set([...this.step(child, open)].filter((at) => !reached.has(at)));
      for (const at of open) reached.add(at);
    }
    return reached;
  }
}

function sameCharacter(wanted: string, character: string | undefined): boolean {
  return character !== undefined && caseVariants(wanted).includes(character);
}

const printed = new WeakMap<Regex, RegExp>();

/** One character against a class: nothing to go back over. */
function isOneOf(node: Regex, character: string | undefined): boolean {
  if (character === undefined) return false;
  const known = printed.get(node) ?? new RegExp(`^${printRegex(node, 'javascript')}$`, 'u');
  printed.set(node, known);
  return known.test(character);
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^\w$/.test(character);
}
