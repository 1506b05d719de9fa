'use client';

import { Plus, X } from 'lucide-react';
import { useContext, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import { OptionGroup } from './option-group';
import { ProblemNote } from './problem-note';
import { ProblemsContext } from './problems-context';

type Links = Panel['links'];
const MOST = 10;

/** Where the panel leads beside its own records. */
export function LinksFields({ links, onChange }: { links: Links; onChange: (links: Links) => void }) {
  const list = useRef<HTMLDivElement>(null);
  const problems = useContext(ProblemsContext);
  const isWrong = (path: string) => problems.some((one) => one.path === path) || undefined;
  return (
    <OptionGroup
      title="Links"
      paths={['links']}
      summary={links.map(({ title }) => title).join(' · ') || 'none'}
    >
      <div ref={list} className="flex flex-col gap-2.5">
        {links.map((link, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its title changes while it is typed
          <div key={at} className="flex flex-col gap-1">
            <div className="flex items-center gap-1.5">
              <Input
                aria-label={`Title of link ${at + 1}`}
                aria-invalid={isWrong(`links.${at}.title`)}
                placeholder="Title"
                autoComplete="off"
                value={link.title}
                className="h-7 text-xs"
                onChange={(event) => onChange(links.with(at, { ...link, title: event.target.value }))}
              />
              <IconButton
                size="sm"
                label={`Remove link ${at + 1}`}
                onClick={() => {
                  onChange(links.toSpliced(at, 1));
                  setTimeout(() => list.current?.querySelector<HTMLElement>('[data-add]')?.focus());
                }}
              >
                <X aria-hidden />
              </IconButton>
            </div>
            <ProblemNote path={`links.${at}.title`} />
            <Input
              aria-label={`Address of link ${at + 1}`}
              aria-invalid={isWrong(`links.${at}.url`)}
              placeholder="https://… or /logs?q=service:$service"
              autoComplete="off"
              spellCheck={false}
              value={link.url}
              className="h-7 font-mono text-xs"
              onChange={(event) => onChange(links.with(at, { ...link, url: event.target.value }))}
            />
            <ProblemNote path={`links.${at}.url`} />
          </div>
        ))}
        <p className="text-faint text-xs">
          May name variables ($service), and &#36;&#123;from&#125; and &#36;&#123;to&#125; of the time shown.
        </p>
        {links.length < MOST ? (
          <Button
            data-add
            size="sm"
            className="self-start"
            onClick={() => {
              onChange([...links, { title: '', url: '' }]);
              setTimeout(() => {
                const titles = list.current?.querySelectorAll<HTMLElement>('input[aria-label^="Title"]');
                titles?.item(titles.length - 1)?.focus();
              });
            }}
          >
            <Plus aria-hidden /> Link
          </Button>
        ) : null}
      </div>
    </OptionGroup>
  );
}
