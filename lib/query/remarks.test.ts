import { expect, it } from 'vitest';
import { parseQuery } from './parse';
import { printQuery } from './print';

// [pasted, what its one remark's fix makes of it, what that means where it is not the same]
const FIXES: readonly (readonly [string, string, string?])[] = [
  [
    'level=error msg="Voltage out of range" lot=W-12393',
    'level:error AND msg:"Voltage out of range" AND lot:W-12393',
    'level:error AND msg:"Voltage out of range" AND lot:W-12393',
  ],
  ['disk full dev=sda1, size=5;', 'disk full dev:sda1 AND size:5', 'disk AND full AND dev:sda1 AND size:5'],
  ['time=5ms a=1', 'attributes.time:5ms AND a:1'],
  ['service = "api-gateway"', '"service = \\"api-gateway\\""'],
  ['{app="api"}', 'app:api'],
  ['{app="api"} |= "error" | json', 'app:api AND "error"', 'app:api AND error'],
  [
    '{app=~"a|b", env!="dev", pod=~"web-.*"} != "debug" |~ `time.?out/` | logfmt | status >= 500',
    'app:(a OR b) AND -env:dev AND pod:/^web-.*$/ AND -"debug" AND /time.?out\\// AND status>=500',
    '(app:a OR app:b) AND NOT env:dev AND pod:/^web-.*$/ AND NOT debug AND /time.?out\\// AND status:>=500',
  ],
  ['level:error | stats count by service | limit 10', 'level:error'],
  [
    'level:error OR level:fatal | where user_id == "a b" | head 5',
    '(level:error OR level:fatal) AND user_id:"a b"',
  ],
  ['java -jar x', '"java -jar x"'],
  ['10.0.0.0/8', '*:10.0.0.0/8'],
  ['2026-11-22T12:17:57.082593Z', 'time:"2026-11-22T12:17:57Z"'],
  [' [2026-11-22 12:17:57,082] ', ' time:"2026-11-22T12:17:57Z" ', 'time:"2026-11-22T12:17:57Z"'],
];

for (const [pasted, fixed, meaning = fixed] of FIXES) {
  it(`offers one other reading of ${pasted}`, () => {
    const { diagnostics } = parseQuery(pasted, 'log');
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['hint']);
    const [{ from, to, fix } = { from: 0, to: 0 }] = diagnostics;
    const mended = pasted.slice(0, from) + fix?.text + pasted.slice(to);
    expect(mended).toBe(fixed);
    const again = parseQuery(mended, 'log');
    expect(again.diagnostics).toEqual([]);
    expect(printQuery(again.ast)).toBe(meaning);
  });
}
