import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { serverNowNs } from '@/lib/http/server-clock';
import { rangeProblem, type TimeRangeText } from '@/lib/time/range-math';

/** In place of results, when the address holds a time range that cannot be: what is wrong with it, and a way on. */
export function UnreadableRange({
  range,
  onChange,
}: {
  range: TimeRangeText;
  onChange: (range: TimeRangeText) => void;
}) {
  const problem = rangeProblem(range, serverNowNs());
  const text = problem?.field === 'to' ? range.to : range.from;
  return (
    <EmptyState
      title="This time range cannot be searched"
      text={
        <>
          <code className="break-all font-mono">{`${problem?.field ?? 'from'}: ${text.slice(0, 80)}`}</code>
          <br />
          {problem?.message}
        </>
      }
      actions={<Button onClick={() => onChange({ from: 'now-1h', to: 'now' })}>Look at the last hour</Button>}
    />
  );
}
