/**
 * What the page knows: the scene, what can be undone, what was opened, and what there is to say.
 */
import * as E from 'fp-ts/lib/Either.js';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { History } from '../history.ts';
import { beginning, done, redone, retouched, undone } from '../history.ts';
import { announcement } from '../judged.ts';
import { linkOf, readLink } from '../link.ts';
import type { Opened } from '../opening.ts';
import { openFile } from '../opening.ts';
import type { Action } from '../act.ts';
import type { Explored, Scene } from '../state.ts';
import { act } from '../act.ts';
import { firstState, sceneOf } from '../state.ts';
import { hash, writeHash } from './address.ts';

/** Something to say: what was refused, or what was done. */
export interface Notice {
  readonly kind: 'refusal' | 'remark';
  readonly text: string;
}

/** Everything the page shows. */
export interface Shown {
  readonly scene: Scene;
  readonly history: History<Explored>;
  readonly opened: Opened | null;
  readonly notice: Notice | null;
  /** For whoever listens instead of looking. */
  readonly announced: string;
}

/** The page, and what can be done with it. */
export interface Store {
  readonly shown: Shown;
  readonly act: (action: Action) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Open a counterexample file's text; `name` is what it is called when something is wrong with it. */
  readonly open: (text: string, name: string) => void;
  /** Show another state, as a step that can be undone. */
  readonly show: (state: Explored, remark: string) => void;
  readonly say: (notice: Notice | null) => void;
}

const LOOKING: readonly Action['_tag'][] = ['Property', 'Step', 'General', 'Message'];

const refused = (shown: Shown, text: string): Shown => ({
  ...shown,
  notice: { kind: 'refusal', text },
  announced: text,
});

const acted = (shown: Shown, action: Action): Shown => {
  const next = act(shown.scene, action);
  if (E.isLeft(next)) return refused(shown, next.left);
  const scene = next.right;
  const looks = LOOKING.includes(action._tag);
  return {
    ...shown,
    scene,
    history: looks ? retouched(shown.history, scene.state) : done(shown.history, scene.state),
    notice: scene.note === null ? (looks ? shown.notice : null) : { kind: 'remark', text: scene.note },
    announced: looks ? shown.announced : [scene.note, announcement(scene)].filter((each) => each !== null).join('. '),
  };
};

/** The page after going back or forth. */
const gone = (shown: Shown, history: History<Explored>, what: string): Shown => {
  if (history === shown.history) return shown;
  const scene = sceneOf(history.present, shown.scene);
  return E.isLeft(scene)
    ? refused(shown, scene.left)
    : { ...shown, history, scene: scene.right, notice: null, announced: `${what} ${announcement(scene.right)}` };
};

const openedFrom = (shown: Shown, text: string, name: string): Shown => {
  const opened = openFile(text);
  if (E.isLeft(opened)) return refused(shown, `${name}: ${opened.left}`);
  const { scene, outcome, asExpected } = opened.right;
  return {
    scene,
    history: done(shown.history, scene.state),
    opened: opened.right,
    notice: { kind: asExpected ? 'remark' : 'refusal', text: `${name}: ${outcome}` },
    announced: `${name}: ${outcome}. ${announcement(scene)}`,
  };
};

const shownFrom = (shown: Shown, state: Explored, remark: string): Shown => {
  const scene = sceneOf(state, shown.scene);
  return E.isLeft(scene)
    ? refused(shown, scene.left)
    : {
        ...shown,
        scene: scene.right,
        history: done(shown.history, scene.right.state),
        notice: { kind: 'remark', text: remark },
        announced: `${remark} ${announcement(scene.right)}`,
      };
};

/** The page as it begins: with what its address says, or with what is wrong with that. */
const begun = (): Shown => {
  const first = sceneOf(firstState);
  if (E.isLeft(first)) throw new Error(first.left);
  const fresh: Shown = {
    scene: first.right,
    history: beginning(first.right.state),
    opened: null,
    notice: null,
    announced: '',
  };
  return hash() === '' ? fresh : fromAddress(fresh, true);
};

const fromAddress = (shown: Shown, first: boolean): Shown => {
  const line = hash();
  if (line === '' || line === linkOf(shown.scene.state)) return shown;
  const state = readLink(line);
  const scene = E.isLeft(state) ? state : sceneOf(state.right);
  if (E.isLeft(scene)) return refused(shown, `the link cannot be shown: ${scene.left}`);
  const present = scene.right.state;
  return {
    ...shown,
    scene: scene.right,
    history: first ? beginning(present) : done(shown.history, present),
    notice: null,
    announced: announcement(scene.right),
  };
};

/** The page's knowledge, kept while it is open. */
export const useStore = (): Store => {
  const [shown, setShown] = useState(begun);
  const written = useRef('');
  const line = useMemo(() => linkOf(shown.scene.state), [shown.scene.state]);
  useEffect(() => {
    if (written.current === line) return;
    written.current = line;
    writeHash(line);
  }, [line]);
  useEffect(() => {
    const follow = (): void => setShown((before) => fromAddress(before, false));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const change = useCallback((step: (before: Shown) => Shown) => setShown(step), []);
  return useMemo(
    () => ({
      shown,
      act: (action) => change((before) => acted(before, action)),
      undo: () => change((before) => gone(before, undone(before.history), 'Undone.')),
      redo: () => change((before) => gone(before, redone(before.history), 'Redone.')),
      open: (text, name) => change((before) => openedFrom(before, text, name)),
      show: (state, remark) => change((before) => shownFrom(before, state, remark)),
      say: (notice) =>
        change((before) => ({ ...before, notice, announced: notice === null ? before.announced : notice.text })),
    }),
    [shown, change],
  );
};
