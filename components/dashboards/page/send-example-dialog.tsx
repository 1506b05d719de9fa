'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { openSendData } from '@/components/shell/open-send-data';
import { protocolAddress } from '@/components/shell/protocol-address';
import { statusQuery } from '@/components/status/status-query';
import { Button } from '@/components/ui/button';
import { CodeSnippet } from '@/components/ui/code-snippet';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { exampleSnippet } from '@/lib/boards/example-snippet';
import type { DashboardAttributes } from '@/lib/contracts/dashboard/dashboard-api';

interface SendExampleDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  dashboardId: string;
  /** As they are by now. */
  attributes: DashboardAttributes['attributes'];
}

/** What to send so that a ready-made dashboard fills: records that can be pasted as they are, and whether they arrived. */
export function SendExampleDialog({ open, onOpenChange, ...rest }: SendExampleDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="What to send"
        description="A few made-up records with all that this dashboard rests on. Paste it into a shell to see the panels fill, then send the same from your services."
        className="w-[min(52rem,calc(100vw-24px))]"
      >
        <SendExample {...rest} onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

interface SendExampleProps extends Pick<SendExampleDialogProps, 'dashboardId' | 'attributes'> {
  onClose: () => void;
}

function SendExample({ dashboardId, attributes, onClose }: SendExampleProps) {
  const status = useQuery(statusQuery);
  const mapping = Object.fromEntries(
    attributes.flatMap(({ name, source, mappedTo }) =>
      mappedTo === null ? [] : [[`${source}:${name}`, mappedTo]],
    ),
  );
  const address = protocolAddress(location.origin, status.data?.listeners ?? [], 'otlp', '');
  const code = exampleSnippet(dashboardId, address, mapping);
  const found = attributes.filter((one) => one.found).length;
  const isThere = found === attributes.length;
  return (
    <>
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4">
        {code === null ? null : <CodeSnippet code={code} label="the example" className="shrink-0" />}
      </div>
      <div className="flex flex-wrap items-center gap-2 border-t px-4 py-3">
        <p role="status" className="flex min-w-0 flex-1 items-center gap-1.5 text-muted">
          {isThere ? (
            <>
              <CircleCheck aria-hidden className="size-4 shrink-0 text-ok-text" /> All of it has arrived.
            </>
          ) : (
            `Waiting: ${found} of ${attributes.length} attributes are there`
          )}
        </p>
        <Button
          variant="ghost"
          onClick={() => {
            onClose();
            openSendData();
          }}
        >
          Other ways to send
        </Button>
        <Button variant={isThere ? 'primary' : 'secondary'} onClick={onClose}>
          {isThere ? 'Show the panels' : 'Close'}
        </Button>
      </div>
    </>
  );
}
