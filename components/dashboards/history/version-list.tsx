'use client';

import { useTimeFormat } from '@/components/ui/time-zone';
import type { DashboardVersions } from '@/lib/contracts/dashboard/dashboard-api';

interface VersionListProps {
  versions: DashboardVersions['versions'];
  chosen: number | null;
  onChoose: (version: number) => void;
}

/** Versions, the newest first. */
export function VersionList({ versions, chosen, onChoose }: VersionListProps) {
  const format = useTimeFormat();
  return (
    <ul aria-label="Versions" className="flex flex-col">
      {versions.map(({ version, note, savedAt, savedBy, panels }, at) => (
        <li key={version}>
          <button
            type="button"
            aria-pressed={chosen === version}
            onClick={() => onChoose(version)}
            className="flex w-full flex-col gap-0.5 border-line border-b px-3 py-2 text-left transition-colors hover:bg-hover focus-visible:-outline-offset-2 aria-pressed:bg-selected"
          >
            <span className="flex items-baseline gap-2 text-sm">
              <span className="font-medium">Version {version}</span>
              {at === 0 ? <span className="text-muted text-xs">newest</span> : null}
              <span className="ml-auto text-muted text-xs">{format.dateTime(savedAt, 's')}</span>
            </span>
            <span className="line-clamp-2 break-words text-muted text-xs">
              {savedBy === null
                ? ''
                : savedBy.own
                  ? 'This browser · '
                  : `Another browser (${savedBy.mark}) · `}
              {note === '' ? `${panels} ${panels === 1 ? 'panel' : 'panels'}` : note}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
