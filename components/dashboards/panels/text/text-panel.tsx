'use client';

import { useEffect, useRef } from 'react';
import Markdown, { type Components } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import type { PanelOf } from '@/lib/contracts/dashboard/panel';
import { useBoardView } from '../../data/board-view';
import { registerPanel } from '../../data/panel-registry';
import { PanelMessage } from '../frame/panel-message';
import { replaceInText } from './replace-in-text';

// GitHub's rules; pictures only by https (never data: or http:), and no id of a text meets one of the page.
const ALLOWED = {
  ...defaultSchema,
  clobberPrefix: 'board-text-',
  protocols: { ...defaultSchema.protocols, src: ['https'], href: ['http', 'https', 'mailto'] },
};

const ELEMENTS: Components = {
  a: ({ href, children }) =>
    href ? (
      <a
        href={href}
        rel="noopener noreferrer"
        target={href.startsWith('/') || href.startsWith('#') ? undefined : '_blank'}
      >
        {children}
      </a>
    ) : (
      // What must not be followed (javascript:, data:) does not look as if it could be.
      <span>{children}</span>
    ),
  img: ({ src, alt }) =>
    typeof src === 'string' && src.startsWith('https://') ? (
      // biome-ignore lint/performance/noImgElement: of another site, whose size nobody knows
      <img src={src} alt={alt ?? ''} loading="lazy" referrerPolicy="no-referrer" />
    ) : (
      <span className="text-faint">{alt ?? ''}</span>
    ),
};

const PROSE = [
  'h-full overflow-auto px-3 pb-2 text-sm [overflow-wrap:anywhere]',
  '[&_h1]:mt-2 [&_h1]:mb-1 [&_h1]:font-semibold [&_h1]:text-lg [&_h2]:mt-2 [&_h2]:mb-1 [&_h2]:font-semibold [&_h2]:text-base',
  '[&_h3]:mt-2 [&_h3]:mb-1 [&_h3]:font-semibold [&_p]:my-1.5 [&>*:first-child]:mt-0',
  '[&_ul]:my-1.5 [&_ul]:list-disc [&_ul]:pl-5 [&_ol]:my-1.5 [&_ol]:list-decimal [&_ol]:pl-5',
  '[&_a]:text-accent-text [&_a]:underline [&_img]:max-w-full',
  '[&_code]:rounded-sm [&_code]:bg-hover [&_code]:px-1 [&_code]:font-mono [&_code]:text-xs',
  '[&_pre]:my-1.5 [&_pre]:overflow-x-auto [&_pre]:rounded-md [&_pre]:border [&_pre]:p-2 [&_pre_code]:bg-transparent [&_pre_code]:p-0',
  '[&_blockquote]:my-1.5 [&_blockquote]:border-l-2 [&_blockquote]:pl-2 [&_blockquote]:text-muted [&_hr]:my-2',
  '[&_table]:my-1.5 [&_td]:border [&_td]:px-2 [&_td]:py-0.5 [&_th]:border [&_th]:px-2 [&_th]:py-0.5 [&_th]:text-left',
].join(' ');

/** Markdown that a person wrote, sanitized, with the chosen values of variables in it. */
export function TextPanel({ panel }: { panel: PanelOf<'text'> }) {
  const view = useBoardView();
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = frame.current;
    return element ? registerPanel(panel.id, { element, shown: null, countExactly: null }) : undefined;
  }, [panel.id]);
  if (panel.markdown.trim() === '') {
    return <PanelMessage title="No text yet" text="Edit this panel to write one." />;
  }
  return (
    <section
      ref={frame}
      aria-label={panel.title === '' ? 'Text' : panel.title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      data-panel-body={panel.id}
      className={PROSE}
    >
      <Markdown remarkPlugins={[remarkGfm]} rehypePlugins={[[rehypeSanitize, ALLOWED]]} components={ELEMENTS}>
        {replaceInText(panel.markdown, view)}
      </Markdown>
    </section>
  );
}
