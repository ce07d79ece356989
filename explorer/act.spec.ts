import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propertyVerdicts } from './judged.ts';
import type { UserAction } from './act.ts';
import type { Explored, Scene } from './state.ts';
import { act } from './act.ts';
import { firstState, lastStep, sceneOf } from './state.ts';
import { deviationOn } from '../model/faults/deviating.ts';
import { registered, startedScene, walked, walks } from './walk.arbitrary.ts';

/** What is broken in a scene, by name. */
const brokenNames = (scene: Scene): readonly string[] =>
  propertyVerdicts(scene).flatMap(({ property, kept }) => (kept ? [] : [property.name]));

const after = (scene: Scene, ...actions: readonly UserAction[]): Scene =>
  actions.reduce((before, action) => {
    const next = act(before, action);
    if (E.isLeft(next)) throw new Error(next.left);
    return next.right;
  }, scene);

const refusalOf = (scene: Scene, action: UserAction): string => {
  const next = act(scene, action);
  if (E.isRight(next)) throw new Error('it was not refused');
  return next.left;
};

const om = (n: number, m: number, faulty: readonly number[]): Scene =>
  startedScene({
    ...firstState,
    setup: { ...firstState.setup, n, m, t: m },
    scenario: { ...firstState.scenario, faulty },
    round: m + 2,
  });

describe('a click on an arrow', () => {
  test('makes the traitor of three generals lie, and validity breaks; another makes it honest again', () => {
    const honest = om(3, 1, [1]);
    const link = { round: 2, from: 1, to: 2 };
    expect(brokenNames(honest)).toEqual([]);
    const lying = after(honest, { _tag: 'Lie', link, lying: true });
    expect(lying.state.scenario.deviations).toEqual([{ ...link, prescribed: ['0.1'], said: [] }]);
    expect(brokenNames(lying)).toEqual(['validity']);
    const again = after(lying, { _tag: 'Lie', link, lying: false });
    expect(again.state.scenario).toEqual(honest.state.scenario);
  });

  test('turns a message over, and over again', () => {
    const link = { round: 2, from: 1, to: 2 };
    const turned = after(om(3, 1, [1]), { _tag: 'Turn', link });
    expect(turned.state.scenario.deviations).toHaveLength(1);
    expect(after(turned, { _tag: 'Turn', link }).state.scenario.deviations).toEqual([]);
  });

  test('re-executes once, and searches nothing: OM(2) with seven generals', () => {
    const scene = after(om(7, 2, [0, 3]), { _tag: 'Lie', link: { round: 1, from: 0, to: 1 }, lying: true });
    expect(scene.executions).toBe(1);
    expect(after(scene, { _tag: 'Step', by: -1 }).executions).toBe(0);
  });

  test('is refused where the sender is loyal, with the reason', () => {
    expect(refusalOf(om(3, 1, [1]), { _tag: 'Lie', link: { round: 2, from: 2, to: 1 }, lying: true })).toBe(
      'general 2 is loyal, so its messages are as prescribed; make it a traitor first',
    );
  });

  test('is refused between traitors, and where there is no message', () => {
    const scene = om(7, 2, [1, 2]);
    expect(refusalOf(scene, { _tag: 'Lie', link: { round: 2, from: 1, to: 2 }, lying: true })).toContain(
      'what traitors tell each other is always as prescribed',
    );
    expect(refusalOf(scene, { _tag: 'Lie', link: { round: 1, from: 1, to: 2 }, lying: true })).toBe(
      'there is no message from 1 to 2 in round 1',
    );
  });
});

describe('under crash faults', () => {
  const scene = after(om(4, 2, [1]), {
    _tag: 'Play',
    setup: { ...firstState.setup, n: 4, m: 2, t: 2, faults: 'crash' },
  });

  test('an earlier loss takes back the later ones, and says so', () => {
    const late = after(scene, { _tag: 'Lie', link: { round: 3, from: 1, to: 2 }, lying: true });
    const early = after(late, { _tag: 'Lie', link: { round: 2, from: 1, to: 3 }, lying: true });
    expect(early.state.scenario.deviations.map(({ round }) => round)).toEqual([2]);
    expect(early.note).toBe('1 lost message was taken back: crash has no room for it any more');
  });

  test('what a crashed general cannot lose is refused', () => {
    const crashed = after(scene, { _tag: 'Lie', link: { round: 2, from: 1, to: 3 }, lying: true });
    expect(refusalOf(crashed, { _tag: 'Lie', link: { round: 3, from: 1, to: 2 }, lying: true })).toContain(
      'crash does not allow these deviations together',
    );
  });
});

