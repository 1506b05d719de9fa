'use client';

import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { statusQuery } from '@/components/status/status-query';
import { CodeSnippet } from '@/components/ui/code-snippet';
import { Mark } from '@/components/ui/mark';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { otlpAddress } from './otlp-address';
import { sendDataSnippets } from './send-data-snippets';

/** Shown where nothing is stored at all: how to send the first data, ready to paste, with this server's address. */
export function SendDataGuide({ waitingFor = 'logs and traces' }: { waitingFor?: string }) {
  const origin = useSyncExternalStore(
    subscribeToNothing,
    () => location.origin,
    () => 'http://127.0.0.1:3000',
  );
  const status = useQuery(statusQuery);
  const snippets = sendDataSnippets(otlpAddress(origin, status.data?.listeners ?? []), origin);
  return (
    <section className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-4 py-10">
      <div className="flex items-start gap-3">
        <Mark className="mt-0.5 size-6 text-accent-text" />
        <div>
          <h2 className="font-semibold text-lg">Send your first data</h2>
          <p className="text-muted">
            Nothing is stored yet. This page shows {waitingFor} within a second of their arrival.
          </p>
        </div>
      </div>
      <Tabs defaultValue="sdk">
        <TabsList aria-label="Ways to send data">
          {snippets.map(({ id, tab }) => (
            <TabsTrigger key={id} value={id}>
              {tab}
            </TabsTrigger>
          ))}
        </TabsList>
        {snippets.map(({ id, tab, text, code }) => (
          <TabsContent key={id} value={id} className="pt-3">
            <p className="mb-2 text-muted">{text}</p>
            <CodeSnippet code={code} label={tab} />
          </TabsContent>
        ))}
      </Tabs>
      <p className="text-muted">
        Only looking around? <code className="font-mono text-text text-xs">npm run demo</code> starts a second
        server with a day of live sample data.
      </p>
    </section>
  );
}

function subscribeToNothing(): () => void {
  return () => {};
}
