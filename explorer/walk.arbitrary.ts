/**
 * Walks through the explorer: anything that a person could do, one thing after another. What is refused is left out.
 */
import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { faultModels } from '../model/faults/registry.ts';
import type { Link } from '../model/link.ts';
import { registry } from '../model/protocols/registry.ts';
import type { Repertoire } from './repertoire.ts';
import { playablesOf } from './repertoire.ts';
import { setupFor } from './setup.ts';
import type { UserAction } from './act.ts';
import type { Explored, Scene } from './state.ts';
import { act } from './act.ts';
import { firstState, propertiesOf, sceneOf } from './state.ts';
import { toldIn } from './judged.ts';

/** A step of a walk: what is done may depend on where one is. */
export type WalkStep = (scene: Scene) => UserAction;

/** The registered protocols, and no others. */
export const registered: Repertoire = {
  own: [],
  registered: await Promise.all(registry.map(({ load }) => load())),
  fingerprints: { om: `sha256:${'0'.repeat(64)}` },
};

/** The scene of a state that is known to be one. */
export const startedScene = (state: Explored): Scene => {
  const scene = sceneOf(registered, state);
  if (E.isLeft(scene)) throw new Error(scene.left);
  return scene.right;
};

/** Where a walk leads. */
export const walked = (walk: readonly WalkStep[]): Scene =>
  walk.reduce((scene, step) => E.getOrElse(() => scene)(act(scene, step(scene))), startedScene(firstState));

const general = fc.nat({ max: 5 });

/** Some message of the scene. */
const linkAt = (scene: Scene, place: number): Link => {
  const told = toldIn(scene);
  const { round, from, to } = told[place % Math.max(1, told.length)] ?? { round: 1, from: 0, to: 1 };
  return { round, from, to };
};

const faultNames = [...faultModels.map(({ name }) => name), 'loss:1', 'byzantine+loss:1', 'omission+loss'];

const plays: fc.Arbitrary<WalkStep> = fc
  .record({
    protocol: fc.constantFrom(...playablesOf(registered)),
    n: fc.integer({ min: 2, max: 5 }),
    m: fc.integer({ min: 0, max: 2 }),
    t: fc.nat({ max: 2 }),
    values: fc.integer({ min: 2, max: 3 }),
    faults: fc.option(fc.constantFrom(...faultNames)),
  })
  .map(({ protocol, n, m, t, values, faults }): WalkStep => () => {
    const standard = setupFor(protocol, { n, m, t });
    return { _tag: 'Play', setup: { ...standard, values, faults: faults ?? standard.faults } };
  });

const steps: fc.Arbitrary<WalkStep> = fc.oneof(
  plays,
  fc.tuple(general, fc.boolean()).map(([who, faulty]): WalkStep => () => ({ _tag: 'Faulty', general: who, faulty })),
  fc.tuple(general, fc.nat({ max: 2 })).map(([who, value]): WalkStep => () => ({ _tag: 'Order', general: who, value })),
  fc
    .tuple(fc.nat(), fc.boolean())
    .map(([place, lying]): WalkStep => (scene) => ({ _tag: 'Lie', link: linkAt(scene, place), lying })),
  fc.nat().map((place): WalkStep => (scene) => ({ _tag: 'Message', link: linkAt(scene, place) })),
  fc.integer({ min: -3, max: 3 }).map((by): WalkStep => () => ({ _tag: 'Step', by })),
  fc
    .constantFrom(...propertiesOf(startedScene(firstState)).map(({ name }) => name))
    .map((property): WalkStep => () => ({ _tag: 'Property', property })),
);

/** Walks of a few steps. */
export const walks: fc.Arbitrary<readonly WalkStep[]> = fc.array(steps, { maxLength: 14 });
