import { expect, it } from 'vitest';
import type { RawValue } from '../raw-value';
import { Repairs } from '../repairs';
import { AttributeBag } from './attribute-bag';
import { bodyText } from './body-text';
import { capText } from './cap-text';
import { keepDigits } from './keep-digits';
import { prepareJson } from './prepare-json';

const MIB = 1024 * 1024;

function flatten(values: Record<string, RawValue>) {
  const repairs = new Repairs();
  const bag = new AttributeBag(repairs);
  for (const key of Object.keys(values)) bag.put(key, values[key] ?? null);
  return { values: bag.values, repairs: Object.fromEntries(repairs.counts) };
}

function nested(depth: number): RawValue {
  let value: RawValue = 'leaf';
  for (let i = 0; i < depth; i++) value = { d: value };
  return value;
}

it('flattens objects to dotted keys, keeps lists, and leaves null out', () => {
  const { values, repairs } = flatten({
    a: { b: { c: 1 }, empty: {} },
    list: [1, null, ['x'], { k: 'v' }],
    none: null,
    inf: Number.NEGATIVE_INFINITY,
  });
  expect(values).toEqual({
    'a.b.c': 1,
    'a.empty': '{}',
    list: [1, 'null', ['x'], '{"k":"v"}'],
    inf: '-Infinity',
  });
  expect(repairs).toEqual({});
});

it('counts what two attributes of one name cost, and keeps the last', () => {
  const twice = flatten({ a: { b: 1 }, 'a.b': 2, same: { x: 1 }, 'same.x': 1 });
  expect(twice.values).toEqual({ 'a.b': 2, 'same.x': 1 });
  expect(twice.repairs).toEqual({ 'attributes of one name, the last kept': 1 });
  const long = 'k'.repeat(5_000);
  expect(flatten({ [`${long}1`]: 1, [`${long}2`]: 2 }).repairs).toMatchObject({
    'attributes of one name, the last kept': 1,
  });
});

it('keeps `__proto__` and `constructor` as ordinary keys', () => {
  const { values } = flatten(
    JSON.parse('{"__proto__":{"polluted":1},"constructor":"x","list":[{"__proto__":{"p":1}}]}'),
  );
  expect(JSON.stringify(values)).toBe(
    '{"__proto__.polluted":1,"constructor":"x","list":["{\\"__proto__\\":{\\"p\\":1}}"]}',
  );
  const own = flatten(JSON.parse('{"__proto__":"text"}')).values;
  expect(Object.keys(own)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(own)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it('keeps 64 levels and cuts what is deeper, with a count', () => {
  expect(JSON.stringify(flatten({ k: nested(64) }).values)).toContain('leaf');
  const deep = flatten({ k: nested(65) });
  expect(Object.values(deep.values)).toEqual(['[nested too deep]']);
  expect(deep.repairs).toEqual({ 'values nested deeper than 64 levels cut': 1 });
  const repairs = new Repairs();
  expect(bodyText(nested(20_000), repairs).bodyIsJson).toBe(true);
  expect(repairs.counts.size).toBe(1);
});

it('keeps 1,024 of 10,000 attributes and says how many it left out', () => {
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]));
  const { values, repairs } = flatten(many);
  expect(Object.keys(values)).toHaveLength(1024);
  expect(repairs).toEqual({ 'attributes beyond 1024 of a record left out': 8976 });
});

it('keeps 1 MiB of message and cuts a longer one inside no character', () => {
  const repairs = new Repairs();
  expect(bodyText('x'.repeat(MIB), repairs).body).toHaveLength(MIB);
  expect(repairs.counts.size).toBe(0);
  const cut = bodyText(`x${'é'.repeat(MIB)}`, repairs).body;
  expect(Buffer.byteLength(cut)).toBe(MIB - 1);
  expect(cut.endsWith('é')).toBe(true);
  expect(repairs.counts.get('message cut')).toBe(1);
  expect(capText('a😀', 4, 'text', repairs)).toBe('a');
});

it('says that a structured body which had to be cut is no longer JSON', () => {
  const repairs = new Repairs();
  expect(bodyText({ long: 'x'.repeat(2 * MIB) }, repairs).bodyIsJson).toBe(false);
});

it('cuts keys of more than 1 KiB', () => {
  const { values, repairs } = flatten({ ['k'.repeat(2000)]: 1 });
  expect(Object.keys(values)[0]).toHaveLength(1024);
  expect(repairs).toEqual({ 'attribute key cut': 1 });
});

it.each([
  ['{"a":9007199254740993}', { a: '9007199254740993' }],
  ['{"a":9007199254740991}', { a: 9007199254740991 }],
  ['[1,-12345678901234567890 , 2]', [1, '-12345678901234567890', 2]],
  ['{"a":1e400,"b":-1.5E+999,"c":1e-400,"d":1e308}', { a: '1e400', b: '-1.5E+999', c: 0, d: 1e308 }],
  ['{"a":"x:12345678901234567890","b":1}', { a: 'x:12345678901234567890', b: 1 }],
  [
    '{"q\\"":12345678901234567890,"\\\\":"\\\\\\":,12345678901234567890"}',
    { 'q"': '12345678901234567890', '\\': '\\":,12345678901234567890' },
  ],
])('keeps the digits of %s', (text, expected) => {
  expect(JSON.parse(keepDigits(text))).toEqual(expected);
});

it('keeps a number of 400 digits', () => {
  expect(JSON.parse(keepDigits(`{"a":1${'0'.repeat(400)}}`))).toEqual({ a: `1${'0'.repeat(400)}` });
});

it('repairs NUL and lone surrogates in JSON, and leaves pairs and escaped backslashes alone', () => {
  const repairs = new Repairs();
  const text = '["a\\u0000b","\\ud83d\\ude00","\\ud83dx","\\uDE00","\\\\u0000","\\\\\\u0000"]';
  expect(JSON.parse(prepareJson(Buffer.from(text), repairs))).toEqual([
    'ab',
    '😀',
    '\uFFFDx',
    '\uFFFD',
    '\\u0000',
    '\\',
  ]);
  expect(Object.fromEntries(repairs.counts)).toEqual({ 'NUL removed': 2, 'lone surrogate replaced': 2 });
});

it('drops a byte order mark and replaces invalid UTF-8', () => {
  const repairs = new Repairs();
  const bytes = Buffer.concat([Buffer.from('\uFEFF["'), Buffer.from([0xff]), Buffer.from('"]')]);
  expect(JSON.parse(prepareJson(bytes, repairs))).toEqual(['\uFFFD']);
  expect(repairs.counts.get('invalid UTF-8 replaced')).toBe(1);
});
