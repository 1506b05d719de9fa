import type { Metadata } from 'next';
import { SavedQueriesPage } from '@/components/saved-queries/saved-queries-page';

export const metadata: Metadata = { title: 'Saved queries' };

interface SavedPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: SavedPageProps) {
  const { missing } = await searchParams;
  return <SavedQueriesPage missing={typeof missing === 'string' ? missing : null} />;
}
