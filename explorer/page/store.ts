/**
 * The page's knowledge, kept while it is open, and what can be done with it.
 */
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Protocol } from '../../model/protocol.ts';
import type { UserAction } from '../act.ts';
import { redone, undone } from '../history.ts';
import { linkOf } from '../link.ts';
import type { Explored } from '../state.ts';
import { hash, useAddress } from './address.ts';
import { build } from './build.ts';
import { embedded } from './embedded.ts';
import { rehearsed } from './run-script.ts';
import type { Notice, ShownPage } from '../shown.ts';
import { acted, begun, carefully, fromAddress, gone, openedFrom, shownFrom } from '../shown.ts';

/** The page, and what can be done with it. */
export interface PageStore {
  readonly shown: ShownPage;
  readonly act: (action: UserAction) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Open a counterexample file's text; `name` is what it is called when something is wrong with it. */
  readonly open: (text: string, name: string) => void;
  /** Show another state, as a step that can be undone. */
  readonly show: (state: Explored, remark: string) => void;
  readonly say: (notice: Notice | null) => void;
}

/** The page as it begins: as its address says, else as whoever made it wanted. */
const atFirst = (registered: readonly Protocol[]): ShownPage => {
  const { repertoire, wrong } = rehearsed(registered, embedded.scripts, build);
  return begun(repertoire, wrong, hash() || (embedded.first ?? ''));
};

/** The page's knowledge. */
export const useStore = (registered: readonly Protocol[]): PageStore => {
  const [shown, setShown] = useState(() => atFirst(registered));
  const change = useCallback(
    (step: (before: ShownPage) => ShownPage) => setShown((before) => carefully(before, () => step(before))),
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
