import { TriangleAlert } from 'lucide-react';

interface MissingLinkProps {
  /** `saved query`. */
  what: string;
  /** As it was typed. */
  path: string;
}

/** Says that the short link that led here opens nothing. */
export function MissingLink({ what, path }: MissingLinkProps) {
  return (
    <p role="status" className="flex items-start gap-2 border-line border-b px-4 py-2.5">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-sev-warn-text" />
      <span className="min-w-0 break-words">
        There is no {what} behind <code className="font-mono">{path.slice(0, 67)}</code>: it was deleted, or
        the link is cut short.
      </span>
    </p>
  );
}
