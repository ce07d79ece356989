/**
 * "Find me a violation": the engines, at work in a worker.
 */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { linkOf } from '../link.ts';
import type { Running } from './jobs.ts';
import { start } from './jobs.ts';
import type { PageStore } from './store.ts';

export const HuntCard = ({ store }: { readonly store: PageStore }): JSX.Element => {
  const [progress, setProgress] = useState<string | null>(null);
  const [files, setFiles] = useState<readonly string[]>([]);
  const running = useRef<Running | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const hadFocus = useRef(false);
  const { setup } = store.shown.scene;
  const played = JSON.stringify(setup);
  // Whoever plays something else does not wait for what was asked about this.
  useEffect(
    () => () => {
      running.current?.end();
      running.current = null;
      setProgress(null);
      setFiles([]);
    },
    [played],
  );
  // The button that was pressed is gone: the one in its place takes over.
  useEffect(() => {
    if (hadFocus.current) button.current?.focus();
    hadFocus.current = false;
  }, [progress === null]);
  const find = (): void => {
    hadFocus.current = document.activeElement === button.current;
    setProgress('Searching …');
    setFiles([]);
    const { scene } = store.shown;
    const mine = start({ _tag: 'Find', link: linkOf(scene.state) }, (answer) => {
      if (running.current !== mine) return;
      if (answer._tag === 'Progress') {
        setProgress(answer.text);
        return;
      }
      running.current = null;
      hadFocus.current = document.activeElement === button.current;
      setProgress(null);
      if (answer._tag === 'Failed') store.say({ kind: 'refusal', text: answer.message });
      if (answer._tag !== 'Found') return;
      setFiles(answer.files);
      if (answer.files[0] !== undefined) store.open(answer.files[0], 'the attack that was found');
      store.say({ kind: 'remark', text: answer.text });
    });
    running.current = mine;
  };
  return (
    <section class="card hunt" aria-labelledby="hunt-title">
      <h2 id="hunt-title" class="hidden">
        Search
      </h2>
      {progress === null ? (
        <button type="button" class="main" ref={button} onClick={find}>
          Find me a violation
        </button>
      ) : (
        <>
          <p id="progress">
            <span class="busy" aria-hidden="true" /> {progress}
          </p>
          <button type="button" ref={button} onClick={() => running.current?.cancel()}>
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
