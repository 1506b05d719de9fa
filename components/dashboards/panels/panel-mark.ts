import type { MsRange } from './series/use-plot-pointer';

/** A field and its value that one can narrow the dashboard by. */
export interface MarkCondition {
  /** `service api` */
  label: string;
  /** In the search language. */
  clause: string;
}

/** One thing that was drawn, and what can be done about it. */
export interface PanelMark {
  title: string;
  detail: string;
  /** Where exactly its records are; none where it is of no records. */
  links: readonly { label: string; href: string }[];
  conditions: readonly MarkCondition[];
  zoom: MsRange | null;
  copy: string;
}
