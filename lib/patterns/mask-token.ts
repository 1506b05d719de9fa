import { VARIABLE } from './variable-mark';

const { value: VALUE, optional: OPTIONAL, name: NAME } = VARIABLE;
/** What alone can make a token variable; most tokens have none of it and are done. */
const SUSPECT = /[\d=/\\@.]/;
const DIGIT = /\d/;
const NUMBER = /^([[({<]?)[-+]?\d+(?:[.:,]\d+)*%?([\])}>,;:.]?)$/;
const PAIR = /^([^\w=]*[A-Za-z_][\w.\-:[\]]*)=(?![=>])(.*)$/s;
/** Their values are the message and its kind, not what varies in it: logfmt (`level=info msg=done`). */
const TELLING_KEY = /(?:^|[._-])(?:level|lvl|severity|msg|message|event|err|error|reason)$/i;
const TRAILING = /[\])}>,;:.!?"'`]*$/;
const URL = /[A-Za-z][A-Za-z\d+.-]*:\/\/[^\s"'<>)\]},;]+/g;
const PATH = /^([^\w/\\~.]*)((?:[A-Za-z]:[\\/]|~?\/|\.{1,2}\/|[\w.-]+\/(?=[^/]+\/))\S*)$/;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** An IPv4 address with the host before it (`host/10.0.0.1`), the name it is part of, its port or its prefix length. */
const IPV4 =
  /(?:[\w.-]*[\w-][/@])?(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?:[.-][\w.-]*\w)?(?:[:#]\d+)?(?:\/\d+)?/g;
const IPV6 =
  /(?<![\w:])(?:[\da-f]{1,4}:){2,7}:?(?:[\da-f]{1,4}(?::[\da-f]{1,4})*)?(?![\w:])|(?<![\w:])::[\da-f]{1,4}(?![\w:])/gi;
/** A host name: ends in a domain that organisations and clusters use. A class or file name does not. */
const HOST =
  /(?<![\w.-])(?:[\w-]+\.)+(?:com|net|org|edu|gov|mil|info|biz|io|dev|app|cloud|local|localdomain|internal|lan|corp|svc|arpa)(?![\w-]|\.\w)(?::\d+)?/gi;
const NATIONAL_HOST = /(?<![\w.-])(?:[a-z\d-]+\.){2,}[a-z]{2}(?![\w-]|\.\w)(?::\d+)?/g;
const UUID = /(?<![\p{L}\p{N}_])[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\p{L}\p{N}_])/giu;
const HEX = /(?<![\p{L}\p{N}_])(?=[a-f]*\d)[\da-f]{8,}(?![\p{L}\p{N}_])/giu;
const WORD = '[\\p{L}\\p{N}\\p{M}_]';
const DIGIT_WORD = new RegExp(
  `(?<!${WORD})[-+]?${WORD}*\\d${WORD}*(?:[.:,/+-]-?${WORD}*\\d${WORD}*)*%?`,
  'gu',
);
const JOINED = new RegExp(`${VALUE}(?:[.:,/@#_+-]*${VALUE})+`, 'g');
const SIGN = new RegExp(`(?<=[_:([<,])[-+](?=${VALUE})`, 'g');
const HEAD = /^\p{L}[\p{L}\p{M}_]*[-_.:,/+]?-?/u;

/**
 * A word of a log line with what obviously varies in it replaced by marks of VARIABLE: numbers with their units, hex,
 * UUIDs, addresses, hosts, paths, URLs, times, values of `key=value`.
 */
export function maskToken(token: string): string {
  if (!SUSPECT.test(token)) return token;
  const number = NUMBER.exec(token);
  if (number) return `${number[1]}${VALUE}${number[2]}`;
  const pair = PAIR.exec(token);
  if (pair && !token.includes('://', 0)) {
    const [, key = '', value = ''] = pair;
    if (TELLING_KEY.test(key)) return `${key}=${maskToken(value)}`;
    const tail = TRAILING.exec(value)?.[0] ?? '';
    return `${key}=${OPTIONAL}${tail}`;
  }
  const path = PATH.exec(token);
  if (path && isPath(path[2] ?? '')) {
    const [, lead = '', rest = ''] = path;
    return `${lead}${VALUE}${TRAILING.exec(rest)?.[0] ?? ''}`;
  }
  return maskValues(token);
}

function maskValues(token: string): string {
  let text = token;
  if (text.includes('://')) text = text.replace(URL, VALUE);
  if (text.includes('@')) text = text.replace(EMAIL, VALUE);
  const dotted = text.includes('.');
  if (dotted && DIGIT.test(text)) text = text.replace(IPV4, VALUE);
  if (dotted) text = text.replace(HOST, VALUE).replace(NATIONAL_HOST, VALUE);
  if (text.includes(':')) text = text.replace(IPV6, VALUE);
  if (!DIGIT.test(text)) return text;
  if (text.length >= 8) text = text.replace(UUID, VALUE).replace(HEX, VALUE);
  return text.replace(DIGIT_WORD, maskDigits).replace(SIGN, '').replace(JOINED, VALUE);
}

/** Two separators at least: `read/write` and `/default-rack` are words. */
function isPath(text: string): boolean {
  let separators = 0;
  for (const char of text) if (char === '/' || char === '\\') separators++;
  return separators >= 2 && !/^\/\d{1,3}(\.\d{1,3}){3}/.test(text) && /\p{L}/u.test(text);
}

/** `blk_-123_4` keeps its head, `ssh2` its place for a name, `x8f3k2` and `15ms` are values as a whole. */
function maskDigits(text: string): string {
  const head = HEAD.exec(text)?.[0];
  if (head === undefined || alternations(text) > 3) return VALUE;
  const rest = text.slice(head.length);
  const separated = /[^\p{L}\p{M}]$/u.test(head);
  const number = /^\d{1,2}(?!\d)/.exec(rest)?.[0];
  if (separated || number === undefined) return `${head}${VALUE}`;
  // The letters after the digits of a name stay: `jk2_init`.
  const tail = rest.slice(number.length);
  return /\d/.test(tail) ? `${head}${VALUE}` : `${head}${NAME}${tail}`;
}

/** How often letters and digits follow each other directly. */
function alternations(text: string): number {
  return text.match(/\p{L}(?=\d)|\d(?=\p{L})/gu)?.length ?? 0;
}