test('a signature that cannot be forged is refused soon, however many claims there are', () => {
  const scene = after(om(9, 1, []), {
    _tag: 'Play',
    setup: { ...firstState.setup, protocol: 'sm', n: 9, m: 3, t: 3, faults: 'signed' },
  });
  const traitor = after(scene, { _tag: 'Faulty', general: 1, faulty: true });
  expect(refusalOf(traitor, { _tag: 'Lie', link: { round: 4, from: 1, to: 2 }, lying: true })).toBe(
    'signed does not allow these deviations together: a traitor lies, but cannot forge a loyal general’s signature; not every lie was tried: choose the claims one by one',
  );
});

test('a traitor that becomes loyal takes its lies with it', () => {
  const lying = after(om(3, 1, [1]), { _tag: 'Lie', link: { round: 2, from: 1, to: 2 }, lying: true });
  const loyal = after(lying, { _tag: 'Faulty', general: 1, faulty: false });
  expect(loyal.state.scenario).toEqual({ faulty: [], orders: [1], deviations: [], heads: [] });
  expect(loyal.note).toBe('1 lie was taken back: byzantine has no room for it any more');
});

test('steps lead from round to round, and stop at both ends', () => {
  let scene = om(3, 1, [1]);
  const rounds = [-1, -1, -1, -1, 1, 1, 1, 1].map((by) => {
    scene = after(scene, { _tag: 'Step', by });
    return scene.state.round;
  });
  expect(rounds).toEqual([2, 1, 0, 0, 1, 2, 3, 3]);
});

test('more traitors than t are refused', () => {
  expect(refusalOf(om(4, 1, [1]), { _tag: 'Faulty', general: 2, faulty: true })).toBe(
    'at most t = 1 may be faulty, and 1 already is',
  );
});

test.each([
  ['om with n = 17, m = 1 has 17 generals, and at most 16 are played here', { n: 17 }],
  ['phase-king with n = 16, m = 3 has more than 1,000 messages', { protocol: 'phase-king', n: 16, m: 3 }],
  [
    'phase-king with n = 4, m = 9 has 30 rounds, and at most 24 are played here',
    { protocol: 'phase-king', n: 4, m: 9 },
  ],
  ['om with n = 12, m = 6 has more than 10,000 claims, and at most 10,000 are played here', { n: 12, m: 6 }],
  ['t = 9: there are only 3 generals', { t: 9 }],
  ['there is no protocol “on”. Did you mean om?', { protocol: 'on' }],
])('a setup is refused: %s', (message, change) => {
  const scene = om(3, 1, [1]);
  expect(refusalOf(scene, { _tag: 'Play', setup: { ...scene.setup, ...change } })).toContain(message);
});

test('what is larger than is played is refused before it is laid out', () => {
  const scene = om(3, 1, [1]);
  expect(refusalOf(scene, { _tag: 'Play', setup: { ...scene.setup, n: 128, m: 60 } })).toContain('128 generals');
  expect(refusalOf(scene, { _tag: 'Play', setup: { ...scene.setup, n: 16, m: 14 } })).toContain('10,000 claims');
});

test('a setup keeps what it has room for', () => {
  const lying = after(om(4, 1, [3]), { _tag: 'Lie', link: { round: 2, from: 3, to: 1 }, lying: true });
  const smaller = after(lying, { _tag: 'Play', setup: { ...lying.setup, n: 3 } });
  expect(smaller.state.scenario.faulty).toEqual([]);
  const king = after(lying, { _tag: 'Play', setup: { ...lying.setup, protocol: 'phase-king' } });
  expect(king.state.scenario.orders).toEqual([1, 1, 1, 1]);
  expect(king.state.round).toBe(lastStep(king));
});

describe('whatever is done', () => {
  test('what comes of it is a state that can be run, and is what it was run as', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const { state } = walked(walk);
        const again = sceneOf(registered, state);
        expect(E.isRight(again)).toBe(true);
        if (E.isRight(again)) expect(again.right.state).toEqual(state);
      }),
      { numRuns: 60 },
    );
  });

  test('at most t are faulty, and only what may deviate does', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const { state, instance } = walked(walk);
        const { faulty, deviations } = state.scenario;
        expect(faulty.length).toBeLessThanOrEqual(state.setup.t);
        for (const link of deviations) expect(deviationOn(instance.faults, faulty, link)).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

test.each<readonly [string, Partial<Explored>]>([
  ['round: there are only 2 rounds', { round: 4 }],
  ['property: “beauty” is none of agreement, validity, termination', { property: 'beauty' }],
  [
    'property: “agrement” is none of agreement, validity, termination; did you mean agreement?',
    { property: 'agrement' },
  ],
  ['general: the generals are 0 to 2', { general: 3 }],
  ['message: there is none from 2 to 0 in round 1', { message: { round: 1, from: 2, to: 0 } }],
  ['faulty: 2 are faulty, but t = 1', { scenario: { ...firstState.scenario, faulty: [1, 2] } }],
])('a state that shows what is not there is refused: %s', (message, change) => {
  expect(sceneOf(registered, { ...firstState, ...change })).toEqual(E.left(message));
});
