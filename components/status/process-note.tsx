import { Badge } from '@/components/ui/badge';
import { formatDuration } from '@/lib/time/format-duration';

export function ProcessNote({ version, demo, upMs }: { version: string; demo: boolean; upMs: number }) {
  return (
    <span className="inline-flex items-center gap-2">
      Throughline {version}
      {demo ? <Badge tone="accent">demo data</Badge> : null}
      <span className="max-sm:hidden">up {formatDuration(Math.max(0, Math.round(upMs / 1000)) * 1e9)}</span>
    </span>
  );
}
