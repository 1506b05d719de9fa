'use client';

import { completionStatus } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import { Search, X } from 'lucide-react';
import { type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { type Shortcut, useShortcuts } from '@/components/shell/shortcuts';
import { cn } from '@/components/ui/cn';
import type { QueryDiagnostic } from '@/lib/contracts/query-diagnostic';
import { isRunnable, parseQuery } from '@/lib/query/parse';
import type { QuerySignal } from '@/lib/query/value-remark';
import type { FieldSuggestion, Suggestions, ValueSuggestion } from './completion-source';
import { createEditor, syncText } from './create-editor';
import { applyFix, LINT_DELAY_MS } from './query-lint';
import { QueryRemark } from './query-remark';

const SLASH: readonly Shortcut[] = [{ keys: '/', label: 'Write a query', group: 'Everywhere' }];
const NO_SHORTCUTS: readonly Shortcut[] = [];

export interface SearchBarHandle {
  focus(): void;
}

export interface SearchBarProps {
  /** The query that runs now; a change from outside replaces what is typed. */
  value: string;
  /** Called on Enter with a query that can run (also an unchanged one: run it again). */
  onSubmit: (text: string) => void;
  /** What the query searches. */
  signal: QuerySignal;
  ariaLabel: string;
  placeholder?: string;
  /** Known fields with their top values; asked before `completeField` and `completeValue`. */
  fields?: readonly (FieldSuggestion & { values?: readonly ValueSuggestion[] })[] | undefined;
  completeField?: Suggestions['completeField'];
  completeValue?: Suggestions['completeValue'];
  /** Whether `/` focuses the bar from anywhere on the page. */
  slashFocuses?: boolean;
  className?: string;
  ref?: Ref<SearchBarHandle>;
}

/** The search bar: one line that grows, coloured and checked by the parser that the server compiles with. */
export function SearchBar(props: SearchBarProps) {
  const { value, signal, ariaLabel, placeholder = 'Search', slashFocuses = true, className, ref } = props;
  const remarkId = useId();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  const [text, setText] = useState(value);
  const [remark, setRemark] = useState(() => firstRemark(parseQuery(value, signal).diagnostics));
  // The query that runs is remarked on at once, one that is being typed only when the typing rests.
  const typing = text.trim() !== value.trim();
  useEffect(() => {
    latest.current = props;
  });

  const submit = () => {
    const query = view.current?.state.doc.toString() ?? latest.current.value;
    const parsed = parseQuery(query, latest.current.signal);
    if (isRunnable(parsed)) latest.current.onSubmit(query.trim());
    else setRemark(firstRemark(parsed.diagnostics));
  };
  const submitLatest = useRef(submit);
  useEffect(() => {
    submitLatest.current = submit;
  });

  const focus = () => view.current?.focus();
  useImperativeHandle(ref, () => ({ focus: () => view.current?.focus() }), []);
  useShortcuts(slashFocuses ? SLASH : NO_SHORTCUTS, focus);

  // The editor outlives renders; what changes is read through refs and synced below.
  useEffect(() => {
    if (!host.current) return;
    const created = createEditor({
      parent: host.current,
      text: latest.current.value,
      signal,
      ariaLabel,
      placeholder,
      describedBy: remarkId,
      suggestions: () => suggestionsOf(latest.current),
      onSubmit: () => submitLatest.current(),
      onChange: setText,
    });
    view.current = created;
    return () => {
      view.current = null;
      created.destroy();
    };
  }, [signal, ariaLabel, placeholder, remarkId]);

  useEffect(() => {
    if (view.current) syncText(view.current, value);
  }, [value]);

  useEffect(() => {
    const look = () => setRemark(firstRemark(parseQuery(text, signal).diagnostics));
    if (!typing) return look();
    // Nobody who is choosing a value has to be told that there is none yet.
    const choosing = () => view.current && completionStatus(view.current.state) === 'active';
    const timer = setTimeout(() => (choosing() ? setRemark(null) : look()), LINT_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text, typing, signal]);

  return (
    <search className={cn('relative block min-w-0', className)}>
      <div className="flex min-h-8 items-start rounded-md border border-line bg-surface focus-within:border-accent focus-within:ring-1 focus-within:ring-focus">
        <Search aria-hidden className="mt-2 ml-2.5 size-3.5 shrink-0 text-faint" />
        <div ref={host} className="min-h-7.5 min-w-0 flex-1 cursor-text px-2" />
        {text !== '' && (
          <button
            type="button"
            aria-label="Clear the query"
            className="mt-1 mr-1 rounded-sm p-1 text-muted hover:bg-hover hover:text-text"
            onClick={() => {
              if (view.current) syncText(view.current, '');
              submit();
              focus();
            }}
          >
            <X aria-hidden className="size-3.5" />
          </button>
        )}
      </div>
      <QueryRemark
        id={remarkId}
        diagnostic={remark}
        afloat={typing}
        onFix={(diagnostic) => view.current && applyFix(view.current, diagnostic)}
      />
    </search>
  );
}

/** An error before any hint. */
function firstRemark(diagnostics: readonly QueryDiagnostic[]): QueryDiagnostic | null {
  return diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0] ?? null;
}

function suggestionsOf({ fields, completeField, completeValue }: SearchBarProps): Suggestions {
  return {
    completeField: fields ? async () => fields : completeField,
    completeValue: async (name) => {
      const known = fields?.find((field) => field.name === name)?.values ?? [];
      return completeValue && known.length === 0 ? completeValue(name) : known;
    },
  };
}
