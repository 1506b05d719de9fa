import type { Metadata } from 'next';
import { SavedQueriesPage } from '@/components/saved-queries/saved-queries-page';

export const metadata: Metadata = { title: 'Saved queries' };

export default function Page() {
  return <SavedQueriesPage />;
}
