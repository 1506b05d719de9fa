'use client';

import { Camera } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Input } from '@/components/ui/input';
import { shortLink } from './saved-query-links';
import { useSnapshotLink } from './use-snapshot-link';

interface SavedLinksProps {
  query: { id: string; name: string };
  /** What the snapshot keeps. */
  shown: { path: string; search: string };
}

/** The link that follows the saved query, and the one that stays with what is seen now. */
export function SavedLinks({ query, shown }: SavedLinksProps) {
  const link = shortLink(query.id, location.origin);
  const copySnapshot = useSnapshotLink();
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-3">
      <p className="text-muted text-xs">Opens the query as it is then, over the range as it is then</p>
      <div className="flex items-center gap-1">
        <Input
          readOnly
          value={link}
          aria-label="Short link"
          className="font-mono text-xs"
          onFocus={(event) => event.target.select()}
        />
        <CopyButton text={link} label="Copy short link" />
      </div>
      <p className="text-muted text-xs">
        Always opens what is shown now: this query, these columns, these times
      </p>
      <Button
        size="sm"
        className="self-start"
        onClick={() => void copySnapshot({ ...shown, name: query.name })}
      >
        <Camera aria-hidden />
        Copy snapshot link
      </Button>
    </div>
  );
}
