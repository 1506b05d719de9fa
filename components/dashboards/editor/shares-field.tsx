'use client';

import type { PanelOf } from '@/lib/contracts/dashboard/panel';

type Share = PanelOf<'percentiles'>['shares'][number];

interface SharesFieldProps {
  value: readonly Share[];
  onChange: (shares: Share[]) => void;
}

const SHARES: readonly Share[] = [0, 50, 75, 90, 95, 99, 100];

/** The percentiles that the bands lie between. */
export function SharesField({ value, onChange }: SharesFieldProps) {
  return (
    <fieldset className="flex min-h-7 min-w-0 flex-wrap items-center gap-x-3">
      <legend className="sr-only">Percentiles</legend>
      {SHARES.map((share) => (
        <label key={share} className="flex h-7 items-center gap-1.5 text-xs">
          <input
            type="checkbox"
            className="accent-(--color-accent)"
            checked={value.includes(share)}
            onChange={(event) =>
              onChange(SHARES.filter((one) => (one === share ? event.target.checked : value.includes(one))))
            }
          />
          {share === 0 ? 'least' : share === 100 ? 'greatest' : `P${share}`}
        </label>
      ))}
    </fieldset>
  );
}
