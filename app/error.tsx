'use client';

import { ErrorState } from '@/components/ui/error-state';

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const shown = error instanceof Error ? error : new Error(String(error));
  return (
    <div className="grid h-full place-items-center">
      <ErrorState heading="h1" title="This page could not be shown" error={shown} retry={retry} />
    </div>
  );
}
