import { expect, test } from 'vitest';
import { matchStroke, type Stroke } from './shortcut-matcher';

const REGISTERED = ['g l', 'g e', '?', 'mod+k', '[', 'escape', 'G', 'l'];
const press = (key: string, rest: Partial<Stroke> = {}): Stroke => ({
  key,
  mod: false,
  alt: false,
  typing: false,
  ...rest,
});

test('a sequence takes two strokes', () => {
  const first = matchStroke(REGISTERED, '', press('g'));
  expect(first).toEqual({ keys: null, pending: 'g' });
  expect(matchStroke(REGISTERED, first.pending, press('l')).keys).toBe('g l');
});

test('a stroke that does not go on a sequence counts on its own', () => {
  expect(matchStroke(REGISTERED, 'g', press('[')).keys).toBe('[');
  expect(matchStroke(REGISTERED, '', press('l')).keys).toBe('l');
  expect(matchStroke(REGISTERED, 'g', press('x'))).toEqual({ keys: null, pending: '' });
});

test('fields keep their keys, except for chords with mod', () => {
  expect(matchStroke(REGISTERED, '', press('[', { typing: true })).keys).toBeNull();
  expect(matchStroke(REGISTERED, '', press('k', { typing: true, mod: true })).keys).toBe('mod+k');
});

test('capital letters are keys of their own, and modifiers alone are none', () => {
  expect(matchStroke(REGISTERED, '', press('G')).keys).toBe('G');
  expect(matchStroke(REGISTERED, 'g', press('Shift'))).toEqual({ keys: null, pending: '' });
});

test('keys of the browser are left alone', () => {
  expect(matchStroke(REGISTERED, '', press('l', { mod: true })).keys).toBeNull();
  expect(matchStroke(REGISTERED, '', press('[', { alt: true })).keys).toBeNull();
});
