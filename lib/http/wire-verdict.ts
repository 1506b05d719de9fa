import type { IngestReport } from '../domain/commit-decoded';

const REASONS = 5;
const POSITIONS = 3;

/** What a sender is told about rejected and repaired records, in a sentence or two; '' when all were taken as sent. */
export function describeVerdict(report: Pick<IngestReport, 'rejections' | 'received' | 'repairs'>): string {
  const said: string[] = [];
  if (report.rejections.length > 0) {
    said.push(`${report.rejections.length} of ${report.received} records rejected: ${reasons(report)}.`);
  }
  if (report.repairs.size > 0) {
    const list = [...report.repairs].map(([what, count]) => `${what} (${count})`);
    said.push(`Kept with repairs: ${list.join(', ')}.`);
  }
  return said.join(' ');
}

function reasons({ rejections }: Pick<IngestReport, 'rejections'>): string {
  const byReason = new Map<string, number[]>();
  for (const { reason, position } of rejections) {
    const positions = byReason.get(reason);
    if (positions) positions.push(position);
    else byReason.set(reason, [position]);
  }
  const shown = [...byReason].slice(0, REASONS).map(([reason, positions]) => {
    const more = positions.length > POSITIONS ? ', …' : '';
    return `${reason} (${positions.length}; record ${positions.slice(0, POSITIONS).join(', ')}${more})`;
  });
  if (byReason.size > REASONS) shown.push(`and ${byReason.size - REASONS} more reasons`);
  return shown.join('; ');
}
