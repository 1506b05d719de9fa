import { formatCount } from '@/components/charts/format-count';
import { cleanLine } from '@/components/ui/clean-text';
import { ServiceName } from '@/components/ui/service-name';
import { SeverityBadge } from '@/components/ui/severity-badge';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { LogPattern } from '@/lib/contracts/log-patterns';
import { PatternButtons, type PatternDeeds } from './pattern-actions';
import { VariableBars } from './variable-bars';

/** What stands below an open pattern: where it comes from, lines of it, and what its variables stand for. */
export function PatternDetail({ pattern, deeds }: { pattern: LogPattern; deeds: PatternDeeds }) {
  const format = useTimeFormat();
  const { services, serviceCount, read } = pattern;
  return (
    <div className="flex flex-col gap-3 bg-surface px-3 py-3 md:pl-9">
      <PatternButtons pattern={pattern} deeds={deeds} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-xs">
        <span>
          First {format.dateTime(pattern.firstSeen)} · last {format.dateTime(pattern.lastSeen)}
          {pattern.relativeError === null ? '' : ` among ${formatCount(read)} lines read`}
        </span>
        {services.map(({ name, count }) => (
          <span key={name} className="inline-flex max-w-60 items-center gap-1.5 text-text">
            <ServiceName service={name} />
            <span className="text-muted">{formatCount(count)}</span>
          </span>
        ))}
        {serviceCount > services.length ? (
          <span>and {serviceCount - services.length} services more</span>
        ) : null}
      </div>
      <section aria-label="Examples" className="flex flex-col">
        <h3 className="mb-1 text-muted text-xs">Examples</h3>
        {pattern.examples.map((example) => (
          <button
            key={example.id}
            type="button"
            data-example={example.id}
            className="-mx-1.5 flex items-start gap-2.5 rounded-sm px-1.5 py-0.5 text-left hover:bg-hover max-md:flex-wrap"
            onClick={() => deeds.openLog(example.id)}
          >
            <span className="shrink-0 text-muted text-xs leading-5">{format.dateTime(example.time)}</span>
            <SeverityBadge severity={example.severity} className="leading-5" />
            <ExampleText example={example} />
          </button>
        ))}
      </section>
      <VariableBars pattern={pattern} />
    </div>
  );
}

function ExampleText({ example: { text, variables } }: { example: LogPattern['examples'][number] }) {
  let end = 0;
  const pieces = variables.flatMap(({ from, to }) => {
    const before = text.slice(end, from);
    end = to;
    return [
      { at: from, text: before, variable: false },
      { at: from, text: text.slice(from, to), variable: true },
    ];
  });
  return (
    <span className="line-clamp-3 min-w-0 font-mono text-xs leading-5 [overflow-wrap:anywhere]">
      {[...pieces, { at: text.length, text: text.slice(end), variable: false }].map((piece) => {
        if (piece.text === '') return null;
        const shown = piece.text.trim() === '' ? ' ' : padded(piece.text);
        return piece.variable ? (
          <span key={`v${piece.at}`} className="rounded-sm bg-accent-soft text-accent-text">
            {shown}
          </span>
        ) : (
          <span key={`t${piece.at}`}>{shown}</span>
        );
      })}
    </span>
  );
}

function padded(text: string): string {
  return `${/^\s/.test(text) ? ' ' : ''}${cleanLine(text)}${/\s$/.test(text) ? ' ' : ''}`;
}
