'use client';

import { Search, X } from 'lucide-react';
import { type ReactNode, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { type Shortcut, useShortcuts } from '@/components/shell/shortcuts';
import { cn } from '@/components/ui/cn';
import type { QueryDiagnostic } from '@/lib/contracts/query-diagnostic';
import { isRunnable, parseQuery } from '@/lib/query/parse';
import type { QuerySignal } from '@/lib/query/value-remark';
import { PlainArea } from './plain-area';
import { QueryRemark } from './query-remark';
import { REMARK_DELAY_MS } from './remark-delay';
import type { Suggestions } from './suggestions';
import { useQueryEditor } from './use-query-editor';

const SLASH: readonly Shortcut[] = [{ keys: '/', label: 'Write a query', group: 'Everywhere' }];
const NO_SHORTCUTS: readonly Shortcut[] = [];

export interface SearchBarHandle {
  focus(): void;
  /** Runs what is typed, as Enter does. */
  submit(): void;
  /** Puts the query that runs in place of what is typed. */
  reset(): void;
  /** Closes the list of completions; false when none was open. */
  closeList(): boolean;
}

export interface SearchBarProps {
  /** The query that runs now; a change from outside replaces what is typed. */
  value: string;
  /** Called on Enter with a query that can run (also an unchanged one: run it again). */
  onSubmit: (text: string) => void;
  /** Called with what is typed, also where it cannot run yet. */
  onType?: (text: string) => void;
  /** What the query searches. */
  signal: QuerySignal;
  ariaLabel: string;
  placeholder?: string;
  /** Where completion gets its fields, values and recent queries. */
  suggestions?: Suggestions;
  /** Whether `/` focuses the bar from anywhere on the page. */
  slashFocuses?: boolean;
  className?: string;
  /** Buttons at the end of the bar. */
  children?: ReactNode;
  ref?: Ref<SearchBarHandle>;
}

/** The search bar: one line that grows, coloured and checked by the parser that the server compiles with. */
export function SearchBar(props: SearchBarProps) {
  const { value, signal, ariaLabel, placeholder = 'Search', slashFocuses = true, className, ref } = props;
  const remarkId = useId();
  const latest = useRef(props);
  const [text, setText] = useState(value);
  const [remarks, setRemarks] = useState(() => ranked(parseQuery(value, signal).diagnostics));
  // The query that runs is remarked on at once, one that is being typed only when the typing rests.
  const typing = text.trim() !== value.trim();
  useEffect(() => {
    latest.current = props;
  });

  const tell = (typed: string) => {
    setText(typed);
    latest.current.onType?.(typed);
  };
  const deeds = useRef<{ submit: () => void; fixFirst: () => boolean } | null>(null);
  const { area, host, editor, isFull } = useQueryEditor({
    signal,
    ariaLabel,
    placeholder,
    describedBy: remarkId,
    suggestions: () => latest.current.suggestions ?? {},
    onSubmit: () => deeds.current?.submit(),
    onFix: () => deeds.current?.fixFirst() ?? false,
    onChange: tell,
    // Nobody who is choosing a value has to be told that there is none yet.
    onList: () => setRemarks([]),
  });

  const submit = () => {
    const query = editor.current?.text() ?? latest.current.value;
    const parsed = parseQuery(query, latest.current.signal);
    if (isRunnable(parsed)) latest.current.onSubmit(query.trim());
    else setRemarks(ranked(parsed.diagnostics));
  };
  const fix = (diagnostic: QueryDiagnostic) => {
    editor.current?.applyFix(diagnostic);
    // The query that runs is read the other way at once; one that is being typed waits for Enter.
    if (!typing) submit();
  };
  const fixFirst = () => {
    // Of what stands there now: the remarks may not have been made yet.
    const { diagnostics } = parseQuery(editor.current?.text() ?? '', signal);
    const first = ranked(diagnostics).find((one) => one.fix);
    if (first) fix(first);
    return first !== undefined;
  };
  useEffect(() => {
    deeds.current = { submit, fixFirst };
  });

  const focus = () => editor.current?.focus();
  useImperativeHandle(
    ref,
    () => ({
      focus: () => editor.current?.focus(),
      submit: () => deeds.current?.submit(),
      reset: () => editor.current?.setText(latest.current.value),
      closeList: () => editor.current?.closeList() ?? false,
    }),
    [editor],
  );
  useShortcuts(slashFocuses ? SLASH : NO_SHORTCUTS, focus);

  const shown = useRef(value);
  useEffect(() => {
    // What was typed before the page came alive stays.
    if (shown.current === value) return;
    shown.current = value;
    editor.current?.setText(value);
  }, [value, editor]);

  useEffect(() => {
    const look = () => setRemarks(ranked(parseQuery(text, signal).diagnostics));
    if (!typing) return look();
    const timer = setTimeout(() => !editor.current?.isChoosing() && look(), REMARK_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text, typing, signal, editor]);

  return (
    <search className={cn('relative block min-w-0', className)}>
      <div className="flex min-h-8 items-start rounded-md border border-line bg-surface focus-within:border-accent focus-within:ring-1 focus-within:ring-focus">
        <Search aria-hidden className="mt-2 ml-2.5 size-3.5 shrink-0 text-faint" />
        <div className="min-h-7.5 min-w-0 flex-1 cursor-text px-2">
          {isFull ? null : (
            <PlainArea
              ref={area}
              value={value}
              ariaLabel={ariaLabel}
              describedBy={remarkId}
              placeholder={placeholder}
              onChange={tell}
              onSubmit={submit}
            />
          )}
          <div ref={host} />
        </div>
        {text !== '' && (
          <button
            type="button"
            aria-label="Clear the query"
            className="mt-1 mr-1 rounded-sm p-1 text-muted hover:bg-hover hover:text-text"
            onClick={() => {
              editor.current?.setText('');
              submit();
              focus();
            }}
          >
            <X aria-hidden className="size-3.5" />
          </button>
        )}
        {props.children}
      </div>
      <QueryRemark id={remarkId} diagnostics={remarks} afloat={typing} onFix={fix} />
    </search>
  );
}

/** Errors before hints. */
function ranked(diagnostics: readonly QueryDiagnostic[]): QueryDiagnostic[] {
  const isError = ({ severity }: QueryDiagnostic) => severity === 'error';
  return [...diagnostics.filter(isError), ...diagnostics.filter((one) => !isError(one))];
}
