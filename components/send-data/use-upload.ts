'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type UploadOptions, type UploadState, uploadText } from './upload-text';

export type Upload =
  | { phase: 'idle' }
  | { phase: 'running'; state: UploadState | null }
  | { phase: 'done'; state: UploadState }
  | { phase: 'failed'; state: UploadState | null; message: string };

/** One upload at a time; it ends with the view that began it. Lists show what came when it is over. */
export function useUpload() {
  const queries = useQueryClient();
  const [upload, setUpload] = useState<Upload>({ phase: 'idle' });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const start = async (file: File, options: UploadOptions) => {
    const controller = new AbortController();
    abort.current?.abort();
    abort.current = controller;
    let state: UploadState | null = null;
    setUpload({ phase: 'running', state });
    try {
      const done = await uploadText(
        file,
        options,
        (next) => {
          state = next;
          setUpload({ phase: 'running', state });
        },
        controller.signal,
      );
      setUpload({ phase: 'done', state: done });
    } catch (error) {
      if (controller.signal.aborted && abort.current !== controller) return;
      const message = controller.signal.aborted
        ? 'Stopped. What was sent before stays.'
        : error instanceof Error
          ? error.message
          : 'The upload failed.';
      setUpload({ phase: 'failed', state, message });
    }
    void queries.invalidateQueries();
  };

  return {
    upload,
    start,
    stop: () => abort.current?.abort(),
    reset: () => setUpload({ phase: 'idle' }),
  };
}
