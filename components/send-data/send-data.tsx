'use client';

import { useCallback, useEffect, useState } from 'react';
import { onOpenSendData } from '@/components/shell/open-send-data';
import { DropAnywhere } from './drop-anywhere';
import { SendDataDialog } from './send-data-dialog';

/** The dialog for sending data, opened by a command or by a file that is dropped on the page. */
export function SendData() {
  const [open, setOpen] = useState(false);
  const [dropped, setDropped] = useState<File | null>(null);
  useEffect(
    () =>
      onOpenSendData(() => {
        setDropped(null);
        setOpen(true);
      }),
    [],
  );
  const take = useCallback((file: File) => {
    setDropped(file);
    setOpen(true);
  }, []);
  return (
    <>
      <DropAnywhere onFile={take} />
      <SendDataDialog open={open} onOpenChange={setOpen} dropped={dropped} />
    </>
  );
}
