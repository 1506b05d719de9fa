'use client';

import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { statusQuery } from '@/components/status/status-query';
import { CodeSnippet } from '@/components/ui/code-snippet';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { sendDataSnippets } from './send-data-snippets';

/** Snippets for every kind of sender, with this server's addresses in them. */
export function SendDataTabs() {
  const origin = useSyncExternalStore(
    subscribeToNothing,
    () => location.origin,
    () => 'http://127.0.0.1:3000',
  );
  const status = useQuery(statusQuery);
  const snippets = sendDataSnippets(origin, status.data?.listeners ?? []);
  return (
    <Tabs defaultValue="sdk">
      <TabsList aria-label="Ways to send data" className="flex-wrap overflow-visible">
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
  );
}

function subscribeToNothing(): () => void {
  return () => {};
}
