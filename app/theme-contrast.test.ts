import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./globals.css', import.meta.url), 'utf8');
const dark = tokensIn(css.slice(css.indexOf('@theme static'), css.indexOf('@layer theme')));
const light = { ...dark, ...tokensIn(css.slice(css.indexOf('@layer theme'), css.indexOf('@layer base'))) };

const GROUNDS = ['bg', 'surface', 'raised', 'hover', 'selected'];
const SEVERITIES = ['unset', 'trace', 'debug', 'info', 'warn', 'error', 'fatal'];
const TEXTS = [
  'text',
  'muted',
  'accent-text',
  'danger-text',
  'ok-text',
  ...SEVERITIES.map((s) => `sev-${s}-text`),
];
const MARKS = ['accent', 'danger', 'ok', 'focus', 'line-strong'].concat(
  SEVERITIES.map((s) => `sev-${s}`),
  Array.from({ length: 14 }, (_, i) => `svc-${i + 1}`),
);
const PAIRS = [
  ['accent-ink', 'accent'],
  ['danger-ink', 'danger'],
  ['mark-ink', 'mark'],
  ['accent-text', 'accent-soft'],
  ['danger-text', 'danger-soft'],
  ['faint', 'bg'],
  ['faint', 'surface'],
  ['faint', 'raised'],
] as const;

// WCAG 2.2: 1.4.3 asks 4.5:1 of text, 1.4.11 asks 3:1 of marks and controls.
describe.each([
  ['dark', dark],
  ['light', light],
])('contrast in the %s theme', (_, tokens) => {
  test.each(TEXTS)('%s is readable on every ground', (text) => {
    for (const ground of GROUNDS) expect(contrast(tokens, text, ground), ground).toBeGreaterThanOrEqual(4.5);
  });

  test.each(MARKS)('%s can be told from the page and from panels', (mark) => {
    for (const ground of ['bg', 'surface']) {
      expect(contrast(tokens, mark, ground), ground).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(PAIRS)('%s is readable on %s', (text, ground) => {
    expect(contrast(tokens, text, ground)).toBeGreaterThanOrEqual(4.5);
  });
});

test('both themes name every colour', () => {
  const named = (part: string) => Object.keys(tokensIn(part)).sort();
  const start = css.indexOf('@layer theme');
  expect(named(css.slice(start, css.indexOf('@layer base')))).toEqual(named(css.slice(0, start)));
});

type Oklch = [l: number, c: number, h: number];

function tokensIn(part: string): Record<string, Oklch> {
  const found: Record<string, Oklch> = {};
  for (const [, name = '', l, c, h] of part.matchAll(
    /--color-([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)/g,
  )) {
    found[name] = [Number(l), Number(c), Number(h)];
  }
  return found;
}

function contrast(tokens: Record<string, Oklch>, a: string, b: string): number {
  const [x, y] = [a, b].map((name) => {
    const token = tokens[name];
    if (!token) throw new Error(`no token ${name}`);
    return luminance(token);
  });
  return (Math.max(x ?? 0, y ?? 0) + 0.05) / (Math.min(x ?? 0, y ?? 0) + 0.05);
}

/** OKLCH → linear sRGB, clipped to the gamut → relative luminance (WCAG). Matrices: B. Ottosson, "Oklab". */
function luminance([lightness, chroma, hue]: Oklch): number {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return (
    0.2126 * clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) +
    0.7152 * clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) +
    0.0722 * clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  );
}
