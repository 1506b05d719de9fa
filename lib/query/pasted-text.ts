import { isKnownField } from './explicit-field';
import { parseAddress, parseNetwork } from './ip-network';

const FILE_NAME =
  /\.(c|cc|cpp|cs|css|go|h|hpp|html|java|jar|js|jsx|json|kt|log|mjs|php|pl|py|rb|rs|scala|sh|sql|swift|ts|tsx|txt|vue|xml|ya?ml)$/i;
const HOST_NAME =
  /^(localhost|([a-z0-9_-]+\.)+(com|net|org|io|dev|app|cloud|local|localdomain|internal|intranet|lan|svc|cluster|de|eu|uk|us|fr|jp|cn))$/i;
const LABEL =
  /(error|exception|warning|warn|failure|fatal|panic|note|notice|hint|usage|info|debug|traceback)$/i;
const PORTS = /^(3000|3306|4317|4318|5432|5672|6379|8000|8080|8443|9000|9090|9092|9200|11211|27017)$/;
const COUNTED = /port|size|count|bytes|code|time|took|total|_|(^|\.)(id|n)$/i;
const DIGEST = /^(sha(1|224|256|384|512)|md5|blake[23]\w*)$/i;

/**
 * Whether `name:rest` is rather something pasted than a field and its value (a URL, host:port, file:line, a MAC address,
 * `Error: message` …). @param rest what follows the colon up to white space; @param spaced the colon is followed by white space
 */
export function isPastedText(name: string, rest: string, spaced: boolean): boolean {
  if (isKnownField(name)) return /^[a-z]+$/i.test(name) && rest.startsWith('//');
  if (spaced) return LABEL.test(name);
  if (rest.startsWith('//')) return true;
  if (/^[0-9a-f]{1,4}$/i.test(name) && isAddress(`${name}:${rest}`)) return true;
  if (rest.startsWith(':')) return !isAddress(rest);
  if (/^[a-z]$/i.test(name) && /^[\\/]/.test(rest) && !isRegex(name, rest)) return true;
  if (FILE_NAME.test(name) && /^\d{1,9}:\D/.test(rest)) return true;
  if (/^\d{1,20}(:\d{1,20})?[:,;.)\]]{0,9}$/.test(rest) && (FILE_NAME.test(name) || HOST_NAME.test(name)))
    return true;
  if (HOST_NAME.test(name) && /^\d{1,5}([/?#]|$)/.test(rest)) return true;
  if (/^[a-z][a-z0-9-]*-\d{1,5}$/i.test(name) && /^\d{2,5}([/?#]|$)/.test(rest)) return true;
  if (/^node$/i.test(name) && /^[a-z_]+\/[\w/.-]*/i.test(rest)) return true;
  if (/^(jar|classpath)$/i.test(name) && /^(file:|\/)/i.test(rest)) return true;
  if (/^(arn|urn|jdbc|mailto|tel|data)$/i.test(name) && !/^["(>]/.test(rest)) return true;
  if (DIGEST.test(name) && /^[0-9a-f]{8,}/i.test(rest)) return true;
  return /^[0-9a-f]{2}$/i.test(name) && /^([0-9a-f]{2}:){2,}/i.test(rest);
}

/** A drive is written large, and its path does not end with a slash. */
function isRegex(name: string, rest: string): boolean {
  return /^[a-z]$/.test(name) && /^\/.+\/$/.test(rest);
}

/** `redis:6379`: a port that services listen on, behind a name that counts nothing. Read as a field, but not for certain. */
export function mayBeHost(name: string, rest: string): boolean {
  return PORTS.test(rest) && /^[a-z][a-z0-9.-]*$/i.test(name) && !COUNTED.test(name) && !isKnownField(name);
}

function isAddress(text: string): boolean {
  return parseAddress(text) !== null || parseNetwork(text) !== null;
}
