import { expect, test } from 'vitest';
import { embedSnippet } from './embed-snippet';

const OPTIONS = { theme: null, transparent: false, header: false, heightPx: 600 };

test('the snippet shows the shared board without a header, in the theme and on the ground asked for', () => {
  const plain = embedSnippet('https://logs.fab', 'tok', 'Yield', OPTIONS);
  expect(plain).toContain('src="https://logs.fab/shared/tok?embed=1"');
  expect(plain).toContain('height="600"');
  const dressed = embedSnippet('https://logs.fab', 'tok', 'Yield', {
    ...OPTIONS,
    theme: 'dark',
    transparent: true,
  });
  expect(dressed).toContain('?embed=1&amp;theme=dark&amp;ground=transparent"');
  const headed = embedSnippet('https://logs.fab', 'tok', 'Yield', { ...OPTIONS, header: true });
  expect(headed, 'without embed=1 no browser shows it in a frame').toContain('?embed=1&amp;header=1"');
});

test('a name cannot break out of the snippet', () => {
  const snippet = embedSnippet('https://x', 't', '"><script>alert(1)</script>', OPTIONS);
  expect(snippet).not.toContain('<script');
  expect(snippet.match(/</g)?.length).toBe(2);
});
