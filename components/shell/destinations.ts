import {
  Activity,
  Bookmark,
  Boxes,
  ChartColumn,
  LayoutDashboard,
  type LucideIcon,
  ScrollText,
  Waypoints,
} from 'lucide-react';

export interface Destination {
  href: string;
  label: string;
  /** Where there is no room for the label. */
  short?: string;
  icon: LucideIcon;
  keys: string;
}

/** The rooms of the product, in the order of the walk. */
export const DESTINATIONS: readonly Destination[] = [
  { href: '/logs', label: 'Logs', icon: ScrollText, keys: 'g l' },
  { href: '/errors', label: 'Errors', icon: ChartColumn, keys: 'g e' },
  { href: '/traces', label: 'Traces', icon: Waypoints, keys: 'g t' },
  { href: '/services', label: 'Services', icon: Boxes, keys: 'g v' },
  { href: '/dashboards', label: 'Dashboards', short: 'Boards', icon: LayoutDashboard, keys: 'g d' },
  { href: '/saved', label: 'Saved', icon: Bookmark, keys: 'g s' },
  { href: '/status', label: 'Status', icon: Activity, keys: 'g i' },
];

/** Whether a path is a destination or lies under it. */
export function isWithin(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
