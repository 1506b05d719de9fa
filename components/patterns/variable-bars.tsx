import { cleanLine } from '@/components/ui/clean-text';
import type { LogPattern } from '@/lib/contracts/log-patterns';

const VALUES = 5;

/** What each variable stands for: its most frequent values, and how many different ones there are. */
export function VariableBars({ pattern }: { pattern: LogPattern }) {
  const { variables } = pattern;
  if (variables.length === 0) return null;
  return (
    <section aria-label="Values of the variables">
      <h3 className="mb-1 text-muted text-xs">What varies</h3>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(180px,1fr))] gap-x-5 gap-y-3">
        {variables.map((variable, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a variable is its place in the pattern
          <div key={place} className="min-w-0">
            <p className="truncate text-faint text-xs" title={before(pattern, place)}>
              {before(pattern, place)}
            </p>
            <ul>
              {variable.values.slice(0, VALUES).map(({ value, count }) => (
                <li key={value} className="relative flex h-5 items-center gap-2 text-xs">
                  <span
                    aria-hidden
                    className="absolute bottom-0 left-0 h-0.5 rounded-full bg-accent/70"
                    style={{ width: `${(100 * count) / Math.max(1, variable.of)}%` }}
                  />
                  <span className="min-w-0 flex-1 truncate font-mono" title={cleanLine(value, 200)}>
                    {value === '' ? '(empty)' : cleanLine(value, 80)}
                  </span>
                  <span className="text-muted">{count}</span>
                </li>
              ))}
            </ul>
            <p className="text-faint text-xs">
              {variable.distinct > VALUES ? `${variable.distinct} different ` : ''}in {variable.of} lines
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}

/** The words before a variable say which one it is. */
function before({ parts }: LogPattern, variable: number): string {
  const at = parts.findIndex((part) => 'variable' in part && part.variable === variable);
  const text = parts
    .slice(Math.max(0, at - 4), at)
    .map((part) => ('text' in part ? part.text : '∗'))
    .join('');
  const words = cleanLine(text).split(' ').slice(-3).join(' ').trim();
  return words === '' ? 'at the start' : `after “${words}”`;
}
