/**
 * "Find me a violation": the engines, at work in a worker.
 */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { linkOf } from '../link.ts';
import type { Running } from './jobs.ts';
import { start } from './jobs.ts';
import type { Store } from './store.ts';

export const HuntCard = ({ store }: { readonly store: Store }): JSX.Element => {
  const [progress, setProgress] = useState<string | null>(null);
  const [files, setFiles] = useState<readonly string[]>([]);
  const running = useRef<Running | null>(null);
  const find = (): void => {
    setProgress('Searching …');
    setFiles([]);
    const { scene } = store.shown;
    running.current = start({ _tag: 'Find', link: linkOf(scene.state) }, (answer) => {
      if (answer._tag === 'Progress') {
        setProgress(answer.text);
        return;
      }
      running.current = null;
      setProgress(null);
      if (answer._tag === 'Failed') store.say({ kind: 'refusal', text: answer.message });
      if (answer._tag !== 'Found') return;
      setFiles(answer.files);
      if (answer.files[0] !== undefined) store.open(answer.files[0], 'the attack that was found');
      store.say({ kind: 'remark', text: answer.text });
    });
  };
  return (
    <section class="card hunt" aria-labelledby="hunt-title">
      <h2 id="hunt-title" class="hidden">
        Search
      </h2>
      {progress === null ? (
        <button type="button" class="main" onClick={find}>
          Find me a violation
        </button>
      ) : (
        <>
          <p id="progress">
            <span class="busy" aria-hidden="true" /> {progress}
          </p>
          <button type="button" onClick={() => running.current?.cancel()}>
            Cancel
          </button>
        </>
      )}
      {files.length < 2 ? null : (
        <p class="row">
          {files.map((text, i) => (
            <button type="button" onClick={() => store.open(text, `attack ${String(i + 1)}`)}>
              Attack {i + 1}
            </button>
          ))}
        </p>
      )}
    </section>
  );
};
