'use client';

import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { type Shortcut, useRegisteredShortcuts } from './shortcuts';

interface ShortcutsSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Lists what can be pressed on this page: every shortcut that is registered now. */
export function ShortcutsSheet({ open, onOpenChange }: ShortcutsSheetProps) {
  const groups = byGroup(useRegisteredShortcuts());
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard shortcuts" className="w-[min(44rem,calc(100vw-24px))]">
        <ScrollRegion
          label="Shortcuts"
          className="overflow-y-auto p-4 sm:columns-2 sm:gap-8 focus-visible:-outline-offset-2"
        >
          {groups.map(([group, shortcuts]) => (
            <section key={group} className="mb-4 break-inside-avoid">
              <h3 className="mb-1 font-medium text-muted text-xs">{group}</h3>
              <dl>
                {shortcuts.map((shortcut) => (
                  <div key={shortcut.keys} className="flex min-h-7 items-center justify-between gap-4">
                    <dt>{shortcut.label}</dt>
                    <dd>
                      <Kbd keys={shortcut.keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </ScrollRegion>
      </DialogContent>
    </Dialog>
  );
}

/** In order of first appearance; keys registered twice are listed once, as the newest registration says. */
function byGroup(shortcuts: readonly Shortcut[]): [group: string, shortcuts: Shortcut[]][] {
  const groups = new Map<string, Shortcut[]>();
  for (const shortcut of new Map(shortcuts.map((each) => [each.keys, each])).values()) {
    if (shortcut.listed === false) continue;
    groups.set(shortcut.group, [...(groups.get(shortcut.group) ?? []), shortcut]);
  }
  return [...groups];
}
