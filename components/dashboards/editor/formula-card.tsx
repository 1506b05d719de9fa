'use client';

import { FORMULA_FUNCTIONS } from '@/lib/boards/formula-problem';
import type { Formula } from '@/lib/contracts/dashboard/panel-query';
import { FormulaInput } from './formula-input';
import { ItemButtons } from './item-buttons';
import { NameLabelFields } from './name-label-fields';
import { OwnFormatFields } from './own-format-fields';

interface FormulaCardProps {
  formula: Formula;
  at: number;
  count: number;
  /** Names that it may use. */
  names: readonly string[];
  onChange: (formula: Formula) => void;
  onRenamed: (before: string, after: string) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  onRun: () => void;
}

/** One formula over the queries, and over formulas before it. */
export function FormulaCard(props: FormulaCardProps) {
  const { formula, at, count, names, onChange, onRenamed, onMove, onRemove, onRun } = props;
  const name = `formula ${formula.name}`;
  return (
    <section
      aria-label={`Formula ${formula.name}`}
      className="flex flex-col gap-2 rounded-md border bg-surface p-2 data-hidden:border-dashed"
      data-hidden={formula.hidden ? '' : undefined}
    >
      <div className="flex items-center gap-1.5">
        <NameLabelFields
          name={formula.name}
          label={formula.label}
          path={`formulas.${at}`}
          of={name}
          onChange={(change) => onChange({ ...formula, ...change })}
          onRenamed={onRenamed}
        />
        <ItemButtons
          name={name}
          hidden={formula.hidden}
          onHide={(hidden) => onChange({ ...formula, hidden })}
          onMove={onMove}
          isFirst={at === 0}
          isLast={at === count - 1}
          onDuplicate={null}
          onRemove={onRemove}
        />
      </div>
      <FormulaInput
        value={formula.expression}
        path={`formulas.${at}.expression`}
        label={`Expression of ${name}`}
        names={[...names, ...FORMULA_FUNCTIONS]}
        onChange={(expression) => onChange({ ...formula, expression })}
        onRun={onRun}
      />
      <OwnFormatFields
        format={formula.format}
        path={`formulas.${at}.format`}
        of={name}
        onChange={(format) => onChange({ ...formula, format })}
      />
    </section>
  );
}
