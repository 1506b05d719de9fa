import { describe, expect, it } from 'vitest';
import { caseVariants, foldText } from './fold';
import { isWordCodePoint, wordsOf } from './words';

describe('wordsOf', () => {
  it('cuts at everything but letters, digits and underscores', () => {
    expect(wordsOf('Voltage out: got 20V, expected [-5V, 15V]; lot=W-12345 die_x')).toEqual([
      'voltage',
      'out',
      'got',
      '20v',
      'expected',
      '5v',
      '15v',
      'lot',
      'w',
      '12345',
      'die_x',
    ]);
    expect(wordsOf('Größe «naïve» 日本語、テスト 🔥 a\u00a0b\u2014c')).toEqual([
      'größe',
      'naïve',
      '日本語',
      'テスト',
      'a',
      'b',
      'c',
    ]);
    expect(wordsOf('')).toEqual([]);
  });

  it('has the letters and digits of all scripts in words, and no white space, control or common punctuation', () => {
    const wrong: string[] = [];
    for (let codePoint = 0; codePoint < 0x30000; codePoint++) {
      if (codePoint >= 0xd800 && codePoint < 0xf900) continue;
      const character = String.fromCodePoint(codePoint);
      const isSign = codePoint >= 0x2000 && codePoint < 0x2c00;
      const mustBeWord =
        /[\p{L}\p{Nd}_]/u.test(character) && !isSign && !(codePoint >= 0x1f000 && codePoint < 0x1fc00);
      const mustNot =
        /[\p{Z}\p{Cc}]/u.test(character) ||
        (/[\p{P}\p{S}]/u.test(character) &&
          codePoint < 0x300 &&
          character !== '_' &&
          !/[\u02b0-\u02ff]/.test(character));
      if ((mustBeWord && !isWordCodePoint(codePoint)) || (mustNot && isWordCodePoint(codePoint)))
        wrong.push(codePoint.toString(16));
    }
    expect(wrong).toEqual([]);
  });
});

describe('foldText', () => {
  it('folds pairs that lead to each other and leaves the rest', () => {
    expect(foldText('ÉCOLE Straße ΣΑΣ 𐐀')).toBe('école straße σασ 𐐨');
    expect(foldText('\u212a İ ẞ ς')).toBe('\u212a İ ẞ ς');
    expect(caseVariants('É')).toEqual(['é', 'É']);
    expect(caseVariants('ß')).toEqual(['ß']);
  });
});
