import { isKnownField } from './explicit-field';

const FILE_NAME =
  /\.(c|cc|cpp|cs|css|go|h|hpp|html|java|jar|js|jsx|json|kt|log|mjs|php|pl|py|rb|rs|scala|sh|sql|swift|ts|tsx|txt|vue|xml|ya?ml)$/i;
const HOST_NAME =
  /^(localhost|([a-z0-9_-]+\.)+(com|net|org|io|dev|app|cloud|local|localdomain|internal|intranet|lan|svc|cluster|de|eu|uk|us|fr|jp|cn))$/i;
const LABEL =
  /(error|exception|warning|warn|failure|fatal|panic|note|notice|hint|usage|info|debug|traceback)$/i;
const DIGEST = /^(sha(1|224|256|384|512)|md5|blake[23]\w*)$/i;

/**
 * Whether `name:rest` is rather something pasted than a field and its value (a URL, host:port, file:line, a MAC address,
 * `Error: message` …). @param rest what follows the colon up to white space; @param spaced the colon is followed by white space
 */
export function isPastedText(name: string, rest: string, spaced: boolean): boolean {
  if (isKnownField(name)) return /^[a-z]+$/i.test(name) && rest.startsWith('//');
  if (spaced) return LABEL.test(name);
  if (rest.startsWith('//') || rest.startsWith(':')) return true;
  if (/^[a-z]$/i.test(name) && /^[\\/]/.test(rest)) return true;
  if (/^\d{1,20}(:\d{1,20})?[:,;.)\]]{0,9}$/.test(rest) && (FILE_NAME.test(name) || HOST_NAME.test(name)))
    return true;
  if (HOST_NAME.test(name) && /^\d{1,5}([/?#]|$)/.test(rest)) return true;
  if (/^(arn|urn|jdbc|mailto|tel|data)$/i.test(name) && !/^["(>]/.test(rest)) return true;
  if (DIGEST.test(name) && /^[0-9a-f]{8,}/i.test(rest)) return true;
  return /^[0-9a-f]{2}$/i.test(name) && /^([0-9a-f]{2}:){2,}/i.test(rest);
}
