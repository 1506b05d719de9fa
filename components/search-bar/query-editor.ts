import type { QueryDiagnostic } from '@/lib/contracts/query-diagnostic';

/** What the search bar asks of the thing people type in, be it a plain text area or the full editor. */
export interface QueryEditor {
  text(): string;
  /** Replaces what differs. */
  setText(text: string): void;
  /** What it is called from now on. */
  setLabel(ariaLabel: string): void;
  focus(): void;
  /** Puts the fix in place of what it fixes. */
  applyFix(diagnostic: QueryDiagnostic): void;
  /** Whether the list of completions is open. */
  isChoosing(): boolean;
  /** Closes that list; false when none was open. */
  closeList(): boolean;
}

/** The text area as an editor: what there is until the full one has loaded, and where it cannot. */
export function plainEditor(area: HTMLTextAreaElement, onChange: (text: string) => void): QueryEditor {
  const setText = (text: string) => {
    if (area.value === text) return;
    area.value = text;
    onChange(text);
  };
  return {
    text: () => area.value,
    setText,
    setLabel: (ariaLabel) => area.setAttribute('aria-label', ariaLabel),
    focus: () => area.focus(),
    applyFix: ({ from, to, fix }) => {
      if (!fix) return;
      setText(area.value.slice(0, from) + fix.text + area.value.slice(to));
      area.setSelectionRange(from + fix.text.length, from + fix.text.length);
      area.focus();
    },
    isChoosing: () => false,
    closeList: () => false,
  };
}
