'use client';

import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { CodeSnippet } from '@/components/ui/code-snippet';
import { CopyButton } from '@/components/ui/copy-button';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { LongText } from '@/components/ui/long-text';
import { ServiceName } from '@/components/ui/service-name';
import { SeverityBadge } from '@/components/ui/severity-badge';
import { Skeleton } from '@/components/ui/skeleton';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { Log } from '@/lib/contracts/log';
import { LOG_TABS, type LogsState } from '@/lib/url/logs';
import { DrawerAround } from './drawer-around';
import { DrawerFields } from './drawer-fields';
import { DrawerTrace } from './drawer-trace';
import { prettyJson } from './json-body';
import { TraceLink } from './trace-link';

interface LogDrawerProps {
  log: Log | undefined;
  error: Error | null;
  tab: LogsState['tab'];
  pattern: RegExp | null;
  onTab: (tab: LogsState['tab']) => void;
  onStep: (by: -1 | 1) => void;
  onClose: () => void;
  onRetry: () => void;
}

const TITLES = { fields: 'Fields', json: 'JSON', around: 'Around', trace: 'Trace' };

/** One line in full, beside the list. */
export function LogDrawer(props: LogDrawerProps) {
  const { log, error, tab, pattern, onTab, onStep, onClose } = props;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex h-10 shrink-0 items-center gap-2 border-b pr-1.5 pl-3">
        {log ? <DrawerTitle log={log} /> : <Skeleton className="w-48" />}
        <div className="ml-auto flex shrink-0 items-center">
          <IconButton label="Line above" keys="k" size="sm" onClick={() => onStep(-1)}>
            <ChevronUp aria-hidden />
          </IconButton>
          <IconButton label="Line below" keys="j" size="sm" onClick={() => onStep(1)}>
            <ChevronDown aria-hidden />
          </IconButton>
          <IconButton label="Close" keys="escape" size="sm" onClick={onClose}>
            <X aria-hidden />
          </IconButton>
        </div>
      </header>
      {error && !log ? (
        <ErrorState title="The line could not be read" error={error} retry={props.onRetry} />
      ) : null}
      {log ? (
        <>
          <DrawerMessage key={log.id} log={log} pattern={pattern} />
          <Tabs
            value={tab}
            onValueChange={(value) => onTab(LOG_TABS.find((known) => known === value) ?? 'fields')}
            className="flex min-h-0 flex-1 flex-col"
          >
            <TabsList aria-label="Parts of the line" className="px-3">
              {LOG_TABS.map((name) => (
                <TabsTrigger key={name} value={name}>
                  {TITLES[name]}
                </TabsTrigger>
              ))}
            </TabsList>
            <TabsContent
              key={tab}
              value={tab}
              className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain py-2.5"
            >
              {tab === 'fields' ? <DrawerFields log={log} /> : null}
              {tab === 'json' ? (
                <CodeSnippet code={JSON.stringify(log, null, 2)} label="the line as JSON" className="mx-3" />
              ) : null}
              {tab === 'around' ? <DrawerAround log={log} pattern={pattern} /> : null}
              {tab === 'trace' ? <DrawerTrace log={log} /> : null}
            </TabsContent>
          </Tabs>
        </>
      ) : null}
    </div>
  );
}

function DrawerTitle({ log }: { log: Log }) {
  const format = useTimeFormat();
  return (
    <>
      <SeverityBadge severity={log.severity} text={log.severityText} />
      <ServiceName service={log.service} className="font-medium text-sm" />
      <span className="shrink-0 whitespace-nowrap font-mono text-muted text-xs" title={log.time}>
        {format.time(log.time)}
      </span>
      <TraceLink log={log} className="shrink-0" />
    </>
  );
}

function DrawerMessage({ log, pattern }: { log: Log; pattern: RegExp | null }) {
  const pretty = prettyJson(log.body);
  return (
    <section
      aria-label="Message"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="group relative max-h-[32%] shrink-0 overflow-y-auto border-b px-3 py-2 pr-10 text-sm leading-5"
    >
      {log.body === '' ? (
        <span className="text-faint italic">empty message</span>
      ) : (
        <div className={pretty === null ? '' : 'font-mono text-xs'}>
          <LongText text={pretty ?? log.body} maxChars={2000} pattern={pattern} />
        </div>
      )}
      <CopyButton text={log.body} label="Copy message" className="absolute top-1 right-1.5" />
    </section>
  );
}
