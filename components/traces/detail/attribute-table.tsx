'use client';

import { Ellipsis } from 'lucide-react';
import Link from 'next/link';
import { IconButton } from '@/components/ui/icon-button';
import { LongText } from '@/components/ui/long-text';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { useCopy } from '@/components/ui/use-copy';
import type { Attributes, AttributeValue } from '@/lib/contracts/attributes';
import type { FieldOrigin } from '@/lib/query/explicit-field';
import { valueUrls } from './filter-urls';

interface AttributeTableProps {
  attributes: Attributes;
  label: string;
  /** Where they are kept: what a search for one of them has to say. */
  origin?: FieldOrigin;
  range: { from: string; to: string };
}

/** Attributes by name; each value can be copied, or searched for in traces and logs. */
export function AttributeTable({ attributes, label, origin = 'attribute', range }: AttributeTableProps) {
  const entries = Object.entries(attributes).sort(([a], [b]) => a.localeCompare(b));
  if (entries.length === 0) return <p className="px-3 text-faint text-xs">No attributes</p>;
  return (
    <table aria-label={label} className="w-full table-fixed text-xs">
      <tbody>
        {entries.map(([key, value]) => (
          <tr key={key} className="group/row align-top hover:bg-hover">
            <th
              scope="row"
              className="w-2/5 break-words py-1 pr-2 pl-3 text-left font-mono font-normal text-2xs text-muted"
            >
              {key}
            </th>
            <td className="break-words py-1 font-mono text-2xs">
              {value === '' ? (
                <span className="text-faint">empty</span>
              ) : (
                <LongText text={valueText(value)} />
              )}
            </td>
            <td className="w-8 pr-1 text-right">
              <ValueMenu field={key} value={valueText(value)} origin={origin} range={range} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ValueMenuProps {
  field: string;
  value: string;
  origin: FieldOrigin;
  range: { from: string; to: string };
}

function ValueMenu({ field, value, origin, range }: ValueMenuProps) {
  const { copied, copy } = useCopy();
  const urls = valueUrls(field, value, origin, range);
  const item = 'flex h-7 w-full items-center rounded-sm px-2 text-left text-sm hover:bg-hover';
  return (
    <Popover>
      <PopoverTrigger asChild>
        <IconButton
          label={`${field}: copy or search`}
          tooltip={null}
          size="sm"
          className="h-5 w-6 opacity-0 focus-visible:opacity-100 group-hover/row:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
        >
          <Ellipsis aria-hidden />
        </IconButton>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={`What to do with ${field}`} className="w-52 p-1">
        <button type="button" className={item} onClick={() => copy(value)}>
          {copied ? 'Copied' : 'Copy value'}
        </button>
        <Link className={item} href={urls.traces}>
          Find traces with this value
        </Link>
        <Link className={item} href={urls.logs}>
          Find logs with this value
        </Link>
      </PopoverContent>
    </Popover>
  );
}

/** A value as it is searched for: text as it is, lists as JSON. */
function valueText(value: AttributeValue): string {
  return Array.isArray(value) ? JSON.stringify(value) : String(value);
}
