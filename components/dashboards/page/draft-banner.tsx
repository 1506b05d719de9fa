import { Button } from '@/components/ui/button';
import type { DashboardDraft } from '@/lib/contracts/dashboard/dashboard-api';
import { Since } from './since';

interface DraftBannerProps {
  draft: DashboardDraft;
  /** The version that is saved by now. */
  version: number;
  onKeep: () => void;
  onDiscard: () => void;
}

/** What one left unsaved is shown again; this says so, and takes it back. */
export function DraftBanner({ draft, version, onKeep, onDiscard }: DraftBannerProps) {
  return (
    <section
      aria-label="Unsaved changes"
      className="flex flex-wrap items-center gap-2 rounded-md border border-accent/50 bg-accent-soft px-3 py-1.5"
    >
      <p className="min-w-0 flex-1">
        You have unsaved changes from <Since ms={Date.parse(draft.updatedAt)} />.
        {draft.baseVersion < version
          ? ' Somebody saved the dashboard since: when you save, you see both and decide.'
          : null}
      </p>
      <Button size="sm" onClick={onKeep}>
        Keep
      </Button>
      <Button size="sm" variant="ghost" onClick={onDiscard}>
        Discard
      </Button>
    </section>
  );
}
