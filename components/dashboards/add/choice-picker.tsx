'use client';

import { RadioGroup } from 'radix-ui';
import { PANEL_KINDS } from '../editor/panel-kinds';
import type { PanelChoice } from './panel-choice';

interface ChoicePickerProps {
  choices: readonly PanelChoice[];
  chosenId: string;
  onChange: (id: string) => void;
}

/** Which part of the page. */
export function ChoicePicker({ choices, chosenId, onChange }: ChoicePickerProps) {
  return (
    <RadioGroup.Root
      aria-label="What is added"
      value={chosenId}
      onValueChange={onChange}
      className="flex flex-col gap-1"
    >
      {choices.map(({ id, name, panel }) => {
        const Icon = PANEL_KINDS.find(({ kind }) => kind === panel.kind)?.icon;
        return (
          <RadioGroup.Item
            key={id}
            value={id}
            className="flex min-h-8 items-center gap-2 rounded-md border border-transparent px-2 py-1 text-left text-muted text-sm hover:bg-hover hover:text-text data-[state=checked]:border-accent data-[state=checked]:bg-selected data-[state=checked]:text-text"
          >
            {Icon ? <Icon aria-hidden className="size-4 shrink-0" /> : null}
            {name}
          </RadioGroup.Item>
        );
      })}
    </RadioGroup.Root>
  );
}
