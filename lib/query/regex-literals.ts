import { foldText } from './fold';
import type { Regex } from './regex';

/** A text that every match holds, as it stands; more may follow on either side. */
export interface RegexLiteral {
  text: string;
  /** The match begins or ends the whole value there. */
  atStart: boolean;
  atEnd: boolean;
}

/** Folded texts that every match of the expression holds, in any order. */
export function regexLiterals(regex: Regex): RegexLiteral[] {
  const found: RegexLiteral[] = [];
  let current: RegexLiteral = { text: '', atStart: false, atEnd: false };
  const end = () => {
    if (current.text !== '') found.push(current);
    current = { text: '', atStart: false, atEnd: false };
  };
  const walk = (node: Regex) => {
    if (node.kind === 'literal') current.text += foldText(node.text);
    else if (node.kind === 'sequence') node.parts.forEach(walk);
    else if (node.kind === 'start') {
      end();
      current.atStart = true;
    } else if (node.kind === 'end') {
      current.atEnd = true;
      end();
    } else if (node.kind !== 'boundary') {
      end();
      if (node.kind === 'repeat' && node.min > 0) {
        found.push(...regexLiterals(node.child).map(({ text }) => ({ text, atStart: false, atEnd: false })));
      }
    }
  };
  walk(regex);
  end();
  return found;
}
