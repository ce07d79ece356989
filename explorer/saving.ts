/**
 * Saving: what is on the page as a counterexample file that `strategos replay` reproduces.
 *
 * A file claims at least that no single simplification keeps the property broken. An attack that was made by hand may
 * well be larger than it has to be: then it is not saved with that claim, and what it shrinks to is offered instead.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import { fileNameOf, counterexampleText } from '../counterexamples/counterexample.ts';
import type { Command } from '../inquiry/command.ts';
import { exhibit } from '../inquiry/exhibit.ts';
import type { Instance } from '../model/instance.ts';
import type { Recorded, Scenario } from '../model/scenario.ts';
import { runScenario } from '../model/scenario.ts';
import { broken } from '../properties/judge.ts';
import type { Property } from '../properties/property.ts';
import { caseOf } from '../engines/shrink/simpler.ts';
import { shrink } from '../engines/shrink/shrink.ts';
import { linkOf } from './link.ts';
import type { Scene } from './state.ts';
import { propertiesOf } from './state.ts';

/** A file to be saved. */
export interface FileToSave {
  readonly name: string;
  readonly text: string;
}

/** What saving comes to. */
export type Saving =
  | { readonly _tag: 'Saved'; readonly file: FileToSave }
  /** It can be simplified: this is what it shrinks to, and the file of that. */
  | { readonly _tag: 'Simpler'; readonly scenario: Scenario; readonly file: FileToSave };

/** The property that a file would say is broken: the one that is asked about, else the first. */
const brokenIn = (scene: Scene): Property | null => {
  const wrong = broken(propertiesOf(scene), scene.instance, scene.recorded.scenario, scene.recorded.execution);
  return wrong.find(({ name }) => name === scene.state.property) ?? wrong[0] ?? null;
};

/** The command that shows this again. */
export const exploreCommand = (scene: Scene): Command => ({
  name: 'explore',
  about: [`#${linkOf(scene.state)}`],
  options: [],
});

const fileOf = (scene: Scene, property: Property, recorded: Recorded, version: string): FileToSave => {
  const { instance, setup, playable } = scene;
  const { fingerprint, module } = playable;
  const lies = recorded.scenario.deviations.length;
  const counterexample = exhibit(
    { instance, t: setup.t, property, recorded, minimality: { claim: 'local', lies } },
    { fingerprint, module, version, commit: null },
    {
      engine: 'explorer',
      seed: null,
      path: null,
      command: exploreCommand({ ...scene, state: { ...scene.state, scenario: recorded.scenario } }),
    },
  );
  return { name: savedName(counterexample, instance), text: counterexampleText(counterexample) };
};

/** What a file is called that is saved: as in a corpus, in one word. */
export const savedName = (file: Counterexample, instance: Instance): string =>
  fileNameOf(file, instance).replace('/', '-');

/** What is said when a file was saved; one of one's own protocols has to find its module again. */
export const savedText = (name: string, { playable: { module } }: Scene): string =>
  `Saved as ${name}; replay it with: strategos replay ${name}${module === null ? '.' : ` (where ${module} is).`}`;

/** The scene as a file of this version of Strategos, or what it shrinks to where it is not as small as single steps make it. */
export const savingOf = (scene: Scene, version: string): E.Either<string, Saving> => {
  const property = brokenIn(scene);
  if (property === null)
    return E.left(
      'nothing is broken here, so there is no counterexample to save; make a traitor lie until something is',
    );
  const { scenario } = scene.recorded;
  const found = caseOf(scene.instance, scenario);
  const small = E.isRight(found) ? shrink(found.right, property, { fewerGenerals: false }) : scene.recorded;
  const again = runScenario(scene.instance, small.scenario);
  if (E.isLeft(again)) throw new Error(`what it shrinks to is refused: ${again.left.message}`);
  const file = fileOf(scene, property, again.right, version);
  return E.right(
    isSame(small.scenario, scenario) ? { _tag: 'Saved', file } : { _tag: 'Simpler', scenario: small.scenario, file },
  );
};

const isSame = (a: Scenario, b: Scenario): boolean => JSON.stringify(a) === JSON.stringify(b);
