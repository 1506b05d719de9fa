'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { formatNumber } from '@/components/ui/format-number';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { quoteValue } from '@/lib/query/quote-value';
import { logsUrl } from '@/lib/url/logs';
import type { UploadState } from './upload-text';
import type { Upload } from './use-upload';

interface UploadResultProps {
  file: File;
  upload: Exclude<Upload, { phase: 'idle' }>;
  onStop: () => void;
  onAgain: () => void;
  onClose: () => void;
}

/** How far an upload is, and at its end what was read and how, what was stored and what was not. */
export function UploadResult({ file, upload, onStop, onAgain, onClose }: UploadResultProps) {
  const { phase, state } = upload;
  const running = phase === 'running';
  return (
    <div className="flex flex-col gap-3">
      {running ? (
        <progress
          value={state?.share ?? 0}
          max={1}
          aria-label="Uploaded"
          className="h-1.5 w-full overflow-hidden rounded-full bg-hover accent-accent"
        />
      ) : null}
      <div role="status" className="flex flex-col gap-1 text-sm">
        {phase === 'failed' ? <p className="text-danger-text">{upload.message}</p> : null}
        {state ? <Verdict state={state} running={running} /> : null}
        {phase === 'done' && state?.lines === 0 ? <p>The file is empty.</p> : null}
      </div>
      {state && state.errors.length > 0 ? <Refused state={state} /> : null}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {running ? (
          <Button onClick={onStop}>Stop</Button>
        ) : (
          <Button onClick={onAgain}>{phase === 'failed' ? 'Try again' : 'Another file'}</Button>
        )}
        {!running && state?.times ? (
          <Button asChild variant="primary">
            <Link href={logsOf(file, state.times)} onClick={onClose}>
              Show these logs
            </Link>
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Verdict({ state, running }: { state: UploadState; running: boolean }) {
  const { stored, again, rejected, lines, read, untimed, repairs } = state;
  return (
    <>
      <p className="tabular-nums">
        {formatNumber(lines)} lines{running ? ' so far' : ''}: {formatNumber(stored)} logs stored
        {again > 0 ? `, ${formatNumber(again)} stored within the last hour already` : ''}
        {rejected > 0 ? `, ${formatNumber(rejected)} refused` : ''}.
      </p>
      {read ? (
        <p className="text-muted">
          Read as {read.format}
          {read.timeFormat === null
            ? ''
            : `; times as ${read.timeFormat}, in ${read.timeZone} where they say no zone`}
          .{untimed ? ' Entries without a time took that of their arrival.' : ''}
        </p>
      ) : null}
      {[...repairs].map(([what, count]) => (
        <p key={what} className="text-muted">
          {formatNumber(count)} × {what}
        </p>
      ))}
    </>
  );
}

function Refused({ state }: { state: UploadState }) {
  return (
    <ScrollRegion
      label="Refused lines"
      className="max-h-40 overflow-y-auto rounded-md border border-line bg-bg"
    >
      <ul className="p-2 font-mono text-xs">
        {state.errors.map(({ line, reason }) => (
          <li key={`${line} ${reason}`}>
            <span className="text-muted">line {line}</span> {reason}
          </li>
        ))}
        {state.rejected > state.errors.length ? (
          <li className="text-muted">and {formatNumber(state.rejected - state.errors.length)} more</li>
        ) : null}
      </ul>
    </ScrollRegion>
  );
}

/** The range's end is not in it. */
function logsOf(file: File, { from, to }: { from: string; to: string }): string {
  const end = new Date(Math.floor(Date.parse(to) / 1000) * 1000 + 1000).toISOString();
  const start = new Date(Math.floor(Date.parse(from) / 1000) * 1000).toISOString();
  return logsUrl({ q: `log.file.name:${quoteValue(file.name)}`, from: start, to: end });
}
