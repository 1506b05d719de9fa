'use client';

import { FileText } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { formatBytes } from '@/components/ui/format-bytes';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { TEXT_FORMATS } from '@/lib/contracts/text-ingest';
import { isTimeZone, ownTimeZone } from '@/lib/time/zone-offset';
import { FileDrop } from './file-drop';
import { serviceOfFile } from './service-of-file';
import { UploadResult } from './upload-result';
import { useUpload } from './use-upload';

const FORMATS: Readonly<Record<(typeof TEXT_FORMATS)[number], string>> = {
  auto: 'Found from its lines',
  jsonl: 'JSON lines',
  logfmt: 'logfmt',
  syslog: 'syslog',
  text: 'Plain text',
};

/** A text file becomes logs. @param dropped a file that was dropped on the page */
export function UploadPanel({ dropped, onClose }: { dropped: File | null; onClose: () => void }) {
  const [chosen, setChosen] = useState<File | null>(null);
  const { upload, start, stop, reset } = useUpload();
  const file = chosen ?? dropped;
  if (file === null) return <FileDrop onFile={setChosen} />;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-center gap-2">
        <FileText aria-hidden className="size-4 shrink-0 text-muted" />
        <span className="min-w-0 truncate font-mono text-xs">{file.name}</span>
        <span className="ml-auto shrink-0 text-muted text-xs">{formatBytes(file.size)}</span>
      </p>
      {upload.phase === 'idle' ? (
        <UploadForm key={file.name} file={file} onStart={(options) => void start(file, options)} />
      ) : (
        <UploadResult
          file={file}
          upload={upload}
          onStop={stop}
          onAgain={() => {
            setChosen(null);
            reset();
          }}
          onClose={onClose}
        />
      )}
    </div>
  );
}

interface UploadFormProps {
  file: File;
  onStart: (options: { service: string; format: string; timeZone: string }) => void;
}

function UploadForm({ file, onStart }: UploadFormProps) {
  const id = useId();
  const [service, setService] = useState(() => serviceOfFile(file.name));
  const [format, setFormat] = useState<(typeof TEXT_FORMATS)[number]>('auto');
  const [timeZone, setTimeZone] = useState(ownTimeZone);
  const zoneKnown = isTimeZone(timeZone);
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (zoneKnown) onStart({ service: service.trim(), format, timeZone });
      }}
    >
      <div className="grid gap-3 sm:grid-cols-3">
        <label htmlFor={`${id}-service`} className="flex flex-col gap-1 text-muted text-xs">
          Service, where lines name none
          <Input
            id={`${id}-service`}
            value={service}
            maxLength={256}
            onChange={(event) => setService(event.target.value)}
          />
        </label>
        <div className="flex flex-col gap-1 text-muted text-xs">
          Format
          <Select
            label="Format"
            value={format}
            onChange={setFormat}
            options={TEXT_FORMATS.map((value) => ({ value, label: FORMATS[value] }))}
          />
        </div>
        <label htmlFor={`${id}-zone`} className="flex flex-col gap-1 text-muted text-xs">
          Zone of times without one
          <Input
            id={`${id}-zone`}
            value={timeZone}
            aria-invalid={!zoneKnown}
            onChange={(event) => setTimeZone(event.target.value)}
          />
        </label>
      </div>
      <div className="flex items-center gap-2">
        {zoneKnown ? null : (
          <p role="alert" className="text-danger-text text-xs">
            Write a zone as Europe/Paris or UTC.
          </p>
        )}
        <Button type="submit" variant="primary" className="ml-auto" disabled={!zoneKnown}>
          Upload
        </Button>
      </div>
    </form>
  );
}
