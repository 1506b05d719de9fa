import { BlockList, isIP } from 'node:net';
import { queryError } from '../logql/logql-error';

const CANDIDATE = /[0-9a-fA-F:.]{2,45}/g;

/**
 * LogQL's `ip()`: an address, a range `a-b` or a block `a/n`; `holds` looks for one anywhere in a text, `is` asks for
 * the whole. Throws AppError `bad_request`.
 */
export function compileAddress(source: string): {
  holds: (text: string) => boolean;
  is: (text: string) => boolean;
} {
  const list = blockList(source.trim());
  const is = (text: string) => {
    const family = isIP(text);
    return family !== 0 && list.check(text, family === 6 ? 'ipv6' : 'ipv4');
  };
  return {
    is,
    holds: (text) =>
      (text.match(CANDIDATE) ?? []).some(
        (word) => is(word) || is(word.replace(/[.:]+$/, '')) || is(word.replace(/:\d+$/, '')),
      ),
  };
}

function blockList(source: string): BlockList {
  const list = new BlockList();
  const [first = '', last] = source.split('-').map((part) => part.trim());
  const [net = '', bits] = source.split('/');
  const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
  try {
    if (isIP(source)) list.addAddress(source, family(source));
    else if (last !== undefined) list.addRange(first, last, family(first));
    else if (bits !== undefined && /^\d+$/.test(bits)) list.addSubnet(net, Number(bits), family(net));
    else throw new Error('no address');
    return list;
  } catch {
    throw queryError(`ip: error parsing pattern: invalid pattern ${JSON.stringify(source)}`);
  }
}
