import { Button } from '@/components/ui/button';
import { ApiFailure } from '@/lib/http/api-failure';
import { PanelMessage } from './panel-message';

/** What an error of a panel says, and what to do about it. */
export function failureText(error: Error): string {
  return error instanceof ApiFailure
    ? error.message
    : 'This panel met something it did not expect. Try again, or reload the page.';
}

/** A panel whose figures could not be read. */
export function PanelFailure({ error, retry }: { error: Error; retry: () => void }) {
  if (error instanceof ApiFailure && error.code === 'bad_request') {
    // To ask the same again would not help.
    return <PanelMessage title="The query has a mistake" text={error.message} tone="danger" />;
  }
  const requestId = error instanceof ApiFailure ? error.requestId : null;
  return (
    <PanelMessage title="The figures could not be read" text={failureText(error)} tone="danger">
      <Button size="sm" onClick={retry}>
        Try again
      </Button>
      {requestId ? <span className="w-full font-mono text-2xs text-faint">request {requestId}</span> : null}
    </PanelMessage>
  );
}
