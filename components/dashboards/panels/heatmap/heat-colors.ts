const FAINTEST = 0.18;

/** How strong the accent is drawn for a step of so many: the faintest can still be seen, the last is full. */
export function heatOpacity(step: number, steps: number): number {
  if (steps <= 1) return 1;
  return FAINTEST + ((1 - FAINTEST) * step) / (steps - 1);
}
