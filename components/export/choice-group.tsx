import { RadioGroup } from 'radix-ui';

interface ChoiceGroupProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string; hint: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** A few choices, each with a word on what it is for. */
export function ChoiceGroup<Value extends string>({
  label,
  options,
  value,
  onChange,
}: ChoiceGroupProps<Value>) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      className="flex flex-col gap-1"
      onValueChange={(next) => {
        const option = options.find((known) => known.value === next);
        if (option) onChange(option.value);
      }}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          aria-label={option.label}
          className="flex items-baseline gap-2 rounded-md border px-2.5 py-1.5 text-left hover:bg-hover data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft"
        >
          <span className="w-20 shrink-0 font-medium">{option.label}</span>
          <span className="text-muted text-xs">{option.hint}</span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
