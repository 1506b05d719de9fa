'use client';

import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { formatNumber } from '@/lib/boards/format-number';
import type { NumberFormat } from '@/lib/contracts/dashboard/number-format';
import type { Threshold } from '@/lib/contracts/dashboard/panel';
import { NumberField } from './number-field';
import { OptionGroup } from './option-group';
import { ProblemNote } from './problem-note';

const TONES = [
  { value: 'ok', label: 'Good (green)' },
  { value: 'warn', label: 'Warning (amber)' },
  { value: 'error', label: 'Bad (red)' },
] as const;
const MOST = 10;

interface ThresholdsFieldsProps {
  thresholds: readonly Threshold[];
  format: NumberFormat;
  onChange: (thresholds: Threshold[]) => void;
}

/** From which value on a number is good, a warning or bad. */
export function ThresholdsFields({ thresholds, format, onChange }: ThresholdsFieldsProps) {
  const list = useRef<HTMLDivElement>(null);
  const summary = thresholds
    .map(
      ({ from, tone }) =>
        `${tone === 'ok' ? 'good' : tone === 'warn' ? 'warning' : 'bad'} from ${formatNumber(from, { ...format, decimals: null })}`,
    )
    .join(' · ');
  const focus = (selector: string, last: boolean) =>
    setTimeout(() => {
      const all = list.current?.querySelectorAll<HTMLElement>(selector);
      all?.item(last ? all.length - 1 : 0)?.focus();
    });
  return (
    <OptionGroup title="Thresholds" paths={['thresholds']} summary={summary || 'none'}>
      <div ref={list} className="flex flex-col gap-2">
        {thresholds.map((threshold, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its number changes while it is typed
          <div key={at} className="flex flex-col gap-1">
            <div className="flex items-center gap-1.5">
              <span aria-hidden className="text-muted text-xs">
                from
              </span>
              <NumberField
                aria-label={`From which value, threshold ${at + 1}`}
                aria-invalid={Number.isNaN(threshold.from) || undefined}
                value={threshold.from}
                className="w-20"
                onChange={(from) => onChange(thresholds.with(at, { ...threshold, from: from ?? Number.NaN }))}
              />
              <Select
                label={`Meaning of threshold ${at + 1}`}
                size="sm"
                value={threshold.tone}
                options={TONES}
                className="min-w-0 flex-1"
                onChange={(tone) => onChange(thresholds.with(at, { ...threshold, tone }))}
              />
              <IconButton
                size="sm"
                label={`Remove threshold ${at + 1}`}
                onClick={() => {
                  onChange(thresholds.toSpliced(at, 1));
                  focus('[data-add]', false);
                }}
              >
                <X aria-hidden />
              </IconButton>
            </div>
            <ProblemNote path={`thresholds.${at}.from`} />
          </div>
        ))}
        {thresholds.length < MOST ? (
          <Button
            data-add
            size="sm"
            className="self-start"
            onClick={() => {
              const last = thresholds.at(-1);
              onChange([
                ...thresholds,
                { from: last ? last.from : 0, tone: last?.tone === 'ok' ? 'warn' : 'error' },
              ]);
              focus('input', true);
            }}
          >
            <Plus aria-hidden /> Threshold
          </Button>
        ) : null}
      </div>
    </OptionGroup>
  );
}
