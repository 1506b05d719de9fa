'use client';

import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Bookmark, History, Keyboard, Moon, ScrollText, Search, Sun, Upload, Waypoints } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { savedQueriesQuery } from '@/components/saved-queries/saved-queries-api';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { savedAddress } from '@/lib/contracts/saved-address';
import { logsUrl } from '@/lib/url/logs';
import { traceUrl } from '@/lib/url/trace';
import { DESTINATIONS } from './destinations';
import { openSendData } from './open-send-data';
import { PaletteItem } from './palette-item';
import { traceIdIn } from './palette-trace-id';
import { readRecentQueries } from './recent-queries';
import { useTheme } from './theme-context';

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onShortcuts: () => void;
}

const GROUP =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs';

/** ⌘K: go anywhere, open a pasted trace id, search logs for what is typed. */
export function CommandPalette({ open, onOpenChange, onShortcuts }: CommandPaletteProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Search or jump to" bare>
        <PaletteBody onClose={() => onOpenChange(false)} onShortcuts={onShortcuts} />
      </DialogContent>
    </Dialog>
  );
}

function PaletteBody({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const router = useRouter();
  const { theme, setChoice } = useTheme();
  const [typed, setTyped] = useState('');
  const [recent] = useState(readRecentQueries);
  const saved = useQuery(savedQueriesQuery);
  const text = typed.trim();
  const traceId = traceIdIn(text);
  const go = (href: string) => () => {
    onClose();
    router.push(href);
  };
  return (
    <Command label="Search or jump to" loop className="flex min-h-0 flex-col">
      <div className="flex items-center gap-2.5 border-line border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder="Go to, paste a trace id, or search logs"
          className="h-11 w-full bg-transparent text-base outline-none"
        />
      </div>
      <Command.List className="min-h-0 overflow-y-auto p-1.5">
        {text === '' ? null : (
          <Command.Group forceMount className={GROUP}>
            {traceId ? (
              <PaletteItem
                icon={Waypoints}
                value={`open trace ${text}`}
                always
                onSelect={go(traceUrl(traceId))}
              >
                Open trace <span className="font-mono">{traceId}</span>
              </PaletteItem>
            ) : null}
            <PaletteItem
              icon={ScrollText}
              value={`search logs ${text}`}
              always
              onSelect={go(logsUrl({ q: text }))}
            >
              Search logs for <span className="font-mono">{text}</span>
            </PaletteItem>
          </Command.Group>
        )}
        <Command.Group heading="Go to" className={GROUP}>
          {DESTINATIONS.map(({ href, label, icon, keys }) => (
            <PaletteItem key={href} icon={icon} value={label} keys={keys} onSelect={go(href)}>
              {label}
            </PaletteItem>
          ))}
        </Command.Group>
        {saved.data?.savedQueries.length ? (
          <Command.Group heading="Saved queries" className={GROUP}>
            {saved.data.savedQueries.map((query) => (
              <PaletteItem
                key={query.id}
                icon={Bookmark}
                value={`${query.name} ${query.id}`}
                onSelect={go(savedAddress(query))}
              >
                {query.name}
              </PaletteItem>
            ))}
          </Command.Group>
        ) : null}
        {recent.length > 0 ? (
          <Command.Group heading="Recent" className={GROUP}>
            {recent.map(({ path, search, label }) => (
              <PaletteItem
                key={`${path} ${label}`}
                icon={History}
                value={`recent ${path} ${label}`}
                onSelect={go(`${path}?${search}`)}
              >
                <span className="font-mono text-xs">{label}</span> <span className="text-faint">{path}</span>
              </PaletteItem>
            ))}
          </Command.Group>
        ) : null}
        <Command.Group heading="Commands" className={GROUP}>
          <PaletteItem
            icon={theme === 'dark' ? Sun : Moon}
            value="toggle theme light dark"
            onSelect={() => {
              setChoice(theme === 'dark' ? 'light' : 'dark');
              onClose();
            }}
          >
            Use the {theme === 'dark' ? 'light' : 'dark'} theme
          </PaletteItem>
          <PaletteItem
            icon={Upload}
            value="send data upload a file shipper"
            onSelect={() => {
              onClose();
              openSendData();
            }}
          >
            Send data
          </PaletteItem>
          <PaletteItem icon={Keyboard} value="keyboard shortcuts" keys="?" onSelect={onShortcuts}>
            Keyboard shortcuts
          </PaletteItem>
        </Command.Group>
      </Command.List>
    </Command>
  );
}
