import { describe, expect, test } from 'vitest';
import { honestly } from '../../../model/choice.ts';
import type { Instance } from '../../../model/instance.ts';
import type { Protocol } from '../../../model/protocol.ts';
import { floodSet } from '../../../model/protocols/flood-set.ts';
import { handshake } from '../../../model/protocols/handshake.ts';
import { majority } from '../../../model/protocols/majority.ts';
import { om } from '../../../model/protocols/om.ts';
import { phaseKing } from '../../../model/protocols/phase-king.ts';
import { sm } from '../../../model/protocols/sm.ts';
import { record } from '../../../model/scenario.ts';
import { standardProperties } from '../../../properties/standard.ts';
import { atOnce } from '../../../test-support/at-once.ts';
import { left, right } from '../../../test-support/either.ts';
import { hexagon as byHand } from '../../../test-support/hexagon.ts';
import { instanceAt } from '../../../test-support/instance.ts';
import { randomProtocol } from '../../../test-support/random-protocol.ts';
import { dolevStrong } from '../../../test-support/signing/dolev-strong.ts';
import { toy, toyProgram } from '../../../test-support/toy.ts';
import { caseOf } from '../../shrink/simpler.ts';
import { shrunk } from '../world.properties.ts';
import { isSound } from './covering.properties.ts';
import { forgeryIn } from './forgery.ts';
import { hexagon as arguing } from './hexagon.ts';

const hexagon = atOnce(arguing);

const at = (protocol: Protocol, n: number, m: number, faults = 'byzantine'): Instance =>
  instanceAt(protocol, { n, m }, faults);

/** What each world breaks, in order. */
const brokenIn = (instance: Instance, t: number): readonly (readonly string[])[] =>
  right(hexagon(instance, t)).worlds.map(({ broken }) => broken.map(({ name }) => name));

/** The toy that decides the same whatever it hears. */
const constant = (order: boolean): Protocol =>
  toy({
    program: (setting) => ({
      ...toyProgram(setting),
      decide: () => ({ decided: setting.logic.one, value: [order ? setting.logic.one : setting.logic.zero] }),
    }),
  });

/** The toy that never decides. */
const undecided: Protocol = toy({
  program: (setting) => ({
    ...toyProgram(setting),
    decide: () => ({ decided: setting.logic.zero, value: [setting.logic.zero] }),
  }),
});

const known: readonly {
  readonly title: string;
  readonly instance: Instance;
  readonly t: number;
  readonly broken: readonly (readonly string[])[];
}[] = [
  { title: 'Phase King, n = 3', instance: at(phaseKing, 3, 1), t: 1, broken: [[], ['agreement'], []] },
  { title: 'Phase King, n = 5', instance: at(phaseKing, 5, 2), t: 2, broken: [[], ['agreement'], []] },
  { title: 'Phase King, n = 6', instance: at(phaseKing, 6, 2), t: 2, broken: [[], ['agreement'], []] },
  { title: 'a vote of three', instance: at(majority, 3, 1), t: 1, broken: [[], ['agreement'], []] },
  { title: 'OM(1), n = 3', instance: at(om, 3, 1), t: 1, broken: [[], [], ['validity']] },
  { title: 'OM(2), n = 6', instance: at(om, 6, 2), t: 2, broken: [[], [], ['validity']] },
  {
    title: 'OM(1), n = 3, three orders',
    instance: instanceAt(om, { n: 3, m: 1, values: 3 }, 'byzantine'),
    t: 1,
    broken: [[], [], ['validity']],
  },
  { title: 'SM(1) with forged signatures', instance: at(sm, 3, 1), t: 1, broken: [[], [], ['validity']] },
  { title: 'FloodSet', instance: at(floodSet, 3, 1), t: 1, broken: [[], [], ['validity']] },
  { title: 'always RETREAT', instance: at(constant(false), 3, 1), t: 1, broken: [[], [], ['validity']] },
  { title: 'always ATTACK', instance: at(constant(true), 3, 1), t: 1, broken: [['validity'], [], []] },
  {
    title: 'never decided',
    instance: at(undecided, 3, 1),
    t: 1,
    broken: [['termination'], ['termination'], ['termination']],
  },
];

describe('which world breaks what', () => {
  test.each(known)('$title: $broken', ({ instance, t, broken }) => {
    expect(brokenIn(instance, t)).toEqual(broken);
  });

  test.each(known)('$title: it replays', ({ instance, t }) => {
    isSound(right(hexagon(instance, t)));
  });

  for (const { title, instance, t } of known)
    // Phase King says most, so it takes longest to shrink.
    test(
      `${title}: what refutes it is an attack that shrinks`,
      { tags: instance.protocol === phaseKing && instance.army.n > 3 ? ['thorough'] : [] },
      () => {
        const argument = right(hexagon(instance, t));
        shrunk(argument);
        expect(standardProperties(instance).map(({ name }) => name)).toContain(argument.refuted.property.name);
      },
    );
});

