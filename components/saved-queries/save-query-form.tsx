'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';

interface SaveQueryFormProps {
  suggestedName: string;
  saving: boolean;
  onSave: (name: string) => void;
}

export function SaveQueryForm({ suggestedName, saving, onSave }: SaveQueryFormProps) {
  const id = useId();
  const [name, setName] = useState(suggestedName);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !saving) onSave(name.trim());
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <label htmlFor={id} className="text-muted text-xs">
        Name
      </label>
      <Input
        id={id}
        value={name}
        maxLength={120}
        autoComplete="off"
        placeholder="Voltage errors of W-12345"
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
      />
      <p className="text-muted text-xs">
        Keeps the query, filters and range. A relative range stays relative.
      </p>
      <Button
        type="submit"
        variant="primary"
        size="sm"
        disabled={name.trim() === '' || saving}
        className="self-start"
      >
        {saving ? 'Saving…' : 'Save query'}
      </Button>
    </form>
  );
}
