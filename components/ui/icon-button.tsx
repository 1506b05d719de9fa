import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './button';
import { cn } from './cn';
import { Tooltip } from './tooltip';

type IconButtonProps = Omit<ButtonProps, 'children' | 'aria-label'> & {
  /** What it does: read aloud, and shown as its tooltip. */
  label: string;
  /** Its shortcut, shown beside the label. */
  keys?: string;
  /** Pass null where a menu or popover of its own explains it. */
  tooltip?: ReactNode | null;
  children: ReactNode;
};

/** A square button with only an icon. Works as the trigger (`asChild`) of popovers and menus. */
export function IconButton({
  label,
  keys,
  tooltip,
  variant = 'ghost',
  size = 'md',
  className,
  ...props
}: IconButtonProps) {
  const button = (
    <Button
      aria-label={label}
      variant={variant}
      size={size}
      className={cn('px-0 [&_svg]:size-4', size === 'sm' ? 'w-7' : 'w-8', className)}
      {...props}
    />
  );
  if (tooltip === null) return button;
  return (
    <Tooltip content={tooltip ?? label} {...(keys ? { keys } : {})}>
      {button}
    </Tooltip>
  );
}
