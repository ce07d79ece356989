import { describe, expect, test } from 'vitest';
import { generals } from '../model/army.ts';
import type { Definition, Protocol } from '../model/protocol.ts';
import { protocol } from '../model/protocol.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { majority } from '../model/protocols/majority.ts';
import { om } from '../model/protocols/om.ts';
import { sm } from '../model/protocols/sm.ts';
import type { Property } from '../properties/property.ts';
import { figure1, om3, om3Counterexample, refutation } from '../test-support/counterexample.ts';
import { drive } from '../test-support/drive.ts';
import { right } from '../test-support/either.ts';
import { brokenQuestions, questionAt } from '../test-support/question.ts';
import { toy, toyProgram } from '../test-support/toy.ts';
import { exhaustive } from '../engines/exhaustive/exhaustive.ts';
import { runScenario } from '../model/scenario.ts';
import { broken } from '../properties/judge.ts';
import { decodeCounterexample } from './codec.ts';
import type { Counterexample } from './counterexample.ts';
import { counterexampleText } from './counterexample.ts';
import type { Replay } from './replay.ts';
import { isReplayExpected, replay, replayName, scenarioIn } from './replay.ts';
import { sourceProtocol as protocolText } from '../model/recording/recorded.ts';

/** OM(m), with some parts changed. */
const changed = (parts: Partial<Definition>): Protocol => protocol({ ...om, ...parts });

const file = (parts: Partial<Counterexample>): Counterexample => ({ ...om3Counterexample, ...parts });

const staleField = (outcome: Replay): string => (outcome._tag === 'Stale' ? outcome.field : outcome._tag);

const staleMessage = (outcome: Replay): string => (outcome._tag === 'Stale' ? outcome.message : outcome._tag);

describe('reproduced', () => {
  test('by the protocol it was found with', () => {
    const outcome = replay(om3Counterexample, om);
    expect(outcome).toMatchObject({ _tag: 'Reproduced', recorded: { scenario: figure1.scenario } });
    expect(replayName(outcome)).toBe('reproduced');
  });

  test.each(brokenQuestions)('whatever the engine finds: $title', ({ question }) => {
    for (const { property, scenario } of drive(exhaustive(question)).attacks) {
      const recorded = right(runScenario(question.instance, scenario));
      const read = right(decodeCounterexample(counterexampleText(refutation(question, property, recorded))));
      expect(scenarioIn(read)).toEqual(scenario);
      const outcome = replay(read, question.instance.protocol);
      expect(outcome).toMatchObject({ _tag: 'Reproduced', recorded });
    }
  });

  test('by a protocol that was changed where it does not matter', () => {
    const renamed = changed({ title: 'another', source: 'another', rounds: ({ m }) => m + 1 });
    expect(replayName(replay(om3Counterexample, renamed))).toBe('reproduced');
  });

  test('whatever the fingerprint', () => {
    const other = file({ protocol: { name: 'om', fingerprint: 'sha256:0', module: null } });
    expect(replayName(replay(other, om))).toBe('reproduced');
  });
});

describe('fixed', () => {
  test('by a protocol that takes a tie for ATTACK', () => {
    const trusting = changed({
      program: (setting) => {
        const { logic } = setting;
        return om.program({ ...setting, logic: { ...logic, majority: (xs) => logic.atLeast(xs.length / 2, xs) } });
      },
    });
    expect(replayName(replay(om3Counterexample, trusting))).toBe('fixed');
  });

  test('with a general more: the same lie is outvoted', () => {
    expect(replayName(replay(file({ army: { ...om3Counterexample.army, n: 4 } }), om))).toBe('fixed');
  });

  test('where the lie is what is prescribed now', () => {
    const silent = changed({
      program: (setting) => ({
        ...om.program(setting),
        send: (self, state, round, to) => {
          const message = om.program(setting).send(self, state, round, to);
          return round === 1 ? message : message.map(() => setting.logic.zero);
        },
        decide: (self, state) => ({ ...om.program(setting).decide(self, state), value: [setting.logic.one] }),
      }),
    });
    const outcome = replay(om3Counterexample, silent);
    expect(replayName(outcome)).toBe('fixed');
    expect(outcome._tag === 'Fixed' ? outcome.recorded.scenario.deviations : null).toEqual([]);
  });
});

