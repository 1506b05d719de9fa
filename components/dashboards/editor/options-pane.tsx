'use client';

import type { Panel, PanelKind } from '@/lib/contracts/dashboard/panel';
import { AxisFields } from './axis-fields';
import { FormatFields } from './format-fields';
import { KindPicker } from './kind-picker';
import { LinksFields } from './links-fields';
import { OwnFields } from './own-fields';
import { LongTextRow, TextRow } from './text-rows';
import { ThresholdsFields } from './thresholds-fields';

interface OptionsPaneProps {
  panel: Panel;
  /** What it is called without a title. */
  fallbackTitle: string;
  onChange: (panel: Panel) => void;
  onKind: (kind: PanelKind) => void;
}

/** The kind of the panel, its words and how it is drawn. */
export function OptionsPane({ panel, fallbackTitle, onChange, onKind }: OptionsPaneProps) {
  return (
    <div className="flex flex-col">
      <div className="border-b p-2">
        <KindPicker kind={panel.kind} onChange={onKind} />
      </div>
      <div className="flex flex-col gap-2.5 border-b p-3">
        <TextRow
          label="Title"
          path="title"
          value={panel.title}
          placeholder={fallbackTitle}
          onChange={(title) => onChange({ ...panel, title })}
        />
        <LongTextRow
          label="Description"
          path="description"
          value={panel.description}
          placeholder="What to look for, and what to do then"
          onChange={(description) => onChange({ ...panel, description })}
        />
      </div>
      <OwnFields key={panel.kind} panel={panel} onChange={onChange} />
      {'format' in panel ? (
        <FormatFields format={panel.format} onChange={(format) => onChange({ ...panel, format })} />
      ) : null}
      {'axis' in panel ? (
        <AxisFields axis={panel.axis} onChange={(axis) => onChange({ ...panel, axis })} />
      ) : null}
      {'thresholds' in panel ? (
        <ThresholdsFields
          thresholds={panel.thresholds}
          format={panel.format}
          onChange={(thresholds) => onChange({ ...panel, thresholds })}
        />
      ) : null}
      <LinksFields links={panel.links} onChange={(links) => onChange({ ...panel, links })} />
    </div>
  );
}
