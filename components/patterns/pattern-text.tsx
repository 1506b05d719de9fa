import { cleanLine } from '@/components/ui/clean-text';
import { Tooltip } from '@/components/ui/tooltip';
import type { LogPattern } from '@/lib/contracts/log-patterns';

const SHOWN_VALUES = 5;

/** A pattern with its variables as chips: the value where there is but one, else a star; on hover the top values. */
export function PatternText({ pattern }: { pattern: LogPattern }) {
  if (pattern.parts.length === 0) return <span className="text-faint italic">empty message</span>;
  let at = 0;
  return (
    <span className="font-mono text-xs">
      {pattern.parts.map((part) => {
        const key = at++;
        return 'text' in part ? (
          <span key={key} className="whitespace-pre-wrap">
            {part.text.trim() === '' ? part.text : keepEdges(part.text)}
          </span>
        ) : (
          <VariableChip key={key} variable={pattern.variables[part.variable]} />
        );
      })}
      {pattern.goesOn ? (
        <span className="text-faint" title="The messages go on: more lines, or a very long one">
          {' '}
          …
        </span>
      ) : null}
    </span>
  );
}

function VariableChip({ variable }: { variable: LogPattern['variables'][number] | undefined }) {
  const only = variable?.distinct === 1 ? variable.values[0]?.value : undefined;
  const chip = (
    <span
      data-variable
      className="mx-px rounded-sm bg-accent-soft px-1 text-accent-text [overflow-wrap:anywhere] hover:bg-selected"
    >
      {only === undefined || only === '' ? '∗' : cleanLine(only, 40)}
    </span>
  );
  if (!variable || variable.values.length === 0) return chip;
  return (
    <Tooltip
      content={
        <span className="flex flex-col gap-0.5">
          {variable.values.slice(0, SHOWN_VALUES).map(({ value, count }) => (
            <span key={value} className="flex justify-between gap-3">
              <span className="max-w-56 truncate font-mono">
                {value === '' ? '(empty)' : cleanLine(value, 60)}
              </span>
              <span className="text-muted">{count}</span>
            </span>
          ))}
          <span className="text-muted">
            {variable.distinct} different in {variable.of} lines
          </span>
        </span>
      }
    >
      {chip}
    </Tooltip>
  );
}

/** Without what could disguise the text, but with the spaces at its ends: they part it from the variables. */
function keepEdges(text: string): string {
  const lead = /^\s*/.exec(text)?.[0] ?? '';
  const tail = /\s*$/.exec(text)?.[0] ?? '';
  return `${lead}${cleanLine(text)}${tail}`;
}
