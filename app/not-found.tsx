import type { Metadata } from 'next';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Kbd } from '@/components/ui/kbd';
import { Mark } from '@/components/ui/mark';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <div className="grid h-full place-items-center">
      <EmptyState
        heading="h1"
        icon={<Mark />}
        title="There is no such page"
        text={
          <>
            The address may be cut short, or what it led to was deleted. Press <Kbd keys="mod+k" /> to go
            anywhere, or to open a trace by its id.
          </>
        }
        actions={
          <Button asChild variant="primary">
            <Link href="/logs">Go to logs</Link>
          </Button>
        }
      />
    </div>
  );
}
