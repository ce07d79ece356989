/**
 * The page's knowledge, kept while it is open, and what can be done with it.
 */
import * as E from 'fp-ts/lib/Either.js';
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Action } from '../act.ts';
import { firstScene } from '../first.ts';
import { beginning, redone, undone } from '../history.ts';
import { linkOf } from '../link.ts';
import type { Repertoire } from '../repertoire.ts';
import type { Explored, Scene } from '../state.ts';
import { firstState } from '../state.ts';
import { hash, useAddress } from './address.ts';
import { build } from './build.ts';
import { embedded } from './embedded.ts';
import { rehearsed } from './run-script.ts';
import type { Notice, Shown } from '../shown.ts';
import { acted, carefully, fromAddress, gone, openedFrom, shownFrom } from '../shown.ts';

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

/** Where nothing says what to play, and one's own cannot be: what is best known. */
const beginningOf = (repertoire: Repertoire): Scene => {
  const own = E.flatten(E.tryCatch(() => firstScene(repertoire), String));
  const scene = E.isRight(own) ? own : firstScene(repertoire, firstState.setup.protocol);
  if (E.isLeft(scene)) throw new Error(scene.left);
  return scene.right;
};

/** The page as it begins: with what its address says, or with what is wrong with that. */
const begun = (): Shown => {
  const { repertoire, wrong } = rehearsed(embedded.scripts, build);
  const first = beginningOf(repertoire);
  const fresh: Shown = {
    scene: first,
    history: beginning(first.state),
    opened: null,
    notice: wrong.length === 0 ? null : { kind: 'refusal', text: wrong.join('; ') },
    announced: wrong.join('; '),
  };
  return hash() === '' ? fresh : carefully(fresh, () => fromAddress(fresh, hash(), true));
};

/** The page's knowledge. */
export const useStore = (): Store => {
  const [shown, setShown] = useState(begun);
  const change = useCallback(
    (step: (before: Shown) => Shown) => setShown((before) => carefully(before, () => step(before))),
    [],
  );
  useAddress(
    useMemo(() => linkOf(shown.scene.state), [shown.scene.state]),
    useCallback((line) => change((before) => fromAddress(before, line, false)), [change]),
  );
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
