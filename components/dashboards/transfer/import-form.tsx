'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { editorId } from '@/components/dashboards/page/editor-id';
import { Button } from '@/components/ui/button';
import { dashboardListSchema, dashboardRecordSchema } from '@/lib/contracts/dashboard/dashboard-api';
import { apiGet, apiSend } from '@/lib/http/client';
import { CandidateRow } from './candidate-row';
import { ImportSource } from './import-source';
import { type ImportCandidate, MAX_IMPORT_CHARS, MAX_IMPORTED, readImport } from './read-import';

interface ImportFormProps {
  folder: string;
  onImported: (ids: readonly string[], isDone: boolean) => void;
  onCancel: () => void;
}

/** What was read, what is wrong with it, under which name each goes in, and the button that does it. */
export function ImportForm({ folder, onImported, onCancel }: ImportFormProps) {
  const [candidates, setCandidates] = useState<readonly ImportCandidate[]>([]);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [importing, setImporting] = useState(false);
  const { data } = useQuery({
    queryKey: ['dashboards', 'names'],
    queryFn: ({ signal }) => apiGet('/api/dashboards', {}, dashboardListSchema, signal),
  });
  const taken = new Set(data?.dashboards.map(({ name }) => name));
  const good = candidates.flatMap(({ key, result }) =>
    'document' in result ? [{ key, ...result, name: names[key] ?? result.document.name }] : [],
  );
  const bad = candidates.length - good.length;
  const unnamed = good.some(({ name }) => name.trim() === '');

  const add = (read: readonly ImportCandidate[]) =>
    setCandidates((now) => {
      const fresh = new Set(read.map(({ key }) => key));
      return [...now.filter(({ key }) => !fresh.has(key)), ...read].slice(0, MAX_IMPORTED);
    });
  const addFiles = async (files: readonly File[]) => {
    for (const file of files.slice(0, MAX_IMPORTED)) {
      // The size is told from what the file says, before any of it is in memory.
      const text = file.size > MAX_IMPORT_CHARS ? null : await file.text().catch(() => '');
      add(text === null ? tooLarge(file.name) : readImport(file.name, text));
    }
  };
  const importAll = async () => {
    setImporting(true);
    const ids: string[] = [];
    const left = new Set<string>();
    for (const { key, document, folder: own, tags, name } of good) {
      try {
        const input = {
          document: { ...document, name: name.trim() },
          folder: folder || own,
          tags,
          savedBy: editorId(),
        };
        ids.push((await apiSend('POST', '/api/dashboards', input, dashboardRecordSchema)).id);
      } catch (error) {
        left.add(key);
        toast.error(`“${name}” was not imported`, {
          description: error instanceof Error ? error.message : undefined,
        });
      }
    }
    setImporting(false);
    if (ids.length > 0) onImported(ids, left.size === 0);
    // What was refused stays, to be tried again.
    setCandidates(candidates.filter(({ key, result }) => 'problems' in result || left.has(key)));
  };
  return (
    <>
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4">
        <ImportSource
          onFiles={(files) => void addFiles(files)}
          onText={(text) => add(readImport(pastedName(candidates), text))}
        />
        {candidates.length === 0 ? null : (
          <ul aria-label="Read" className="flex flex-col gap-2">
            {candidates.map((candidate) => (
              <CandidateRow
                key={candidate.key}
                candidate={candidate}
                name={names[candidate.key] ?? null}
                taken={taken}
                onName={(name) => setNames({ ...names, [candidate.key]: name })}
                onLeaveOut={() => setCandidates(candidates.filter(({ key }) => key !== candidate.key))}
              />
            ))}
          </ul>
        )}
      </div>
      <div className="flex items-center justify-end gap-2 border-line border-t px-4 py-3">
        <p role="status" className="mr-auto text-muted text-xs">
          {bad > 0 ? `${bad} cannot be imported. ` : ''}
          {good.length > 0 && folder !== '' ? `They go to the folder ${folder}.` : ''}
        </p>
        <Button onClick={onCancel}>Cancel</Button>
        <Button
          variant="primary"
          disabled={good.length === 0 || unnamed || importing}
          onClick={() => void importAll()}
        >
          {importing ? 'Importing…' : good.length > 1 ? `Import ${good.length}` : 'Import'}
        </Button>
      </div>
    </>
  );
}

/** Several can be pasted; one that could not be read makes way for the mended one. */
function pastedName(candidates: readonly ImportCandidate[]): string {
  const good = new Set(candidates.flatMap(({ from, result }) => ('document' in result ? [from] : [])));
  let name = 'Pasted';
  for (let at = 2; [...good].some((from) => from === name || from.startsWith(`${name} · `)); at++)
    name = `Pasted ${at}`;
  return name;
}

function tooLarge(from: string): ImportCandidate[] {
  return [{ key: from, from, result: { problems: [{ path: '', message: 'It is larger than 8 MiB.' }] } }];
}
