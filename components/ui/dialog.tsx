'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { IconButton } from './icon-button';

export const Dialog = Radix.Root;

interface DialogContentProps {
  title: string;
  description?: string;
  /** Keeps the title for screen readers only and draws no header. */
  bare?: boolean;
  className?: string;
  children: ReactNode;
}

/** A modal box in the upper middle; on a phone it fills the width. */
export function DialogContent({ title, description, bare = false, className, children }: DialogContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-40 animate-pop bg-scrim" />
      <Radix.Content
        data-modal
        {...(description ? {} : { 'aria-describedby': undefined })}
        className={cn(
          'fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[min(36rem,calc(100vw-24px))] -translate-x-1/2 animate-pop flex-col overflow-hidden rounded-lg border border-line bg-raised text-text shadow-pop outline-none',
          className,
        )}
      >
        <div className={bare ? 'sr-only' : 'flex items-start gap-2 border-line border-b py-2 pr-2 pl-4'}>
          <div className="min-w-0 flex-1 py-1">
            <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
            {description ? (
              <Radix.Description className="text-muted text-sm">{description}</Radix.Description>
            ) : null}
          </div>
          {bare ? null : (
            <Radix.Close asChild>
              <IconButton label="Close" tooltip={null}>
                <X aria-hidden />
              </IconButton>
            </Radix.Close>
          )}
        </div>
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}
