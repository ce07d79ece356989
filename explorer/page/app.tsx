/**
 * The explorer: what is played on the left, what happens in the middle, what it means on the right.
 */
import type { JSX } from 'preact';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import type { Protocol } from '../../model/protocol.ts';
import { thrownText } from '../../model/watched.ts';
import { firstState } from '../state.ts';
import { Diagram } from './diagram.tsx';
import { Examples } from './examples.tsx';
import { openGiven } from './files.ts';
import { GeneralCard } from './general-card.tsx';
import { HuntCard } from './hunt-card.tsx';
import { isTyping } from './keys.ts';
import { MessageCard } from './message-card.tsx';
import { PartsCard } from './parts-card.tsx';
import { SetupCard } from './setup-card.tsx';
import { Steps } from './steps.tsx';
import type { PageStore } from './store.ts';
import { useStore } from './store.ts';
import { Toolbar } from './toolbar.tsx';
import { Verdicts } from './verdicts.tsx';
import { WhyCard } from './why-card.tsx';

/** Keys that work wherever the focus is, except where something is typed. */
const useKeys = ({ act, undo, redo }: PageStore): void => {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isTyping(event.target)) return;
      const command = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (command && key === 'z') (event.shiftKey ? redo : undo)();
      else if (command && key === 'y') redo();
      else if (command || event.altKey || !(key === 'arrowleft' || key === 'arrowright')) return;
      else act({ _tag: 'Step', by: key === 'arrowright' ? 1 : -1 });
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [act, undo, redo]);
};

/** A file may be dropped anywhere. */
const useDropping = ({ open, say }: PageStore): boolean => {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file === undefined) say({ kind: 'refusal', text: 'that is no file' });
      else void openGiven(file, { open, say });
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [open, say]);
  return over;
};

export const App = ({ registered }: { readonly registered: readonly Protocol[] }): JSX.Element => {
  const store = useStore(registered);
  useKeys(store);
  const over = useDropping(store);
  const { shown, say } = store;
  const { notice } = shown;
  const [thrown, goOn] = useErrorBoundary() as readonly [unknown, () => void];
  if (thrown !== undefined)
    return (
      <Broken
        thrown={thrown}
        leave={() => {
          store.act({ _tag: 'Play', setup: firstState.setup });
          goOn();
        }}
      />
    );
  return (
    <>
      <a class="skip" href="#diagram" onClick={(event) => skipTo(event)}>
        Skip to the diagram
      </a>
      <Toolbar store={store} />
      <div class="hidden" role="status" aria-live="polite">
        {shown.announced}
      </div>
      <div class="page">
        <aside class="left" aria-label="What is played">
          <SetupCard store={store} />
          <PartsCard store={store} />
          <Examples store={store} />
        </aside>
        <main>
          {notice === null ? null : (
            <div class={`notice ${notice.kind}`} id="notice">
              <p>{notice.text}</p>
              <button type="button" class="plain" aria-label="Close this message" onClick={() => say(null)}>
                ✕
              </button>
            </div>
          )}
          <Verdicts store={store} />
          <Steps store={store} />
          <Diagram store={store} />
        </main>
        <aside class="right" aria-label="What it means">
          <HuntCard store={store} />
          <MessageCard store={store} />
          <GeneralCard store={store} />
          <WhyCard store={store} />
        </aside>
      </div>
      {over ? <div class="drop">Drop a counterexample file to open it</div> : null}
    </>
  );
};

/** A protocol of one's own may throw while it is shown: then something else is. */
const Broken = ({ thrown, leave }: { readonly thrown: unknown; readonly leave: () => void }): JSX.Element => (
  <main>
    <div class="notice refusal" id="notice">
      <p>{thrownText(thrown)}</p>
      <button type="button" onClick={leave}>
        Play something else
      </button>
    </div>
  </main>
);

/** The address belongs to the state, so the page is scrolled without it. */
const skipTo = (event: Event): void => {
  event.preventDefault();
  document.getElementById('diagram')?.focus();
};
