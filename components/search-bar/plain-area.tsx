import type { Ref } from 'react';

interface PlainAreaProps {
  value: string;
  ariaLabel: string;
  describedBy: string;
  placeholder: string;
  onChange: (text: string) => void;
  onSubmit: () => void;
  ref: Ref<HTMLTextAreaElement>;
}

/** A text area that looks as the editor does, so that nothing moves when that takes over. */
export function PlainArea({
  value,
  ariaLabel,
  describedBy,
  placeholder,
  onChange,
  onSubmit,
  ref,
}: PlainAreaProps) {
  return (
    <textarea
      ref={ref}
      rows={1}
      defaultValue={value}
      aria-label={ariaLabel}
      aria-describedby={describedBy}
      placeholder={placeholder}
      spellCheck={false}
      autoCapitalize="off"
      enterKeyHint="search"
      className="field-sizing-content block max-h-[140px] w-full resize-none bg-transparent py-[5px] font-mono text-sm leading-5 outline-none placeholder:font-sans placeholder:text-faint"
      onChange={(event) => onChange(event.target.value)}
      onCompositionStart={(event) => {
        event.currentTarget.dataset.composing = 'true';
      }}
      onCompositionEnd={(event) => {
        event.currentTarget.dataset.composing = 'false';
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onSubmit();
      }}
    />
  );
}
