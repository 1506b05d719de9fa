import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { TONES, type Tone } from './threshold-tone';

const SIGNS = { ok: CircleCheck, warn: TriangleAlert, error: CircleAlert } as const;

/** The threshold that a value has reached, as a sign of its own shape, with its word for those who do not see it. */
export function ToneSign({ tone }: { tone: Tone }) {
  const Sign = SIGNS[tone];
  const { word, textClass } = TONES[tone];
  return (
    <span className={textClass} title={word}>
      <Sign aria-hidden className="size-3" />
      <span className="sr-only">{word}: </span>
    </span>
  );
}
