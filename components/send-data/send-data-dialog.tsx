'use client';

import { SendDataTabs } from '@/components/shell/send-data-tabs';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { UploadPanel } from './upload-panel';

interface SendDataDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** A file that was dropped on the page. */
  dropped: File | null;
}

/** Ways to bring data in: a file from here, or a shipper pointed at this server. */
export function SendDataDialog({ open, onOpenChange, dropped }: SendDataDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Send data" className="w-[min(48rem,calc(100vw-24px))]">
        <Tabs defaultValue="upload" className="flex min-h-0 flex-col">
          <TabsList aria-label="How" className="px-4">
            <TabsTrigger value="upload">Upload a file</TabsTrigger>
            <TabsTrigger value="shipper">Point a shipper here</TabsTrigger>
          </TabsList>
          <TabsContent value="upload" className="min-h-0 overflow-y-auto p-4">
            <UploadPanel
              key={dropped ? `${dropped.name} ${dropped.lastModified}` : ''}
              dropped={dropped}
              onClose={() => onOpenChange(false)}
            />
          </TabsContent>
          <TabsContent value="shipper" className="min-h-0 overflow-y-auto p-4">
            <SendDataTabs />
          </TabsContent>
        </Tabs>
      </DialogContent>
    </Dialog>
  );
}
