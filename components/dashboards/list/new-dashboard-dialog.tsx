'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { editorId } from '@/components/dashboards/page/editor-id';
import { FolderInput } from '@/components/saved-queries/library/folder-input';
import { cleanFolder } from '@/components/saved-queries/library/folder-tree';
import { refreshThings } from '@/components/saved-queries/library/library-api';
import type { Library } from '@/components/saved-queries/library/use-library';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { emptyDashboard } from '@/lib/boards/empty-dashboard';
import { dashboardListSchema, dashboardRecordSchema } from '@/lib/contracts/dashboard/dashboard-api';
import { apiGet, apiSend } from '@/lib/http/client';
import { dashboardUrl } from '@/lib/url/dashboard';

interface NewDashboardDialogProps {
  /** Its folders are offered. */
  library: Library;
  folder: string;
  onClose: () => void;
}

const NOTHING = '';

/** A new dashboard: empty, or a copy of one that comes with the product. */
export function NewDashboardDialog(props: NewDashboardDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <DialogContent title="New dashboard">
        <NewDashboardForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function NewDashboardForm({ library, folder: inFolder, onClose }: NewDashboardDialogProps) {
  const id = useId();
  const router = useRouter();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [folder, setFolder] = useState(inFolder);
  const [from, setFrom] = useState(NOTHING);
  const { data } = useQuery({
    queryKey: ['dashboards', 'ready-made'],
    queryFn: ({ signal }) => apiGet('/api/dashboards', {}, dashboardListSchema, signal),
  });
  const readyMade = data?.dashboards.filter(({ builtIn }) => builtIn) ?? [];
  const start = readyMade.find((board) => board.id === from);
  const called = name.trim() || (start?.name ?? '');

  const create = useMutation({
    mutationFn: async () => {
      const path = `/api/dashboards/${encodeURIComponent(from)}`;
      const begun =
        from === NOTHING ? emptyDashboard(called) : (await apiGet(path, {}, dashboardRecordSchema)).document;
      const input = {
        document: { ...begun, name: called },
        folder: cleanFolder(folder),
        tags: [],
        savedBy: editorId(),
      };
      return await apiSend('POST', '/api/dashboards', input, dashboardRecordSchema);
    },
    onSuccess: async (made) => {
      onClose();
      router.push(dashboardUrl(made.id));
      await refreshThings(client);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (called !== '' && !create.isPending) create.mutate();
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col">
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4">
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}-name`} className="text-muted text-xs">
            Name
          </label>
          <Input
            id={`${id}-name`}
            value={name}
            maxLength={120}
            autoComplete="off"
            placeholder={start?.name ?? 'Yield of line 4'}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}-folder`} className="text-muted text-xs">
            Folder
          </label>
          <FolderInput
            id={`${id}-folder`}
            value={folder}
            known={library.folders.map(({ path }) => path)}
            onChange={setFolder}
          />
        </div>
        <fieldset className="flex min-w-0 flex-col gap-1">
          <legend className="pb-1 text-muted text-xs">Begin with</legend>
          <Start value={NOTHING} title="Nothing" text="An empty grid" chosen={from} onChoose={setFrom} />
          {readyMade.map((board) => (
            <Start
              key={board.id}
              value={board.id}
              title={board.name}
              text={board.description}
              chosen={from}
              onChoose={setFrom}
            />
          ))}
        </fieldset>
        {create.error ? (
          <p role="alert" className="text-danger-text text-sm">
            {create.error.message}
          </p>
        ) : null}
      </div>
      <div className="flex justify-end gap-2 border-line border-t px-4 py-3">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={called === '' || create.isPending}>
          {create.isPending ? 'Creating…' : 'Create'}
        </Button>
      </div>
    </form>
  );
}

interface StartProps {
  value: string;
  title: string;
  text: string;
  chosen: string;
  onChoose: (value: string) => void;
}

function Start({ value, title, text, chosen, onChoose }: StartProps) {
  return (
    <label className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line px-3 py-2 transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-selected">
      <input
        type="radio"
        name="begin-with"
        value={value}
        checked={chosen === value}
        onChange={() => onChoose(value)}
        className="mt-0.5 accent-accent"
      />
      <span className="min-w-0">
        <span className="block font-medium text-sm">{title}</span>
        <span className="line-clamp-2 text-muted text-xs">{text}</span>
      </span>
    </label>
  );
}
