import { type RawObject, setOwn } from '../raw-value';

/** Names of RFC 5424 §6.3.2 are printable ASCII without `=`, space, `]` and `"`; longer than 32 is taken too. */
const NAME = /[!#-<>-\\^-~]{1,255}/y;
const VALUE = /"((?:[^"\\\]]|\\[\s\S]|\\$)*)"/y;
const MAX_VALUES = 1024;

/**
 * Structured data at `from` (`[id name="value" …][id2 …]`); null when it is not well formed. Of the escapes, `\"`, `\\` and
 * `\]` mean the character; another backslash stands for itself. Source: RFC 5424 §6.3.
 */
export function readStructuredData(text: string, from: number): { data: RawObject; end: number } | null {
  const data: RawObject = {};
  let at = from;
  let values = 0;
  while (text[at] === '[') {
    const id = matchAt(NAME, text, at + 1);
    if (id === null) return null;
    at += 1 + id[0].length;
    const params: RawObject = {};
    while (text[at] === ' ') {
      while (text[at] === ' ') at += 1;
      if (text[at] === ']') break;
      const name = matchAt(NAME, text, at);
      if (name === null || text[at + name[0].length] !== '=') return null;
      const value = matchAt(VALUE, text, at + name[0].length + 1);
      if (value === null || ++values > MAX_VALUES) return null;
      at += name[0].length + 1 + value[0].length;
      add(params, name[0], (value[1] ?? '').replace(/\\(["\\\]])/g, '$1'));
    }
    if (text[at] !== ']') return null;
    at += 1;
    setOwn(data, id[0], params);
  }
  return at === from ? null : { data, end: at };
}

function add(params: RawObject, name: string, value: string): void {
  const before = Object.hasOwn(params, name) ? params[name] : undefined;
  if (before === undefined) setOwn(params, name, value);
  else setOwn(params, name, Array.isArray(before) ? [...before, value] : [before, value]);
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}
