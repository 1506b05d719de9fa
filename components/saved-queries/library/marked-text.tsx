import { Fragment } from 'react';
import type { TextMarks } from '@/lib/contracts/saved-things';

/** Text with the stretches marked in which the server found what was searched for. */
export function MarkedText({ text, marks }: { text: string; marks: TextMarks }) {
  if (marks.length === 0) return text;
  let at = 0;
  const parts = marks.map(([from, to]) => {
    const before = text.slice(at, from);
    at = to;
    return (
      <Fragment key={from}>
        {before}
        <mark>{text.slice(from, to)}</mark>
      </Fragment>
    );
  });
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
