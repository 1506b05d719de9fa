import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { QueryToken } from './query-token';
import { quoteValue } from './quote-value';

const PROGRAMS =
  /^[$#>]?\s*(sudo |time |exec )?(apt|aws|az|bash|cargo|cat|curl|docker|du|find|gcc|gcloud|git|go|grep|gzip|head|helm|java|jq|kill|kubectl|ls|make|mount|mvn|nc|nginx|node|npm|npx|openssl|perl|php|ping|pip|pnpm|podman|ps|psql|python3?|rm|rsync|ruby|scp|sed|sh|ssh|systemctl|tail|tar|top|unzip|wget|xargs|yarn|zip) /;

/** `java -jar x`, pasted: its options leave out what has them. The fix searches for the line as it stands. Null: it is none. */
export function commandRemark(text: string, tokens: readonly QueryToken[]): QueryDiagnostic | null {
  const line = text.trim();
  if (line.includes('\n') || !PROGRAMS.test(line)) return null;
  const options = tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    const isOption = token.kind === 'not' && text[token.from] === '-' && next?.kind === 'value';
    return isOption ? [text.slice(next.from, next.to)] : [];
  });
  const [first] = options;
  if (first === undefined || tokens.some(({ kind }) => kind === 'and' || kind === 'or')) return null;
  const from = text.indexOf(line);
  const words = options.length > 1 ? `${first} and ${options.length - 1} more` : first;
  const message = `Options leave out what has their words: no log with ${words} is found.`;
  const fix = { label: 'Search for the line as text', text: quoteValue(line) };
  return { severity: 'hint', message, from, to: from + line.length, fix };
}
