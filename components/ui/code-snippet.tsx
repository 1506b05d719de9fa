import { cn } from './cn';
import { CopyButton } from './copy-button';

/** Code to take away: scrolls sideways, copies whole. */
export function CodeSnippet({ code, label, className }: { code: string; label: string; className?: string }) {
  return (
    <figure className={cn('flex items-start rounded-md border border-line bg-bg text-left', className)}>
      <figcaption className="sr-only">{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="min-w-0 flex-1 overflow-x-auto p-3 font-mono text-xs leading-5">
        <code>{code}</code>
      </pre>
      <CopyButton text={code} label={`Copy ${label}`} className="m-1.5" />
    </figure>
  );
}