describe('changed', () => {
  test('where it violates the property, but the decisions differ', () => {
    const recorded = file({ decisions: { 2: 'undecided' } });
    const outcome = replay(recorded, om);
    expect(outcome).toMatchObject({ _tag: 'Changed', differing: ['2'] });
    expect(replayName(outcome)).toBe('changed');
  });

  test('where others are judged: whoever is missing in the file differs, and whoever is too many', () => {
    expect(replay(file({ decisions: {} }), om)).toMatchObject({ _tag: 'Changed', differing: ['2'] });
    expect(replay(file({ decisions: { 1: 'RETREAT', 2: 'RETREAT' } }), om)).toMatchObject({ differing: ['1'] });
  });

  test('by a protocol that breaks the property in another way', () => {
    const question = brokenQuestions.find(
      ({ question: { instance } }) => protocolText(instance.protocol) === majority,
    )?.question;
    if (question === undefined) throw new Error('majority is not broken');
    const [attack] = drive(exhaustive(question)).attacks;
    if (attack === undefined) throw new Error('majority is not broken');
    const recorded = right(runScenario(question.instance, attack.scenario));
    const contrary = protocol({
      ...majority,
      program: (setting) => ({
        ...majority.program(setting),
        decide: (self, state) => {
          const { value } = majority.program(setting).decide(self, state);
          return { decided: setting.logic.one, value: value.map(setting.logic.not) };
        },
      }),
    });
    const outcome = replay(refutation(question, 'agreement', recorded), contrary);
    expect(outcome).toMatchObject({ _tag: 'Changed', differing: ['1', '2', '3'] });
  });
});

describe('stale: what cannot be run any more', () => {
  test('the claims have other names', () => {
    const renamed = changed({
      claims: (army, round, from, to) => om.claims(army, round, from, to).map((label) => `path ${label}`),
    });
    const said = om3Counterexample.deviations.map((lie) => ({ ...lie, said: ['0.1'] }));
    const outcome = replay(file({ deviations: said }), renamed);
    expect(staleField(outcome)).toBe('deviations[0].said');
    expect(staleMessage(outcome)).toBe('there is no claim “0.1” from 1 to 2 in round 2; there is path 0.1');
    expect(replayName(outcome)).toBe('stale');
  });

  test('there are fewer rounds', () => {
    const outcome = replay(file({ army: { ...om3Counterexample.army, m: 0 } }), om);
    expect(staleField(outcome)).toBe('deviations[0]');
    expect(staleMessage(outcome)).toBe('om schedules no message from 1 to 2 in round 2 of 1');
  });

  test('everybody holds an order now, or only one general', () => {
    const council = changed({ problem: 'consensus' });
    expect(replay(om3Counterexample, council)).toEqual({
      _tag: 'Stale',
      field: 'orders',
      message: 'om now takes 3 orders, and the file has 1',
    });
    const outcome = replay(file({ orders: { 0: 'ATTACK', 1: 'ATTACK', 2: 'ATTACK' } }), om);
    expect(staleMessage(outcome)).toBe('om now takes 1 order, and the file has 3');
  });

  test('there is no such property', () => {
    expect(replay(file({ property: 'secrecy' }), om)).toEqual({
      _tag: 'Stale',
      field: 'property',
      message: 'there is no property “secrecy” any more. There are agreement, validity, termination',
    });
  });

  test('the protocol has no meaning under the fault model', () => {
    const outcome = replay(file({ faultModel: 'signed' }), om);
    expect(staleField(outcome)).toBe('army');
    expect(staleMessage(outcome)).toMatch(/om has no meaning under signed: its messages carry no signatures/);
  });

  test('there is no such fault model', () => {
    const outcome = replay(file({ faultModel: 'byzantin' }), om);
    expect(staleField(outcome)).toBe('faultModel');
    expect(staleMessage(outcome)).toMatch(/Did you mean byzantine\?/);
  });

  test('the protocol is not defined for so many generals, or so many orders, or has no such parameter', () => {
    expect(staleMessage(replay(om3Counterexample, handshake))).toBe(
      'handshake is defined for exactly 2 generals, not 3',
    );
    expect(
      staleMessage(replay(file({ army: { ...om3Counterexample.army, values: 4 } }), changed({ mostValues: 3 }))),
    ).toBe('om handles at most 3 different orders, not 4');
    const acks = file({ army: { ...om3Counterexample.army, parameters: { acks: 1 } } });
    expect(staleMessage(replay(acks, om))).toBe('om has no parameter “acks”. It has none.');
  });

  test('somebody lies who is not faulty', () => {
    const outcome = replay(file({ faulty: [2] }), om);
    expect(staleField(outcome)).toBe('deviations[0]');
    expect(staleMessage(outcome)).toMatch(/what 1 says to 2 is always as prescribed/);
  });

  test('the lie is not allowed: a forged signature', () => {
    const forged: Counterexample = {
      ...om3Counterexample,
      protocol: { name: 'sm', fingerprint: null, module: null },
      faultModel: 'signed',
      deviations: [{ round: 2, from: 1, to: 2, prescribed: ['ATTACK:0.1'], said: ['RETREAT:0.1'] }],
    };
    expect(staleField(replay(forged, sm))).toBe('deviations');
    // Without signatures it may be made: 2 has heard of both orders, and retreats.
    expect(replayName(replay({ ...forged, faultModel: 'byzantine' }, sm))).toBe('reproduced');
  });
});

