import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Variable } from '../contracts/dashboard/dashboard-document';
import { parseQuery } from '../query/parse';
import { printQuery } from '../query/print';
import { queryText, readQueryText } from './query-text';
import type { QuestionView } from './question-view';

const NAMES = ['service', 'lot', 'min', 'max', 'env'];
const variables = NAMES.map(
  (name): Variable => ({ name, label: '', values: { from: 'list', list: [] }, multi: true, chosen: [] }),
);

function viewOf(chosen: Record<string, string[]>, more: Partial<QuestionView> = {}): QuestionView {
  return {
    document: { variables },
    time: { from: 'now-1h', to: 'now' },
    range: null,
    variables: chosen,
    filters: [],
    saved: {},
    ...more,
  };
}
const records = (q: string, savedId: string | null = null) => ({
  source: /\{[a-z}]|duration/.test(q) ? ('spans' as const) : ('logs' as const),
  q,
  savedId,
});
const ask = (q: string, chosen: Record<string, string[]> = {}) => queryText(records(q), viewOf(chosen));
const problems = (q: string, more: Partial<QuestionView> = {}) =>
  readQueryText(records(q), viewOf({}, more)).problems.map(({ message }) => message);

describe('queryText', () => {
  it.each([
    ['level:ERROR   AND  x', {}, 'level:ERROR   AND  x'],
    ['service:$service', { service: ['api'] }, 'service:api'],
    [`service:$${'{service}'}`, { service: ['api'] }, 'service:api'],
    ['service:$service', { service: ['api', 'a b'] }, 'service:api OR service:"a b"'],
    ['x service:$service', { service: ['api', 'db'] }, 'x AND (service:api OR service:db)'],
    ['NOT service:$service', { service: ['api', 'db'] }, 'NOT (service:api OR service:db)'],
    ['service:(web OR $service)', { service: ['api'] }, 'service:web OR service:api'],
    ['$service failed', { service: ['api'] }, 'api AND failed'],
    ['n:[$min TO $max]', { min: ['1'], max: ['5'] }, 'n:[1 TO 5]'],
    ['duration:>$min', { min: ['1.5s'] }, 'duration:>1.5s'],
    ['time:>=$min level:x', { min: ['now-1h'] }, 'time:>=now-1h AND level:x'],
    ['n:>$min', { min: ['1', '2'] }, 'n:>1 OR n:>2'],
    ['host:$service-*', { service: ['api'] }, 'host:api\\-*'],
    ['host:*$lot*', { lot: ['W-*'] }, 'host:*W\\-\\**'],
    ['host:$service-$env', { service: ['a', 'b'], env: ['1'] }, 'host:a-1 OR host:b-1'],
    [
      'has{service:$service} AND count(span{name:$lot}) > 5',
      { service: ['a'], lot: ['x y'] },
      'has{service:a} AND count(span{name:"x y"}) > 5',
    ],
  ])('%s with %o asks %s', (q, chosen, asked) => expect(ask(q, chosen)).toBe(asked));

  it.each([
    ['service:$service', ''],
    ['$service', ''],
    ['level:ERROR service:$service', 'level:ERROR'],
    ['NOT service:$service', ''],
    ['level:ERROR AND NOT (service:$service OR lot:$lot)', 'level:ERROR'],
    ['level:ERROR OR service:$service', 'level:ERROR'],
    ['service:(web OR $service)', 'service:web'],
    ['NOT NOT service:$service', ''],
    ['n:[$min TO 5]', ''],
    ['host:$service-*', ''],
    ['host:$service-$env', ''],
    ['has{service:$service} x', 'x'],
    ['NOT has{service:$service}', ''],
    ['has{level:x service:$service}', 'has{level:x}'],
    ['parent{service:$service} > child{name:x}', 'parent{} > child{name:x}'],
    ['count(span{service:$service}) > 2', 'count(span{}) > 2'],
  ])('without a choice %s asks %s', (q, asked) => expect(ask(q)).toBe(asked));

  it('takes what the dashboard chooses at first, until something else is chosen', () => {
    const document = { variables: variables.map((one) => ({ ...one, chosen: ['db'] })) };
    expect(queryText(records('service:$service'), viewOf({}, { document }))).toBe('service:db');
    expect(queryText(records('service:$service'), viewOf({ service: [] }, { document }))).toBe('');
  });

  it.each([
    ['"$service"', '"$service"'],
    ['a:"costs $nothing"', 'a:"costs $nothing"'],
    ['service:\\$service', 'service:"$service"'],
    ['Outer$Inner.run', '"Outer$Inner.run"'],
    ['a:/x$service/', 'a:/x$service/'],
    ['$5', '"$5"'],
    ['$service:x', '$service:x'],
  ])('leaves %s as text', (q, asked) => {
    const text = queryText(records(q), viewOf({ service: ['api'] }, { filters: ['z'] }));
    expect(text).toBe(`${asked} AND z`);
  });

  it('meets the saved query and the filters too, each as a whole', () => {
    const view = viewOf(
      { service: ['api'] },
      { saved: { s: { name: 'S', path: '/logs', q: 'a OR b "$service"' } }, filters: ['c OR d', '-e'] },
    );
    expect(queryText(records('service:$service', 's'), view)).toBe(
      'service:api AND (a OR b AND "$service") AND (c OR d) AND NOT e',
    );
  });

  it('takes a $ in a saved query or a filter for the text that it is', () => {
    const view = viewOf(
      { service: ['api'] },
      { saved: { s: { name: 'S', path: '/logs', q: '$service' } }, filters: ['$lot'] },
    );
    expect(queryText(records('', 's'), view)).toBe('"$service" AND "$lot"');
  });

  it('leaves a query that cannot run as it is, to be told where it runs', () => {
    expect(ask('level:(ERROR service:$service', { service: ['api'] })).toBe('level:(ERROR service:$service');
  });

  it('of one value means that value, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary' }),
          fc.constantFrom('C:\\new', '"', '\\', '*', 'null', '10.0.0.0/8', '/x/', '$lot', 'a~1'),
        ),
        (raw) => {
          const value = raw.replaceAll('\0', '');
          const { ast } = parseQuery(ask('tag:$service', { service: [value] }));
          expect(ast).toMatchObject({
            kind: 'match',
            field: { name: 'tag' },
            value: { kind: 'text', text: value },
          });
        },
      ),
    );
  });

  it('is a query that reads the same when it is read again', () => {
    const query = fc.constantFrom(
      'a $service',
      'NOT (x OR service:$service)',
      'service:($service AND NOT $lot) OR y',
    );
    const value = fc.string({ maxLength: 6 });
    fc.assert(
      fc.property(
        query,
        fc.array(value, { maxLength: 3 }),
        fc.array(value, { maxLength: 2 }),
        (q, service, lot) => {
          const { q: text, problems } = readQueryText(records(q), viewOf({ service, lot }));
          if (problems.length === 0) expect(printQuery(parseQuery(text).ast)).toBe(text);
        },
      ),
    );
  });
});

