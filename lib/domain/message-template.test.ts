import { describe, expect, it } from 'vitest';
import { messageTemplate, templateQuery } from './message-template';

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

  it('stays fast on a hostile message', () => {
    const started = performance.now();
    messageTemplate(`${'"a1-'.repeat(200_000)}`);
    messageTemplate('1.'.repeat(500_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

it('asks for the constant parts as phrases, longest first', () => {
  expect(templateQuery('stdf-parser', 'Voltage out of range: got <*>, expected [-<*>]')).toBe(
    'service:"stdf-parser" AND level:(ERROR OR FATAL) AND "Voltage out of range: got" AND "expected"',
  );
});
