import { expect, test } from 'vitest';
import { panelLinkUrl } from './panel-link';

const view = { time: { from: 'now-1h', to: 'now' }, variables: { service: ['a b', 'c&d'], all: [] } };

test('times and values stand in the link as one reads them there, whatever they hold', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is how links name them
  expect(panelLinkUrl('/logs?q=service:$service&from=${from}&to=${to}', view)).toBe(
    '/logs?q=service:a%20b,c%26d&from=now-1h&to=now',
  );
});

test('all values are nothing, and a name that no variable has stays as it is', () => {
  expect(panelLinkUrl('https://x/$all/$constructor', view)).toBe('https://x//$constructor');
});
