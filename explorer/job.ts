/**
 * What takes longer than a click: looking for a violation, for the other situation, for something simpler. A worker does
 * it, so that the page never waits. Jobs and answers are plain data, because they are sent.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { CheckOptions } from '../engines/check-options.ts';
import type { Checked } from '../engines/check.ts';
import { check } from '../engines/check.ts';
import { lawBroken } from '../engines/lawful.ts';
import type { Progress, Search } from '../engines/finding.ts';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import { counterexampleText } from '../counterexamples/counterexample.ts';
import { commandAbout, flag, option, optional, withOptions } from '../inquiry/command.ts';
import { exhibits, pathOf } from '../inquiry/exhibit.ts';
import { thousands } from '../model/thousands.ts';
import { boundText } from '../properties/verdict.ts';
import { liesText, otherSituation } from '../reports/story/story.ts';
import { countText, counted } from '../reports/story/words.ts';
import { readLink } from './link.ts';
import type { Repertoire } from './repertoire.ts';
import type { Saving } from './saving.ts';
import { savingOf } from './saving.ts';
import type { Scene } from './state.ts';
import { sceneOf } from './state.ts';

/** What is asked of the worker; the scene is told as its link. */
export interface Job {
  readonly _tag: 'Find' | 'Mirror' | 'Save';
  readonly link: string;
}

/** What the worker sends. */
export type WorkerMessage =
  | { readonly _tag: 'Progress'; readonly text: string }
  | { readonly _tag: 'Found'; readonly files: readonly string[]; readonly text: string }
  | { readonly _tag: 'Mirror'; readonly lines: readonly string[] }
  | { readonly _tag: 'Saving'; readonly saving: Saving }
  | { readonly _tag: 'Failed'; readonly message: string };

/** What a page in a browser may spend: some seconds, and some hundred megabytes. */
const OPTIONS: CheckOptions = {
  engine: 'auto',
  reduction: true,
  limits: { evaluations: 2_000_000, states: 100_000, combinations: 2_000_000 },
  fuzz: { seed: 'explorer', runs: 200_000, path: null },
  minimum: true,
};

/** How far a search has got, in words. */
export const progressText = ({ doing, evaluations, scenarios }: Progress): string =>
  `${doing === '' ? 'Searching' : doing}: ${thousands(evaluations)} evaluations, ${countText(scenarios)} scenarios covered`;

const filesOf = (scene: Scene, checked: Checked, version: string): readonly Counterexample[] => {
  const { fingerprint, module, key } = scene.playable;
  const origin = { fingerprint, module, version, commit: null };
  return exhibits(checked, origin, OPTIONS.fuzz.seed, (attack) => {
    const path = pathOf(attack);
    return withOptions(
      commandAbout('check', checked.question, key),
      ...optional('--validity', scene.setup.validity),
      ...(path === null
        ? []
        : [option('--engine', checked.finding.engine), option('--seed', OPTIONS.fuzz.seed), option('--path', path)]),
      flag('--minimum'),
    );
  });
};

/** What a search came to, in words that claim no more than it covered. */
const foundText = ({ question, finding, attacks, why }: Checked): string => {
  const covered = finding.scenarios === null ? '' : ` ${counted(finding.scenarios, 'scenario')} covered.`;
  if (attacks.length > 0) {
    const small = attacks.map(({ property, minimality: { claim, lies } }) => {
      const fewest = claim === 'minimum' ? ', and no attack has fewer' : '';
      return `${property.name} is broken with ${liesText(question.instance, lies)}${fewest}`;
    });
    return `Found: ${small.join('; ')}.${covered}`;
  }
  if (finding.stopped !== null)
    return `Nothing found, and not all was searched: ${boundText(finding.stopped)}.${covered}`;
  return finding.grade === 'exhaustive'
    ? `There is none: every scenario was tried.${covered}`
    : `Nothing found in a sample, which proves nothing${why === null ? '' : `; a sample, because ${why}`}.${covered}`;
};

function* find(scene: Scene, version: string): Search<WorkerMessage> {
  const { instance, setup, playable } = scene;
  const isOwn = scene.repertoire.own.includes(playable);
  const wrong = !isOwn ? null : lawBroken(instance, setup.t, playable.properties);
  if (wrong !== null) return { _tag: 'Failed', message: `${playable.key} cannot be checked: ${wrong}` };
  const checked = yield* check(scene.question, OPTIONS);
  return {
    _tag: 'Found',
    files: filesOf(scene, checked, version).map((file) => counterexampleText(file)),
    text: foundText(checked),
  };
}

const mirrorOf = (scene: Scene): WorkerMessage => {
  const mirror = otherSituation(scene.instance, scene.setup.t, scene.recorded);
  return {
    _tag: 'Mirror',
    lines:
      mirror.length > 0
        ? mirror
        : ['None was found. That proves nothing: it was a guess, and not every one was tried.'],
  };
};

/** A job under way: it yields its progress, and stops at the bound it is resumed with. */
export function* working({ _tag, link }: Job, repertoire: Repertoire, version: string): Search<WorkerMessage> {
  const state = readLink(link);
  const scene = E.isLeft(state) ? state : sceneOf(repertoire, state.right);
  if (E.isLeft(scene)) return { _tag: 'Failed', message: scene.left };
  switch (_tag) {
    case 'Find':
      return yield* find(scene.right, version);
    case 'Mirror':
      return mirrorOf(scene.right);
    case 'Save': {
      const saving = savingOf(scene.right, version);
      return E.isLeft(saving) ? { _tag: 'Failed', message: saving.left } : { _tag: 'Saving', saving: saving.right };
    }
  }
}
