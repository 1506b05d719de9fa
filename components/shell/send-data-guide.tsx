'use client';

import { Button } from '@/components/ui/button';
import { Mark } from '@/components/ui/mark';
import { openSendData } from './open-send-data';
import { SendDataTabs } from './send-data-tabs';

/** Shown where nothing is stored at all: how to send the first data, ready to paste, with this server's address. */
export function SendDataGuide({ waitingFor = 'logs and traces' }: { waitingFor?: string }) {
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
        <Button className="ml-auto" onClick={openSendData}>
          Upload a file
        </Button>
      </div>
      <SendDataTabs />
      <p className="text-muted">
        Only looking around? <code className="font-mono text-text text-xs">npm run demo</code> starts a second
        server with a day of live sample data.
      </p>
    </section>
  );
}
