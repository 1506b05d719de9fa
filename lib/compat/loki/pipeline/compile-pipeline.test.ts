import { describe, expect, it } from 'vitest';
import { parseLogQuery } from '../logql/parse-logql';
import { compilePipeline } from './compile-pipeline';

const STREAM = new Map([
  ['app', 'shop'],
  ['level', 'stream'],
]);
const METADATA = new Map([['trace_id', 'abc']]);

function run(pipeline: string, line: string) {
  const { stages } = parseLogQuery(`{app="shop"} ${pipeline}`);
  const found = compilePipeline(stages)({
    timeNs: 1_795_000_000_000_000_000n,
    line,
    stream: STREAM,
    metadata: METADATA,
  });
  return found && { line: found.line, ...Object.fromEntries(found.labels.all()) };
}
const passes = (pipeline: string, line: string) => run(pipeline, line) !== null;

describe('a pipeline', () => {
  it.each([
    ['|= "Error"', 'an error', false],
    ['|= "error"', 'an error', true],
    ['|~ "(?i)ERROR"', 'an error', true],
    ['!= "a" or "b"', 'xb', false],
    ['!= "a" or "b"', 'xyz', true],
    ['!~ "^x.z$"', 'xyz', false],
    ['|> "<_> took <_>ms"', 'job took 15ms', true],
    ['|> "<_> took <_>ms"', 'job took 15s', false],
    ['|= ip("10.0.0.0/8")', 'from 10.2.3.4:80', true],
    ['|= ip("10.0.0.0/8")', 'from 11.2.3.4', false],
    ['!= ip("10.0.0.1-10.0.0.9")', 'from 10.0.0.10', true],
  ])('%s on %j: %s', (pipeline, line, expected) => {
    expect(passes(pipeline, line)).toBe(expected);
  });

  it('takes labels from JSON with the digits they have, nested names joined, taken names marked', () => {
    expect(
      run('| json', '{"level":"warn","req":{"ms":1.50,"ok":true},"list":[1],"none":null,"9x":"y"}'),
    ).toMatchObject({
      app: 'shop',
      level: 'stream',
      level_extracted: 'warn',
      req_ms: '1.50',
      req_ok: 'true',
      _9x: 'y',
    });
    expect(run('| json', '{"list":[1],"none":null}')).not.toHaveProperty('list');
    expect(
      run('| json a="req.list[1]", b="req[\\"x y\\"]"', '{"req":{"list":[5,6],"x y":"z"}}'),
    ).toMatchObject({
      a: '6',
      b: 'z',
    });
  });

  it('takes labels from logfmt', () => {
    const line = 'msg="say \\"hi\\"" ms=5 empty= flag a.b=c';
    expect(run('| logfmt', line)).toMatchObject({ msg: 'say "hi"', ms: '5', a_b: 'c' });
    expect(run('| logfmt', line)).not.toHaveProperty('empty');
    expect(run('| logfmt --keep-empty', line)).toMatchObject({ empty: '', flag: '' });
    expect(run('| logfmt took="ms"', line)).toMatchObject({ took: '5' });
  });

  it('takes labels by pattern, by regular expression and out of packed lines', () => {
    expect(run('| pattern "<ip> - <_> [<_>] <method>"', '1.2.3.4 - bob [now] GET')).toMatchObject({
      ip: '1.2.3.4',
      method: 'GET',
    });
    expect(run('| regexp "(?P<verb>GET|PUT) (?P<path>\\\\S+)"', 'x PUT /a b')).toMatchObject({
      verb: 'PUT',
      path: '/a',
    });
    expect(run('| unpack', '{"pod":"p","_entry":"the line"}')).toMatchObject({ pod: 'p', line: 'the line' });
  });

  it.each([
    ['| json | ms > 500', '{"ms":501}', true],
    ['| json | ms > 500', '{"ms":500}', false],
    ['| json | ms > 500', '{"other":1}', false],
    ['| json | took >= 1m30s', '{"took":"90s"}', true],
    ['| json | size > 1KiB', '{"size":"2kb"}', true],
    ['| json | a="x" and (b="y" or c!="")', '{"a":"x","c":"1"}', true],
    ['| json | missing=""', '{}', true],
    ['| trace_id="abc"', 'x', true],
    ['| json | client=ip("192.168.0.0/16")', '{"client":"192.168.7.7"}', true],
  ])('filters labels: %s on %s: %s', (pipeline, line, expected) => {
    expect(passes(pipeline, line)).toBe(expected);
  });

  it('lets a line pass whose stage failed, and says why', () => {
    expect(run('| json', 'no json')).toMatchObject({ __error__: 'JSONParserErr' });
    expect(run('| logfmt | ms > 5', 'ms=abc')).toMatchObject({ __error__: 'LabelFilterErr' });
    expect(passes('| json | __error__=""', 'no json')).toBe(false);
    expect(run('| json | drop __error__, __error_details__', 'no json')).not.toHaveProperty('__error__');
  });

  it('writes lines and labels anew', () => {
    expect(
      run('| logfmt | line_format "{{.msg | ToUpper}}-{{ add 1 2 }} {{ default `none` .x }}"', 'msg=hi'),
    ).toMatchObject({ line: 'HI-3 none' });
    expect(run('| logfmt | label_format who=user, msg="<{{.msg}}>"', 'msg=hi user=bob')).toMatchObject({
      who: 'bob',
      msg: '<hi>',
    });
    expect(run('| label_format who=app', 'x')).not.toHaveProperty('app');
    expect(run('| decolorize', '\u001b[31mred\u001b[0m')).toMatchObject({ line: 'red' });
    expect(run('| keep app', 'x')).toEqual({ line: 'x', app: 'shop' });
    expect(run('| drop level="other"', 'x')).toHaveProperty('level');
  });

  it.each(['{{ if .x }}', '{{ range . }}', '{{ nope .x }}', '{{ .x', '{{ . }}', '{{ replace "a" }}'])(
    'refuses the template %s, which is not done',
    (template) => {
      expect(() => run(`| line_format \`${template}\``, 'x')).toThrow(/invalid line template/);
    },
  );

  it('stays quick on a hostile regular expression and keeps a growing template small', () => {
    expect(passes('|~ "^(a+)+$"', `${'a'.repeat(50_000)}b`)).toBe(false);
    const grown = run(
      '| line_format `{{ replace "a" "aaaaaaaaaaaaaaaaaaaa" __line__ }}`',
      'a'.repeat(1_000_000),
    );
    expect(String(grown?.line).length).toBeLessThan(2_000_000);
  });
});
