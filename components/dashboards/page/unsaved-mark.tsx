import type { DraftState } from './draft-keeper';

interface UnsavedMarkProps {
  dirty: boolean;
  draftState: DraftState;
}

const SAYS: Readonly<Record<DraftState, string | null>> = {
  none: null,
  waiting: null,
  kept: 'Kept as a draft: it is here again when you come back.',
  failed:
    'The draft could not be kept. Save once the server answers, or the changes are lost with this page.',
  elsewhere:
    'Another tab of yours changes this dashboard too; the draft is that tab’s. Save to keep these changes.',
};

/** Says that what is shown is not what is saved, and whether a draft of it is kept. */
export function UnsavedMark({ dirty, draftState }: UnsavedMarkProps) {
  const lost = draftState === 'failed' || draftState === 'elsewhere';
  return (
    <p role="status" className="flex shrink-0 items-center gap-1.5 text-muted text-xs empty:-ml-2">
      {dirty ? (
        <>
          <span aria-hidden className="size-2 rounded-full bg-sev-warn" />
          <span title={SAYS[draftState] ?? undefined}>Unsaved changes</span>
          {lost ? <span className="text-danger-text">{SAYS[draftState]}</span> : null}
        </>
      ) : null}
    </p>
  );
}
