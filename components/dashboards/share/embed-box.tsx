'use client';

import { useState } from 'react';
import { CodeSnippet } from '@/components/ui/code-snippet';
import { Segmented } from '@/components/ui/segmented';
import { type EmbedOptions, embedSnippet } from './embed-snippet';

const THEMES = [
  { value: 'own', label: 'Viewer’s theme' },
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
] as const;
const FRAMES = [
  { value: 'panels', label: 'Panels only' },
  { value: 'clear', label: 'On a clear ground' },
  { value: 'header', label: 'With header' },
] as const;

/** The snippet that shows the board in another page, and how it looks there. */
export function EmbedBox({ token, title }: { token: string; title: string }) {
  const [theme, setTheme] = useState<(typeof THEMES)[number]['value']>('own');
  const [frame, setFrame] = useState<(typeof FRAMES)[number]['value']>('panels');
  const options: EmbedOptions = {
    theme: theme === 'own' ? null : theme,
    transparent: frame === 'clear',
    header: frame === 'header',
    heightPx: 640,
  };
  return (
    <details className="rounded-md border border-line">
      <summary className="cursor-pointer px-3 py-2 font-medium text-sm">Embed it in another page</summary>
      <div className="flex flex-col gap-3 border-line border-t p-3">
        <div className="flex flex-wrap gap-2">
          <Segmented label="Theme" value={theme} options={THEMES} onChange={setTheme} />
          <Segmented label="Around it" value={frame} options={FRAMES} onChange={setFrame} />
        </div>
        <CodeSnippet code={embedSnippet(location.origin, token, title, options)} label="HTML" />
      </div>
    </details>
  );
}
