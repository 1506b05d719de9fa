'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { diffDashboards } from '@/lib/boards/diff-dashboards';
import type { DashboardVersions } from '@/lib/contracts/dashboard/dashboard-api';
import { ApiFailure } from '@/lib/http/api-failure';
import { ChangeList } from './change-list';
import { restoreVersion, versionQuery, versionsQuery } from './history-requests';
import type { Restorable } from './restorable';
import { VersionPreview } from './version-preview';

type VersionDetailProps = Restorable & {
  version: number;
  versions: DashboardVersions['versions'];
  /** Somebody else saved: the list is not the newest. */
  onStale: () => void;
};

const PANES = [
  { value: 'changes', label: 'Changes' },
  { value: 'preview', label: 'Preview' },
] as const;
const UNSAVED = 'unsaved';

/** A version: what it changed against another, how it looks, and back to it. */
export function VersionDetail(props: VersionDetailProps) {
  const { dashboardId, version, versions, unsaved, onRestored, onStale } = props;
  const client = useQueryClient();
  const at = versions.findIndex((other) => other.version === version);
  const newest = versions[0]?.version ?? version;
  const before = versions[at + 1]?.version ?? null;
  const [pane, setPane] = useState<'changes' | 'preview'>('changes');
  const [against, setAgainst] = useState<string>(String(before ?? newest));
  const mine = useQuery(versionQuery(dashboardId, version));
  const other = useQuery({
    ...versionQuery(dashboardId, Number(against)),
    enabled: against !== UNSAVED && Number(against) !== version,
  });
  const shown = mine.data?.document;
  const compared = against === UNSAVED ? unsaved : Number(against) === version ? shown : other.data?.document;
  /** Read from the older to the newer. */
  const forward = against !== UNSAVED && Number(against) <= version;
  const changes = useMemo(() => {
    if (!shown || !compared) return null;
    return forward ? diffDashboards(compared, shown) : diffDashboards(shown, compared);
  }, [shown, compared, forward]);

  const restore = useMutation({
    mutationFn: async () => {
      if (!shown) throw new Error('The version is not read yet.');
      return await restoreVersion(dashboardId, { newest, restored: { version, document: shown }, unsaved });
    },
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: versionsQuery(dashboardId).queryKey });
      toast(`Version ${version} is back, as version ${saved.version}`);
      onRestored({ document: saved.document, version: saved.version });
    },
    onError: (error) => {
      const raced = error instanceof ApiFailure && error.status === 409;
      toast.error(`Version ${version} was not restored`, {
        description: raced
          ? 'Somebody else saved meanwhile: look at the newest version first.'
          : error.message,
      });
      onStale();
    },
  });
  const isNewest = version === newest;
  const error = mine.error ?? other.error;
  const options = [
    ...(unsaved ? [{ value: UNSAVED, label: 'What is not saved yet' }] : []),
    ...versions
      .filter((one) => one.version !== version)
      .map((one) => ({
        value: String(one.version),
        label: `Version ${one.version}${one.version === before ? ' (before)' : one.version === newest ? ' (newest)' : ''}`,
      })),
  ];
  return (
    <section aria-label={`Version ${version}`} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
        <h3 className="font-medium text-sm">Version {version}</h3>
        <Segmented label="Show" value={pane} options={PANES} onChange={setPane} />
        {pane === 'changes' && options.length > 0 ? (
          <Select
            label="Compare with"
            prefix={forward ? 'since' : 'until'}
            size="sm"
            value={against}
            options={options}
            onChange={setAgainst}
          />
        ) : null}
        <Button
          variant="primary"
          size="sm"
          className="ml-auto"
          disabled={!shown || restore.isPending || (isNewest && unsaved === null)}
          title={isNewest && unsaved === null ? 'It is the newest version' : undefined}
          onClick={() => restore.mutate()}
        >
          <RotateCcw aria-hidden />
          {restore.isPending ? 'Restoring…' : `Restore version ${version}`}
        </Button>
      </div>
      <ScrollRegion
        label="What it holds"
        className="min-h-0 flex-1 overflow-y-auto p-4 focus-visible:-outline-offset-2"
      >
        {unsaved === null ? null : (
          <p className="mb-3 text-muted text-xs">
            What is not saved yet becomes a version of its own before another one is restored.
          </p>
        )}
        {error ? (
          <ErrorState title="The version could not be read" error={error} retry={() => void mine.refetch()} />
        ) : pane === 'preview' && mine.data ? (
          <VersionPreview document={mine.data.document} saved={mine.data.saved} />
        ) : before === null && versions.length === 1 && against !== UNSAVED ? (
          <p className="text-muted text-sm">The only version so far: there is nothing to compare it with.</p>
        ) : changes ? (
          <ChangeList label="Changes" changes={changes} none="No difference." />
        ) : (
          <Skeleton className="w-64" />
        )}
      </ScrollRegion>
    </section>
  );
}
