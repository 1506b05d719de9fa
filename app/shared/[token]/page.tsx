import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { SharedPage } from '@/components/dashboards/share/shared-page';
import { readSegment } from '@/lib/url/read-segment';
import { readSharedState, sharedUrl } from '@/lib/url/shared';

// The link itself is the key: nothing that a text panel loads may learn it, and no search engine keeps it.
export const metadata: Metadata = {
  title: 'Shared dashboard',
  referrer: 'no-referrer',
  robots: { index: false, follow: false },
};

interface PageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const token = readSegment((await params).token);
  const asked = await searchParams;
  // The rule that lets other pages frame an embed sees no parameter without a value.
  if (asked.embed === '') redirect(withEmbed(token, asked));
  return (
    <Suspense>
      <SharedPage token={token} />
    </Suspense>
  );
}

function withEmbed(token: string, asked: Record<string, string | string[] | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(asked))
    for (const value of [values ?? []].flat()) search.append(name, value);
  return sharedUrl(token, { ...readSharedState(search.toString()), embed: true });
}
