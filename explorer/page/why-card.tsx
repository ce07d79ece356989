/**
 * Why a property is broken, and what the generals cannot tell apart.
 */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { propertyVerdicts, whyText } from '../judged.ts';
import { linkOf } from '../link.ts';
import type { Running } from './jobs.ts';
import { start } from './jobs.ts';
import type { PageStore } from './store.ts';

const Mirror = ({ store, line }: { readonly store: PageStore; readonly line: string }): JSX.Element => {
  const [lines, setLines] = useState<readonly string[] | null>(null);
  const running = useRef<Running | null>(null);
  const [busy, setBusy] = useState(false);
  // What was found belongs to the scene in which it was asked for.
  useEffect(() => {
    setLines(null);
    return () => {
      running.current?.cancel();
      running.current = null;
      setBusy(false);
    };
  }, [line]);
  const ask = (): void => {
    setBusy(true);
    const mine = start({ _tag: 'Mirror', link: line }, (answer) => {
      if (running.current !== mine || answer._tag === 'Progress') return;
      running.current = null;
      setBusy(false);
      if (answer._tag === 'Mirror') setLines(answer.lines);
      else if (answer._tag === 'Failed') store.say({ kind: 'refusal', text: answer.message });
    });
    running.current = mine;
  };
  return (
    <div aria-live="polite">
      {lines === null ? (
        <button type="button" aria-disabled={busy} onClick={() => (busy ? undefined : ask())}>
          {busy ? 'Looking …' : 'What can a general not tell apart?'}
        </button>
      ) : (
        lines.map((each) => <p>{each}</p>)
      )}
    </div>
  );
};

export const WhyCard = ({ store }: { readonly store: PageStore }): JSX.Element => {
  const { scene } = store.shown;
  const judged = propertyVerdicts(scene).find(({ property }) => property.name === scene.state.property);
  return (
    <section class="card" aria-labelledby="why-title">
      <h2 id="why-title">Why</h2>
      {judged === undefined ? null : whyText(scene, judged).map((line) => <p>{line}</p>)}
      <Mirror store={store} line={linkOf({ ...scene.state, round: 0, general: null, message: null })} />
    </section>
  );
};
