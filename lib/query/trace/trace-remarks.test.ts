import { describe, expect, it } from 'vitest';
import { parseQuery } from '../parse';

/** What the fixes make of it, one after the other, until there is none. */
function mended(text: string): string {
  let now = text;
  for (let times = 0; times < 5; times++) {
    const fixable = parseQuery(now, 'span').diagnostics.find(({ fix }) => fix);
    if (!fixable?.fix) return now;
    now = now.slice(0, fixable.from) + fixable.fix.text + now.slice(fixable.to);
  }
  return now;
}

describe('what is nearly of the trace language is told, with what it should be', () => {
  it.each([
    ['root_service:api', 'root.service:api'],
    ['rootService:api error', 'root.service:api error'],
    ['rootServiceName:api', 'root.service:api'],
    ['rootOperation:x', 'root.name:x'],
    ['traceDuration > 1s', 'trace.duration > 1s'],
    ['trace.duraton>1s', 'trace.duration>1s'],
    ['trace.service:api', 'service:api'],
    ['trace_duration>1s', 'trace.duration>1s'],
    ['spanCount>3', 'trace.spans>3'],
    ['has {service:api}', 'has{service:api}'],
    ['parent {a} > child {b}', 'parent{a} > child{b}'],
    ['count{service:api} > 3', 'count(span{service:api}) > 3'],
    ['count({service:api})>3', 'count(span{service:api})>3'],
    ['{ resource.service.name = "api" && duration > 500ms }', 'service:api AND duration>500ms'],
    ['{ .http.status_code >= 500 || status = error }', '(http.status_code>=500 OR status:error)'],
    ['{ resource.service.name = "api" } && { status = error }', 'has{service:api} AND has{status:error}'],
    ['{ name = "a b" } >> { span.x != "y" }', 'ancestor{name:"a b"} >> descendant{NOT x:y}'],
    ['{ kind = server } > { status = error }', 'parent{kind:server} > child{status:error}'],
    ['{ status = error } | count() > 5', 'count(span{status:error}) > 5'],
    ['{ trace:duration > 1s && rootServiceName = "api" }', 'trace.duration>1s AND root.service:api'],
    ['{ name =~ "GET.*" }', 'name:/^(GET.*)$/'],
  ])('%s → %s', (typed, written) => {
    expect(mended(typed)).toBe(written);
    expect(parseQuery(written, 'span').diagnostics).toEqual([]);
  });

  it.each([
    'root:x',
    'trace.sampled:true',
    'error_count>3',
    'attributes.root_service:x',
    'trace_id:abc',
    'has it',
  ])('says nothing of %s', (q) => expect(parseQuery(q, 'span').diagnostics).toEqual([]));

  it('says nothing of it where logs are searched', () => {
    expect(parseQuery('root_service:api', 'log').diagnostics).toEqual([]);
  });
});
