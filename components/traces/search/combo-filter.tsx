'use client';

import { Command } from 'cmdk';
import { Check, ChevronDown, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { ServiceDot } from '@/components/ui/service-dot';

interface ComboFilterProps {
  /** `Service`: before the value, and read aloud. */
  label: string;
  value: string;
  options: readonly string[];
  onChange: (value: string) => void;
  loading?: boolean;
  /** Draw each option with its service colour. */
  services?: boolean;
}

const SHOWN = 200;

/** One value out of many, found by typing; a value that is not in the list can be used as typed. */
export function ComboFilter({
  label,
  value,
  options,
  onChange,
  loading = false,
  services = false,
}: ComboFilterProps) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const found = useMemo(() => {
    const wanted = typed.trim().toLowerCase();
    return options.filter((option) => option.toLowerCase().includes(wanted));
  }, [options, typed]);
  const choose = (next: string) => {
    setOpen(false);
    setTyped('');
    onChange(next);
  };
  const item =
    'flex h-7 cursor-pointer select-none items-center gap-2 rounded-sm px-2 text-sm data-[selected=true]:bg-hover';
  return (
    <span className="inline-flex min-w-0">
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button
            size="sm"
            aria-label={`${label}: ${value === '' ? 'any' : value}`}
            className={cn('min-w-0 max-w-64 shrink font-normal', value !== '' && 'rounded-r-none border-r-0')}
          >
            <span className="text-muted">{label}</span>
            {services && value !== '' ? <ServiceDot service={value} /> : null}
            <span className="truncate">{value === '' ? 'any' : value}</span>
            <ChevronDown aria-hidden className="text-muted" />
          </Button>
        </PopoverTrigger>
        <PopoverContent align="start" aria-label={label} className="w-80 p-0">
          <Command shouldFilter={false} label={label}>
            <Command.Input
              value={typed}
              onValueChange={setTyped}
              placeholder={`Find ${label.toLowerCase()}…`}
              className="h-9 w-full border-line border-b bg-transparent px-3 text-sm outline-none"
            />
            <Command.List label={label} className="max-h-72 overflow-y-auto p-1">
              {typed.trim() === '' ? (
                <Command.Item className={item} value="__any" onSelect={() => choose('')}>
                  any
                </Command.Item>
              ) : null}
              {found.slice(0, SHOWN).map((option) => (
                <Command.Item
                  key={option}
                  className={item}
                  value={`=${option}`}
                  onSelect={() => choose(option)}
                >
                  {services ? <ServiceDot service={option} /> : null}
                  <span className="truncate" title={option}>
                    {option}
                  </span>
                  {option === value ? (
                    <Check aria-hidden className="ml-auto size-3.5 text-accent-text" />
                  ) : null}
                </Command.Item>
              ))}
              {typed.trim() !== '' && !options.includes(typed.trim()) ? (
                <Command.Item className={item} value="__typed" onSelect={() => choose(typed.trim())}>
                  <span className="text-muted">Use</span> <span className="truncate">{typed.trim()}</span>
                </Command.Item>
              ) : null}
            </Command.List>
            {loading || found.length > SHOWN ? (
              <p className="border-line border-t px-3 py-1.5 text-faint text-xs">
                {loading ? 'Loading…' : `${SHOWN} of ${found.length.toLocaleString('en')}: type to narrow`}
              </p>
            ) : null}
          </Command>
        </PopoverContent>
      </Popover>
      {value !== '' ? (
        <Button
          size="sm"
          aria-label={`Any ${label.toLowerCase()}`}
          className="w-7 rounded-l-none px-0"
          onClick={() => onChange('')}
        >
          <X aria-hidden />
        </Button>
      ) : null}
    </span>
  );
}
