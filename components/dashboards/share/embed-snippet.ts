import { type SharedState, sharedUrl } from '@/lib/url/shared';

export interface EmbedOptions {
  theme: SharedState['theme'];
  transparent: boolean;
  /** With name, time and read-only note above the panels. */
  header: boolean;
  heightPx: number;
}

/** The HTML that shows a shared dashboard within another page. */
export function embedSnippet(origin: string, token: string, title: string, options: EmbedOptions): string {
  const { theme, transparent, header, heightPx } = options;
  const url = sharedUrl(token, {
    embed: true,
    ...(header ? { header } : {}),
    ...(theme ? { theme } : {}),
    ...(transparent && !header ? { ground: 'transparent' as const } : {}),
  });
  const src = escapeAttribute(`${origin}${url}`);
  return `<iframe src="${src}" title="${escapeAttribute(title)}" width="100%" height="${heightPx}" style="border:0" loading="lazy"></iframe>`;
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
