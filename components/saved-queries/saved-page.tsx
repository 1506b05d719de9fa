'use client';

import { Bookmark, Camera } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { LibraryPane } from './library/library-pane';
import { MissingLink } from './library/missing-link';
import { useLibrary } from './library/use-library';

/** /saved: saved queries and dashboards, one list. */
export function SavedPage() {
  const library = useLibrary(null);
  const { missing } = library.state;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader
        title="Saved"
        note={library.total > 0 ? library.total.toLocaleString('en') : null}
        actions={
          <Button asChild>
            <Link href="/saved/snapshots">
              <Camera aria-hidden />
              Snapshots
            </Link>
          </Button>
        }
      />
      {missing === null ? null : <MissingLink what="saved query" path={`/q/${missing}`} />}
      <LibraryPane
        library={library}
        label="Saved queries and dashboards"
        withKinds
        empty={
          <EmptyState
            icon={<Bookmark />}
            title="No saved queries yet"
            text="Save keeps what a page shows (query, filters, range) under a name, with a short link to share. You find it at the top of logs, errors and traces."
            actions={
              <>
                <Button asChild variant="primary">
                  <Link href="/logs">Go to logs</Link>
                </Button>
                <Button asChild>
                  <Link href="/dashboards">Go to dashboards</Link>
                </Button>
              </>
            }
          />
        }
      />
    </div>
  );
}
