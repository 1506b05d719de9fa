'use client';

import { Download, Link2, SquareTerminal } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { formatCount } from '@/components/charts/format-count';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { useTimeZone } from '@/components/ui/time-zone';
import { useCopy } from '@/components/ui/use-copy';
import { ChoiceGroup } from './choice-group';
import { type ExportChoice, type ExportInput, exportCommand, exportUrl } from './export-request';
import { startDownload } from './start-download';

interface ExportMenuProps {
  /** The resolved search; null while there is none. */
  input: { q: string; from: string; to: string } | null;
  order: 'newest' | 'oldest';
  /** Columns of the list, beside its time. */
  columns: readonly { field: string }[];
  /** How many logs there are; null when it is not known. */
  total: { count: number; exact: boolean } | null;
}

const FORMATS = [
  { value: 'csv', label: 'CSV', hint: 'For spreadsheets and notebooks' },
  { value: 'ndjson', label: 'NDJSON', hint: 'Whole logs, one JSON object a line' },
] as const;
const COLUMNS = [
  { value: 'shown', label: 'As shown', hint: 'The time and the columns of the list' },
  { value: 'all', label: 'Everything', hint: 'All fields, attributes and resource as JSON' },
] as const;

/** The whole result as a file, or as a link or command that fetches it. */
export function ExportMenu({ input, order, columns, total }: ExportMenuProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <IconButton label="Export" size="sm" disabled={input === null}>
          <Download aria-hidden />
        </IconButton>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Export" className="flex w-80 flex-col gap-3">
        {input ? (
          <ExportForm
            input={{ ...input, order, fields: columns.map(({ field }) => field) }}
            total={total}
            onDone={() => setOpen(false)}
          />
        ) : null}
      </PopoverContent>
    </Popover>
  );
}

function ExportForm({
  input,
  total,
  onDone,
}: {
  input: Omit<ExportInput, 'timeZone'>;
  total: ExportMenuProps['total'];
  onDone: () => void;
}) {
  const [choice, setChoice] = useState<ExportChoice>({ format: 'csv', columns: 'shown' });
  const { zone } = useTimeZone();
  const timeZone = zone === 'utc' ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone;
  const url = exportUrl({ ...input, timeZone }, choice);
  const { copy } = useCopy();
  const copyText = async (text: string, done: string) => {
    if (await copy(text)) toast.success(done);
  };
  const download = () => {
    startDownload(url, (message) => toast.error(message));
    onDone();
  };
  return (
    <>
      <p className="text-muted text-xs">
        {describeTotal(total)} {input.order === 'newest' ? 'newest' : 'oldest'} first, as of the search shown.
        A download that fails midway is marked as failed by the browser: it is never a short file.
      </p>
      <ChoiceGroup
        label="Format"
        options={FORMATS}
        value={choice.format}
        onChange={(format) => setChoice({ ...choice, format })}
      />
      {choice.format === 'csv' ? (
        <ChoiceGroup
          label="Columns"
          options={COLUMNS}
          value={choice.columns}
          onChange={(next) => setChoice({ ...choice, columns: next })}
        />
      ) : null}
      <div className="flex items-center gap-1">
        <Button variant="primary" size="sm" disabled={total?.count === 0 && total.exact} onClick={download}>
          <Download aria-hidden /> Download
        </Button>
        <Button
          variant="ghost"
          size="sm"
          className="ml-auto"
          onClick={() => void copyText(new URL(url, location.href).href, 'The link is copied.')}
        >
          <Link2 aria-hidden /> Copy link
        </Button>
        <Button
          variant="ghost"
          size="sm"
          onClick={() =>
            void copyText(exportCommand(new URL(url, location.href).href), 'The command is copied.')
          }
        >
          <SquareTerminal aria-hidden /> Copy curl
        </Button>
      </div>
    </>
  );
}

function describeTotal(total: ExportMenuProps['total']): string {
  if (total === null) return 'All matching logs,';
  return `${total.exact ? '' : '≈ '}${formatCount(total.count)} ${total.count === 1 ? 'log' : 'logs'},`;
}
