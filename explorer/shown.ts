/**
 * What the page shows, as a value, and every way from one to the next.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { UserAction } from './act.ts';
import { act } from './act.ts';
import { firstScene } from './first.ts';
import { guarded } from './guarded.ts';
import type { History } from './history.ts';
import { historyFrom, historyAfter, retouched } from './history.ts';
import { announcement } from './judged.ts';
import { linkOf, readLink } from './link.ts';
import type { OpenedFile } from './opening.ts';
import { openFile } from './opening.ts';
import type { Explored, Scene } from './state.ts';
import { firstState, sceneNear } from './state.ts';
import type { Repertoire } from './repertoire.ts';

/** Something to say: what was refused, or what was done. */
export interface Notice {
  readonly kind: 'refusal' | 'remark';
  readonly text: string;
}

/** Everything the page shows. */
export interface ShownPage {
  readonly scene: Scene;
  readonly history: History<Explored>;
  readonly opened: OpenedFile | null;
  readonly notice: Notice | null;
  /** For whoever listens instead of looking. */
  readonly announced: string;
}

const LOOKING: readonly UserAction['_tag'][] = ['Property', 'Step', 'General', 'Message'];

/** What a protocol of one’s own throws is told, and nothing changes. */
export const carefully = (shown: ShownPage, step: () => ShownPage): ShownPage =>
  pipe(
    guarded(() => E.right(step())),
    E.getOrElse((message) => refused(shown, message)),
  );

const refused = (shown: ShownPage, text: string): ShownPage => ({
  ...shown,
  notice: { kind: 'refusal', text },
  announced: text,
});

/** The page after somebody did something. */
export const acted = (shown: ShownPage, action: UserAction): ShownPage => {
  const next = act(shown.scene, action);
  if (E.isLeft(next)) return refused(shown, next.left);
  const scene = next.right;
  const looks = LOOKING.includes(action._tag);
  return {
    ...shown,
    scene,
    history: looks ? retouched(shown.history, scene.state) : historyAfter(shown.history, scene.state),
    notice: scene.note === null ? (looks ? shown.notice : null) : { kind: 'remark', text: scene.note },
    announced: looks ? shown.announced : [scene.note, announcement(scene)].filter((each) => each !== null).join('. '),
  };
};

/** The page after going back or forth. */
export const gone = (shown: ShownPage, history: History<Explored>, what: string): ShownPage => {
  if (history === shown.history) return shown;
  const scene = sceneNear(shown.scene, history.present);
  return E.isLeft(scene)
    ? refused(shown, scene.left)
    : { ...shown, history, scene: scene.right, notice: null, announced: `${what} ${announcement(scene.right)}` };
};

/** The page after a file was opened; `name` is what it is called when something is wrong with it. */
export const openedFrom = (shown: ShownPage, text: string, name: string): ShownPage => {
  const opened = openFile(shown.scene.repertoire, text);
  if (E.isLeft(opened)) return refused(shown, `${name}: ${opened.left}`);
  const { scene, asExpected } = opened.right;
  const outcome = `${name}: ${opened.right.outcome.join('; ')}`;
  return {
    scene,
    history: historyAfter(shown.history, scene.state),
    opened: opened.right,
    notice: { kind: asExpected ? 'remark' : 'refusal', text: outcome },
    announced: `${outcome}. ${announcement(scene)}`,
  };
};

/** The page after something else was to be shown, as a step that can be undone. */
export const shownFrom = (shown: ShownPage, state: Explored, remark: string): ShownPage => {
  const scene = sceneNear(shown.scene, state);
  return E.isLeft(scene)
    ? refused(shown, scene.left)
    : {
        ...shown,
        scene: scene.right,
        history: historyAfter(shown.history, scene.right.state),
        notice: { kind: 'remark', text: remark },
        announced: `${remark} ${announcement(scene.right)}`,
      };
};

/** The page as it begins: with what its address says, which may be empty. `wrong` is what could not be made ready. */
export const begun = (repertoire: Repertoire, wrong: readonly string[], line: string): ShownPage => {
  const own = guarded(() => firstScene(repertoire));
  const scene = E.isRight(own) ? own : firstScene(repertoire, firstState.setup.protocol);
  if (E.isLeft(scene)) throw new Error(scene.left);
  const problems = [...wrong, ...(E.isLeft(own) ? [own.left] : [])].join('; ');
  const fresh: ShownPage = {
    scene: scene.right,
    history: historyFrom(scene.right.state),
    opened: null,
    notice: problems === '' ? null : { kind: 'refusal', text: problems },
    announced: problems,
  };
  return line === '' ? fresh : carefully(fresh, () => fromAddress(fresh, line, true));
};

/** The page after its address changed, or as the `first` address says. */
export const fromAddress = (shown: ShownPage, line: string, first: boolean): ShownPage => {
  if (line === '' || line === linkOf(shown.scene.state)) return shown;
  const state = readLink(line);
  const scene = E.isLeft(state) ? state : sceneNear(shown.scene, state.right);
  // A link calls lies what a file calls deviations.
  if (E.isLeft(scene)) return refused(shown, `the link cannot be shown: ${scene.left.replace(/^deviations/, 'lies')}`);
  const present = scene.right.state;
  return {
    ...shown,
    scene: scene.right,
    history: first ? historyFrom(present) : historyAfter(shown.history, present),
    notice: null,
    announced: announcement(scene.right),
  };
};
