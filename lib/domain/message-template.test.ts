import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testLog, testStream } from '../../scripts/test-records';
import { evaluateLog } from '../query/evaluate';
import { parseQuery } from '../query/parse';
import { messageTemplate, templateQuery, withoutVariables } from './message-template';

describe('messageTemplate', () => {
  it.each([
    ['Voltage out of range: got 20V, expected [-5V, 15V]', 'Voltage out of range: got <*>, expected [-<*>]'],
    ['user 4711 not found', 'user <*> not found'],
    ['trace 4bf92f3577b34da6a3ce929d0e0e4736 lost', 'trace <*> lost'],
    ['job 0b3c1a52-7d7e-4f5e-9a53-0d1f2a3b4c5d failed at 0xdeadbeef', 'job <*> failed at <*>'],
    ['no such file "wafer map.png"', 'no such file <*>'],
    ["can't open 'a b'", "can't open <*>"],
    ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED <*>'],
    ['timeout after 1.5s on W-12345', 'timeout after <*> on W-<*>'],
    ['facade decade', 'facade decade'],
    ['line one\n  line two', 'line one line two'],
    ['Zeitüberschreitung nach 3 ms', 'Zeitüberschreitung nach <*> ms'],
  ])('%s', (body, template) => {
    expect(messageTemplate(body)).toBe(template);
  });

  it('looks at the beginning of a long message only', () => {
    for (const unit of ['"a1-', '1.', 'x', '- ']) {
      const body = unit.repeat(500_000);
      expect(messageTemplate(body)).toBe(messageTemplate(body.slice(0, 501)));
    }
  });

  // A thousand times as long as what is looked at: what takes its time by the square of the length takes minutes.
  it.each([
    ['letters', 'x'.repeat(500_000)],
    ['hex letters', 'abcdef'.repeat(80_000)],
    ['letters, then a sign', `${'x'.repeat(400_000)}! `.padEnd(500_000, 'y')],
    ['signs', `${'-'.repeat(400_000)}x`.padEnd(500_000, '-')],
    ['apostrophes', "a 'b".repeat(120_000)],
    ['quotes and digits', '"a1-'.repeat(120_000)],
    ['digits and dots', '1.'.repeat(250_000)],
    ['spaces', `a${' '.repeat(500_000)}b`],
  ])('takes its time by the length of a run of %s', (_, body) => {
    const template = withoutVariables(body);
    expect(template.length).toBeLessThanOrEqual(body.length);
    expect(templateQuery('s', template)).toMatch(/^service:/);
    expect(templateQuery('s', body)).toMatch(/^service:/);
  });
});

describe('the query of a template', () => {
  const stream = testStream({ service: 's' });
  const finds = (body: string) => {
    const { ast } = parseQuery(templateQuery('s', messageTemplate(body)));
    return evaluateLog(ast, testLog({ stream, body, severityNumber: 17 }), 0n);
  };

  it.each([
    ['cut inside a word', `${'lorem ipsum '.repeat(41)}${'extraordinarily'.repeat(5)}`],
    ['cut between words', `${'abcd '.repeat(100)}and more`],
    ['one long word', 'x'.repeat(2_000)],
    ['cut inside a character', `${'ab '.repeat(166)}a🔥b`],
    ['underscores at the ends', '__init__ failed in _main_'],
    ['marks', 'cafe\u0301 5e\u0301a of e\u03015x'],
    ['letters behind an id', 'id 0b3c1a52-7d7e-4f5e-9a53-0d1f2a3b4c5dxyz gone, 0xffzz'],
  ])('finds the line: %s', (_, body) => expect(finds(body)).toBe(true));

  it('finds any line', () => {
    const piece = fc.constantFrom(
      'error',
      'x',
      '_',
      '5',
      '-',
      "'",
      '"',
      ' ',
      '.',
      ':',
      'é',
      'e\u0301',
      'İ',
      '0x',
      'ab12',
      '日本',
      '<*>',
      '\n',
    );
    const line = fc.array(piece, { maxLength: 300 }).map((parts) => parts.join(''));
    fc.assert(fc.property(line, finds), { numRuns: 300 });
  });
});

it('asks for the constant parts as phrases, longest first', () => {
  expect(templateQuery('stdf-parser', 'Voltage out of range: got <*>, expected [-<*>]')).toBe(
    'service:"stdf-parser" AND level:(ERROR OR FATAL) AND "Voltage out of range: got" AND "expected"',
  );
});