describe('readQueryText', () => {
  it('says that a variable is unknown, and where', () => {
    const { problems: found } = readQueryText(records('x service:$srvice'), viewOf({}));
    expect(found).toEqual([
      {
        message: '$srvice is no variable of this dashboard. Add it, or write the text in quotes.',
        place: { from: 10, to: 17 },
      },
    ]);
  });

  it.each(['$home/bin', 'has{a:$nothing}', 'n:[1 TO $nothing]', 'a:x-$nothing', 'constructor:$constructor'])(
    'refuses %s',
    (q) => expect(problems(q)).toHaveLength(1),
  );

  it.each(['duration>$min', 'service = $service', 'service != $service'])(
    'refuses %s, which would be text',
    (q) => expect(problems(q)).toEqual([expect.stringContaining('colon')]),
  );

  it('says that a free value has nothing to search for', () => {
    const { problems: found } = readQueryText(records('x $service'), viewOf({ service: ['---'] }));
    expect(found).toHaveLength(1);
  });

  it('says that the saved query is gone', () => {
    expect(readQueryText(records('x', 's'), viewOf({})).problems).toHaveLength(1);
    expect(
      readQueryText(records('x', 's'), viewOf({}, { saved: { s: { name: 'S', path: '/logs', q: null } } }))
        .problems,
    ).toHaveLength(1);
  });

  it('bounds what many values come to', () => {
    const many = Array.from({ length: 50 }, (_, at) => `value ${at}`);
    const { q, problems: found } = readQueryText(
      records('h:$service-$lot-$env'),
      viewOf({ service: many, lot: many, env: many }),
    );
    expect(found).toHaveLength(1);
    expect(q.length).toBeLessThan(100);
    const long = many.map((value) => value.padEnd(250, 'x'));
    expect(readQueryText(records('a:$service b:$service'), viewOf({ service: long })).problems).toEqual([
      { message: 'With all chosen values the query is too long: choose fewer.', place: null },
    ]);
  });
});
