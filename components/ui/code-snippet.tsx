import { cn } from './cn';
import { CopyButton } from './copy-button';

/** Code to take away: scrolls sideways, copies whole. */
export function CodeSnippet({ code, label, className }: { code: string; label: string; className?: string }) {
  return (
    <figure className={cn('relative rounded-md border border-line bg-bg text-left', className)}>
      <figcaption className="sr-only">{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="overflow-x-auto py-3 pr-12 pl-3 font-mono text-xs leading-5">
        <code>{code}</code>
      </pre>
      <CopyButton text={code} label={`Copy ${label}`} className="absolute top-1.5 right-1.5 bg-bg" />
    </figure>
  );
}
