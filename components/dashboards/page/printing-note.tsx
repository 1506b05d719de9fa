import { Button } from '@/components/ui/button';

/** While the panels are made ready for paper. */
export function PrintingNote({ onCancel }: { onCancel: () => void }) {
  return (
    <div
      role="status"
      className="fixed inset-x-0 bottom-4 z-50 mx-auto flex w-fit items-center gap-3 rounded-md border bg-raised py-1 pr-1 pl-3 shadow-pop print:hidden"
    >
      <span className="animate-breathe">Loading all panels for printing …</span>
      <Button size="sm" variant="ghost" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