describe('the cover and its worlds', () => {
  test('with three generals it is the hexagon, in consensus and in a broadcast', () => {
    for (const protocol of [majority, om]) expect(right(hexagon(at(protocol, 3, 1), 1)).cover.network).toEqual(byHand);
  });

  test('consensus: B and C, C and A, A and B are loyal; C and A are twins', () => {
    const { worlds, twins } = right(hexagon(at(majority, 3, 1), 1));
    expect(worlds.map(({ recorded: { scenario }, forced }) => ({ ...scenario, forced }))).toMatchObject([
      { faulty: [0], orders: [0, 0, 0], forced: 0 },
      { faulty: [1], orders: [1, 0, 0], forced: null },
      { faulty: [2], orders: [1, 1, 1], forced: 1 },
    ]);
    expect(twins).toEqual([
      { general: 2, worlds: [0, 1] },
      { general: 0, worlds: [1, 2] },
    ]);
    expect(worlds.map(({ about }) => about)).toEqual([
      '0 is faulty and speaks to 1 as in copy 0, to 2 as in copy 1; 1 and 2 hold RETREAT',
      '1 is faulty and speaks to 0 as in copy 1, to 2 as in copy 0; 0 holds ATTACK, 2 holds RETREAT',
      '2 is faulty and speaks to 0 as in copy 0, to 1 as in copy 1; 0 and 1 hold ATTACK',
    ]);
  });

  test('broadcast: the commander with B, B with C, C with the commander', () => {
    const { worlds, twins } = right(hexagon(at(om, 3, 1), 1));
    expect(worlds.map(({ recorded: { scenario }, forced }) => ({ ...scenario, forced }))).toEqual([
      {
        faulty: [2],
        orders: [0],
        deviations: [{ round: 2, from: 2, to: 1, prescribed: [], said: ['0.2'] }],
        heads: [],
        forced: 0,
      },
      {
        faulty: [0],
        orders: [0],
        deviations: [{ round: 1, from: 0, to: 2, prescribed: [], said: ['0'] }],
        heads: [],
        forced: null,
      },
      {
        faulty: [1],
        orders: [1],
        deviations: [{ round: 2, from: 1, to: 2, prescribed: ['0.1'], said: [] }],
        heads: [],
        forced: 1,
      },
    ]);
    expect(twins).toEqual([
      { general: 1, worlds: [0, 1] },
      { general: 2, worlds: [1, 2] },
    ]);
  });

  test('five generals fall into groups of two, two and one', () => {
    const { cover, worlds } = right(hexagon(at(phaseKing, 5, 2), 2));
    expect(cover.groups).toEqual([[0, 1], [2, 3], [4]]);
    expect(worlds.map(({ recorded }) => recorded.scenario.faulty)).toEqual([[0, 1], [2, 3], [4]]);
    expect(cover.orders).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
  });

  test('more may be faulty than a third: the groups stay even', () => {
    expect(right(hexagon(at(majority, 4, 1), 4)).cover.groups).toEqual([[0, 1], [2], [3]]);
  });
});

test('Phase King with thirty generals, ten of them faulty', { tags: ['thorough'] }, () => {
  const { worlds, refuted } = right(hexagon(at(phaseKing, 30, 10), 10));
  expect(refuted).toMatchObject({ world: 1, property: { name: 'agreement' } });
  expect(worlds[1]?.about).toBe(
    '10 to 19 are faulty and speak to 0 to 9 as in copy 1, to 20 to 29 as in copy 0; 0 to 9 hold ATTACK, 20 to 29 hold RETREAT',
  );
});

test('Phase King with nine generals, three of them faulty', () => {
  const { worlds, refuted } = right(hexagon(at(phaseKing, 9, 3), 3));
  expect(refuted).toMatchObject({ world: 1, property: { name: 'agreement' } });
  expect(worlds[1]?.about).toBe(
    '3 to 5 are faulty and speak to 0 to 2 as in copy 1, to 6 to 8 as in copy 0; 0 to 2 hold ATTACK, 6 to 8 hold RETREAT',
  );
});

