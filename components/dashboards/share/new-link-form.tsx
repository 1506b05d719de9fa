'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ShareCreated } from '@/lib/contracts/dashboard/share-api';
import { serverNowNs } from '@/lib/http/server-clock';
import { createShare, sharesQuery } from './share-requests';

const HOUR_MS = 3_600_000;
const EXPIRIES = [
  { value: '1', label: 'in an hour' },
  { value: '24', label: 'in a day' },
  { value: '168', label: 'in a week' },
  { value: '720', label: 'in 30 days' },
  { value: '2160', label: 'in 90 days' },
  { value: 'never', label: 'never' },
] as const;
type Expiry = (typeof EXPIRIES)[number]['value'];

interface NewLinkFormProps {
  dashboardId: string;
  withVariables: boolean;
  onCreated: (created: ShareCreated) => void;
}

/** For whom, until when, and what its viewer may choose. */
export function NewLinkForm({ dashboardId, withVariables, onCreated }: NewLinkFormProps) {
  const id = useId();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [expiry, setExpiry] = useState<Expiry>('168');
  const [allow, setAllow] = useState({ time: false, variables: false });
  const create = useMutation({
    mutationFn: () => createShare(dashboardId, { name: name.trim(), expiresAt: expiresAt(expiry), allow }),
    onSuccess: async (created) => {
      onCreated(created);
      await client.invalidateQueries({ queryKey: sharesQuery(dashboardId).queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!create.isPending) create.mutate();
  };
  return (
    <form onSubmit={submit} aria-label="New link" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="flex min-w-48 flex-1 flex-col gap-1">
          <label htmlFor={`${id}-name`} className="text-muted text-xs">
            For whom
          </label>
          <Input
            id={`${id}-name`}
            value={name}
            maxLength={120}
            autoComplete="off"
            placeholder="Screen in the test hall"
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <Select label="Ends" prefix="Ends" value={expiry} options={EXPIRIES} onChange={setExpiry} />
      </div>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="pb-1 text-muted text-xs">Its viewer may choose</legend>
        <Check
          label="The time range"
          checked={allow.time}
          onChange={(time) => setAllow({ ...allow, time })}
        />
        {withVariables ? (
          <Check
            label="Any value of the variables, “All” too, not only those chosen now"
            checked={allow.variables}
            onChange={(variables) => setAllow({ ...allow, variables })}
          />
        ) : null}
      </fieldset>
      {create.error ? (
        <p role="alert" className="text-danger-text text-sm">
          {create.error.message}
        </p>
      ) : null}
      <Button type="submit" variant="primary" className="self-start" disabled={create.isPending}>
        {create.isPending ? 'Creating…' : 'Create link'}
      </Button>
    </form>
  );
}

/** By the server's clock, which is the one that ends it. */
function expiresAt(expiry: Expiry): string | null {
  if (expiry === 'never') return null;
  const nowMs = Number(serverNowNs() / 1_000_000n);
  return new Date(nowMs + Number(expiry) * HOUR_MS).toISOString();
}

interface CheckProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="flex items-center gap-2 text-sm">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="accent-accent"
      />
      {label}
    </label>
  );
}