describe('the property', () => {
  const quiet: Property = {
    name: 'quiet',
    statement: 'nobody attacks',
    source: 'this test',
    symmetric: true,
    on: ({ logic, deciders }) => ({
      note: () => [],
      judge: (_note, { decisions }) =>
        logic.not(logic.any(deciders.map((general) => decisions[general]?.value[0] ?? logic.zero))),
    }),
  };
  const alarm = right(runScenario(om3.instance, { faulty: [], orders: [1], deviations: [], heads: [] }));
  const alarming = refutation(om3, 'quiet', alarm);

  test('may be one that the protocol’s module brings along', () => {
    expect(broken([quiet], om3.instance, alarm.scenario, alarm.execution)).toEqual([quiet]);
    expect(replayName(replay(alarming, om, [quiet]))).toBe('reproduced');
    expect(staleField(replay(alarming, om))).toBe('property');
  });

  test('of one’s own takes the place of a standard one of that name', () => {
    const mine: Property = { ...quiet, name: 'validity' };
    const attack = refutation(om3, 'validity', alarm, { validity: null });
    expect(replayName(replay(attack, om, [mine]))).toBe('reproduced');
    expect(replayName(replay(attack, om))).toBe('fixed');
    const alike = refutation(om3, 'agreement', alarm);
    expect(replayName(replay(alike, om, [{ ...quiet, name: 'agreement' }]))).toBe('reproduced');
    expect(replayName(replay(alike, om))).toBe('fixed');
  });

  test('validity is the one that the file names, else the standard one', () => {
    const everybody = toy({
      program: (setting) => ({
        ...toyProgram(setting),
        decide: () => ({ decided: setting.logic.one, value: [setting.logic.zero] }),
      }),
    });
    const question = questionAt(everybody, { n: 3, m: 1 }, 'byzantine');
    const recorded = right(
      runScenario(question.instance, { faulty: [0], orders: [0, 1, 1], deviations: [], heads: [] }),
    );
    const attack = refutation(question, 'validity', recorded);
    // All loyal generals hold ATTACK, and retreat: not so all generals.
    expect(attack.validity).toBe('loyal-unanimity');
    expect(replayName(replay(attack, everybody))).toBe('reproduced');
    expect(replayName(replay({ ...attack, validity: null }, everybody))).toBe('reproduced');
    expect(replayName(replay({ ...attack, validity: 'unanimity' }, everybody))).toBe('fixed');
  });
});

describe('what is expected', () => {
  const [reproduced, fixed, different, gone]: readonly Replay[] = [
    replay(om3Counterexample, om),
    replay(file({ army: { ...om3Counterexample.army, n: 4 } }), om),
    replay(file({ decisions: {} }), om),
    replay(file({ property: 'secrecy' }), om),
  ];
  const outcomes = [reproduced, fixed, different, gone].flatMap((outcome) => (outcome === undefined ? [] : [outcome]));

  test('“violated” is violated exactly as recorded', () => {
    expect(
      outcomes.map((outcome) => [replayName(outcome), isReplayExpected(file({ expect: 'violated' }), outcome)]),
    ).toEqual([
      ['reproduced', true],
      ['fixed', false],
      ['changed', false],
      ['stale', false],
    ]);
  });

  test('“holds” is violated no more', () => {
    expect(outcomes.map((outcome) => isReplayExpected(file({ expect: 'holds' }), outcome))).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});

test('the scenario in a file: names of orders are numbers again, in the order of the generals', () => {
  const army = { n: 12, m: 0, values: 4, parameters: {} };
  const orders = Object.fromEntries(
    generals(army).map((general) => [String(general), `ATTACK-${String((general % 3) + 1)}`]),
  );
  expect(scenarioIn(file({ army, orders })).orders).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]);
});
