/**
 * Stepping through the rounds.
 */
import type { JSX } from 'preact';
import { lastStep } from '../state.ts';
import type { PageStore } from './store.ts';

/** How far the execution is shown, in words. */
const stepText = (round: number, rounds: number): string =>
  round === 0 ? 'before round 1' : round > rounds ? 'the decisions' : `round ${String(round)} of ${String(rounds)}`;

export const Steps = ({ store }: { readonly store: PageStore }): JSX.Element => {
  const { scene } = store.shown;
  const { round } = scene.state;
  const last = lastStep(scene);
  const step = (by: number, sign: string, name?: string): JSX.Element => (
    <button
      type="button"
      aria-label={name}
      aria-disabled={by < 0 ? round === 0 : round === last}
      onClick={() => store.act({ _tag: 'Step', by })}
    >
      {sign}
    </button>
  );
  return (
    <div class="steps" role="group" aria-label="Rounds">
      {step(-last, 'Start')}
      {step(-1, '◀', 'One round back')}
      <output id="step" aria-live="polite">
        {stepText(round, last - 1)}
      </output>
      {step(1, '▶', 'One round on')}
      {step(last, 'End')}
    </div>
  );
};