describe('where it does not apply', () => {
  const coins = randomProtocol({
    seed: 1,
    rounds: 1,
    problem: 'consensus',
    alike: true,
    coins: true,
    hesitant: false,
    exclusive: false,
  });

  test.each([
    { instance: at(om, 4, 1), t: 1, reason: 'too-many-generals', says: 'n = 4 and t = 1 there is none, since OM(1)' },
    { instance: at(majority, 7, 1), t: 2, reason: 'too-many-generals', says: 'Phase King built for m = 2 holds there' },
    { instance: at(majority, 3, 1), t: 0, reason: 'too-many-generals', says: 'nobody is faulty' },
    { instance: at(om, 2, 1), t: 1, reason: 'too-few-generals', says: 'at least three generals: of 2' },
    { instance: at(coins, 3, 1), t: 1, reason: 'randomised', says: 'random tosses coins' },
    { instance: at(floodSet, 3, 1, 'crash'), t: 1, reason: 'faults', says: 'under crash nobody can speak as' },
    { instance: at(floodSet, 3, 1, 'loss:1'), t: 1, reason: 'faults', says: 'under loss:1' },
    { instance: at(handshake, 2, 0, 'loss'), t: 1, reason: 'problem', says: 'the chain of lost messages' },
  ])('$instance.protocol.name under $instance.faults.name with t = $t: $reason', ({ instance, t, reason, says }) => {
    const why = left(hexagon(instance, t));
    expect(why.reason).toBe(reason);
    expect(why.message).toContain(says);
  });
});

describe('signatures', () => {
  test('SM(1), n = 3: in the first world 2 would have to forge the commander’s', () => {
    expect(left(hexagon(at(sm, 3, 1, 'signed'), 1))).toEqual({
      _tag: 'NotApplicable',
      reason: 'signs',
      message:
        'the cover is not realisable: a loyal signature would have to be forged. In world 1, 2 would have to say “ATTACK:0.2” (ATTACK, signed by 0, then 2) to 1 in round 2, and 0, which is loyal there, has not signed that. Under signed the bound n > 3t does not hold: SM(t) withstands t traitors among any number of generals (Lamport, Shostak and Pease 1982, Theorem 2)',
    });
  });

  test('that message is indeed not allowed, and it is the only one of that world', () => {
    const unsigned = right(hexagon(at(sm, 3, 1), 1)).worlds[0]?.recorded.scenario ?? expect.fail();
    expect(unsigned.deviations).toMatchObject([{ round: 2, from: 2, to: 1, said: ['ATTACK:0.2'] }]);
    expect(left(caseOf(at(sm, 3, 1, 'signed'), unsigned))).toMatchObject({ _tag: 'NotAllowed' });
  });

  test('where nothing is signed, signatures are no help', () => {
    const plain = at(toy({ faults: ['signed'] }), 3, 1, 'signed');
    isSound(right(hexagon(plain, 1)));
  });

  test('the signer that is named is the one whose signature is missing, not the first on the chain', () => {
    const instance = at(sm, 4, 2, 'signed');
    // The traitors 0 and 3 can sign what they like, but 2 has heard of RETREAT only.
    const said = new Set(['RETREAT:0', 'ATTACK:0.2.3']);
    const recorded = record(instance, [0, 3], [0], (choice) => choice._tag === 'claim' && said.has(choice.label));
    expect(recorded.execution.allowed).toBe(false);
    expect(forgeryIn(instance, recorded)).toEqual({ round: 3, from: 3, to: 1, claim: 'ATTACK:0.2.3', signer: 2 });
  });

  test.each([
    { listed: 'as it is written', list: (set: readonly number[]) => set },
    { listed: 'the other way round, and twice', list: (set: readonly number[]) => [...set, ...set].toReversed() },
  ])('of a set, listed $listed, it is the first that has not signed', ({ list }) => {
    const signature: Protocol['signature'] = (_army, label) => {
      const [statement = '', set = ''] = label.split(':');
      return { statement, set: list(set.split('+').map(Number)) };
    };
    const instance = at({ ...dolevStrong, signature }, 7, 3, 'signed');
    // 1 hears of ATTACK in round 3, and signs it in round 4, as 6 hears. 2 has not signed it by then.
    const said = ['5>1 ATTACK:0+4+5', '4>3 ATTACK:0+1+2+4'];
    const recorded = record(
      instance,
      [0, 4, 5, 6],
      [0],
      (choice) =>
        choice._tag === 'claim' && said.includes(`${String(choice.from)}>${String(choice.to)} ${choice.label}`),
    );
    expect(recorded.execution.allowed).toBe(false);
    expect(forgeryIn(instance, recorded)).toEqual({ round: 4, from: 4, to: 3, claim: 'ATTACK:0+1+2+4', signer: 2 });
  });

  test('a cover of a protocol that counts signatures cannot be staged either', () => {
    expect(left(hexagon(at(dolevStrong, 3, 1, 'signed'), 1))).toMatchObject({ _tag: 'NotApplicable', reason: 'signs' });
    expect(left(hexagon(at(dolevStrong, 3, 1, 'signed'), 1)).message).toContain(
      'In world 1, 2 would have to say “ATTACK:0+2” to 1 in round 2, and 0, which is loyal there, has not signed that.',
    );
  });

  test('without a lie there is no forgery', () => {
    const instance = at(sm, 4, 2, 'signed');
    expect(forgeryIn(instance, record(instance, [0, 3], [1], honestly))).toBeNull();
  });
});
