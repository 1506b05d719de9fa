import { ExternalLink, GripVertical, Info } from 'lucide-react';
import Link from 'next/link';
import { type Ref, useContext } from 'react';
import { useBoardView } from '@/components/dashboards/data/board-view';
import { cn } from '@/components/ui/cn';
import { Tooltip } from '@/components/ui/tooltip';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import { panelLinkUrl } from './panel-link';
import { PanelMenuContext } from './panel-menu-context';
import { panelName } from './panel-name';

interface PanelHeadProps {
  panel: Panel;
  titleId: string;
  arranging: boolean;
  /** Gets the place where the body puts its tools. */
  tools: Ref<HTMLSpanElement>;
}

/** Title, remark, links and menu of a panel; while arranging it is what one drags. */
export function PanelHead({ panel, titleId, arranging, tools }: PanelHeadProps) {
  const Menu = useContext(PanelMenuContext);
  const { title, description } = panel;
  const bare = title === '' && !arranging;
  return (
    <header
      className={cn(
        'panel-drag flex h-8 shrink-0 items-center gap-1.5 pr-1 pl-3',
        arranging && 'cursor-grab touch-none select-none pl-1.5 active:cursor-grabbing',
        // Without a title the head takes no room: its menu comes over the body.
        bare && 'absolute top-0 right-0 z-10 pl-0',
      )}
    >
      {arranging ? <GripVertical aria-hidden className="size-3.5 shrink-0 text-faint" /> : null}
      <h2
        id={titleId}
        className={cn('min-w-0 truncate font-medium text-sm', bare && 'sr-only')}
        title={title}
      >
        {panelName(panel)}
      </h2>
      {description === '' ? null : (
        <Tooltip content={<span className="whitespace-pre-wrap">{description}</span>}>
          <button
            type="button"
            aria-label={`About ${panelName(panel)}`}
            className="panel-still shrink-0 rounded-sm text-faint hover:text-text"
          >
            <Info aria-hidden className="size-3.5" />
          </button>
        </Tooltip>
      )}
      <span className="panel-still ml-auto flex shrink-0 items-center gap-1">
        <PanelLinks panel={panel} />
        <span ref={tools} className="contents" />
        {Menu ? <Menu panel={panel} /> : null}
      </span>
    </header>
  );
}

function PanelLinks({ panel }: { panel: Panel }) {
  const view = useBoardView();
  // A narrow panel keeps its title: there they are in the menu.
  if (!view.canDrill) return null;
  return panel.links.map(({ title, url }) => {
    const href = panelLinkUrl(url, view);
    const look =
      'hidden max-w-40 items-center gap-1 text-accent-text text-xs hover:underline @sm:flex print:hidden';
    const key = `${title} ${url}`;
    if (href.startsWith('/'))
      return (
        <Link key={key} href={href} className={look} title={title}>
          <span className="truncate">{title}</span>
        </Link>
      );
    return (
      <a key={key} href={href} target="_blank" rel="noopener noreferrer" className={look} title={title}>
        <span className="truncate">{title}</span>
        <ExternalLink aria-label="(opens a new tab)" className="size-3 shrink-0" />
      </a>
    );
  });
}
