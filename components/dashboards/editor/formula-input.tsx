'use client';

import { useContext, useId, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import { formulaCompletion } from './formula-completion';
import { ProblemsContext } from './problems-context';

interface FormulaInputProps {
  value: string;
  path: string;
  label: string;
  /** Queries and formulas before it, and functions. */
  names: readonly string[];
  onChange: (expression: string) => void;
  onRun: () => void;
}

/** An expression over queries: names complete as one types, and what is wrong is marked where it stands. */
export function FormulaInput({ value, path, label, names, onChange, onRun }: FormulaInputProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const problem = useContext(ProblemsContext).find((one) => one.path === path);
  const completion = caret === null ? null : formulaCompletion(value, caret, names);
  const at = Math.min(chosen, (completion?.names.length ?? 1) - 1);
  const accept = (name: string) => {
    if (!completion) return;
    onChange(value.slice(0, completion.from) + name + value.slice(completion.to));
    const end = completion.from + name.length;
    setCaret(null);
    // The caret is set when the new text stands there.
    setTimeout(() => {
      input.current?.focus();
      input.current?.setSelectionRange(end, end);
    });
  };
  return (
    <div className="relative flex flex-col gap-1">
      <Input
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={completion !== null}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={completion ? `${id}-${at}` : undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="errors / total * 100"
        value={value}
        maxLength={500}
        className="font-mono text-sm"
        onChange={(event) => {
          setChosen(0);
          setCaret(event.target.selectionStart);
          onChange(event.target.value);
        }}
        onBlur={() => setCaret(null)}
        onKeyDown={(event) => {
          if (!completion) {
            if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) onRun();
            return;
          }
          const { length } = completion.names;
          const name = completion.names[at];
          if (event.key === 'ArrowDown') setChosen((at + 1) % length);
          else if (event.key === 'ArrowUp') setChosen((at + length - 1) % length);
          else if (event.key === 'Escape') setCaret(null);
          else if ((event.key === 'Enter' || event.key === 'Tab') && name !== undefined) accept(name);
          else return;
          event.preventDefault();
        }}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Names"
        hidden={completion === null}
        className="absolute top-8.5 left-0 z-20 max-h-48 min-w-40 overflow-y-auto rounded-md border bg-raised p-1 shadow-pop"
      >
        {completion?.names.map((name, index) => (
          <div
            key={name}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="flex h-7 cursor-default items-center rounded-sm px-2 font-mono text-xs aria-selected:bg-hover"
            onPointerDown={(event) => {
              event.preventDefault();
              accept(name);
            }}
          >
            {name}
          </div>
        ))}
      </div>
      {problem ? (
        <div id={`${id}-problem`} role="status" className="text-danger-text text-xs">
          {problem.place && problem.place.to > problem.place.from ? (
            <Marked text={value} from={problem.place.from} to={problem.place.to} />
          ) : null}
          <p>{problem.message}</p>
        </div>
      ) : null}
    </div>
  );
}

/** The expression again, with the wrong part underlined below where it was written. */
function Marked({ text, from, to }: { text: string; from: number; to: number }) {
  return (
    <p aria-hidden className={cn('overflow-x-auto whitespace-pre px-2.5 font-mono text-sm')}>
      <span className="text-faint">{text.slice(0, from)}</span>
      <span className="underline decoration-wavy underline-offset-4">{text.slice(from, to) || ' '}</span>
      <span className="text-faint">{text.slice(to)}</span>
    </p>
  );
}
