'use client';

import { Check, TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { useCopy } from '@/components/ui/use-copy';
import type { ShareCreated } from '@/lib/contracts/dashboard/share-api';
import { sharedUrl } from '@/lib/url/shared';
import { EmbedBox } from './embed-box';

interface NewLinkProps {
  created: ShareCreated;
  /** Of the dashboard: what a frame of it is called. */
  title: string;
  onAnother: () => void;
}

/** A link that was just made: to be copied now, for it is not shown again. */
export function NewLink({ created, title, onAnother }: NewLinkProps) {
  const { copied, copy } = useCopy();
  const link = `${location.origin}${sharedUrl(created.token)}`;
  return (
    <section aria-label="The new link" className="flex flex-col gap-3">
      <div className="flex items-center gap-2">
        <Input
          readOnly
          value={link}
          aria-label="Link"
          className="font-mono text-xs"
          onFocus={(event) => event.target.select()}
        />
        <Button variant="primary" onClick={() => void copy(link)}>
          {copied ? <Check aria-hidden /> : null}
          {copied ? 'Copied' : 'Copy link'}
        </Button>
      </div>
      <p className="flex items-start gap-2 text-muted text-xs">
        <TriangleAlert aria-hidden className="size-4 shrink-0 text-sev-warn-text" />
        Copy it now: it is shown this once, and nobody can look it up later. A lost link is taken back below
        and made anew.
      </p>
      <EmbedBox token={created.token} title={title} />
      <Button size="sm" className="self-start" onClick={onAnother}>
        Make another link
      </Button>
    </section>
  );
}
