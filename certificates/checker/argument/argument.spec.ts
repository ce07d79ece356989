import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { protocolOf } from '../../../test-support/protocols.ts';
import { chain, hexagon, tampered } from '../../../test-support/argument.ts';
import { drive } from '../../../test-support/drive.ts';
import { left, right } from '../../../test-support/either.ts';
import { runs } from '../../../test-support/tier/draws.ts';
import { toy } from '../../../test-support/toy.ts';
import { mutants } from '../../../test-support/tampering.ts';
import { decodeArgument } from '../../argument-codec.ts';
import type { ArgumentCertificate, CertifiedWorld } from '../../argument.ts';
import { certificateSubjectOf } from '../subject.ts';
import type { CheckedArgument } from './argument.ts';
import { checkArgument, JUDGED } from './argument.ts';
import { connection } from './connection.ts';
import type { Examined, Objection } from './examination.ts';
import type { CheckedWorld } from './world.ts';
import { SAME_DRAW } from '../../../test-support/same-draw.ts';

const check = (certificate: ArgumentCertificate): Examined<CheckedArgument> => {
  const about = { ...certificate, properties: JUDGED };
  return drive(
    checkArgument(certificate, right(certificateSubjectOf(about, right(protocolOf(certificate.protocol.name))))),
  );
};

const objectionTo = (certificate: ArgumentCertificate): Objection => {
  const outcome = check(certificate);
  if (outcome._tag !== 'Refused') throw new Error(`expected a refusal, and it is ${outcome._tag}`);
  return outcome.objection;
};

describe('accepted', () => {
  test('the hexagon around OM(1)', () => {
    expect(check(hexagon)).toEqual({
      _tag: 'Accepted',
      counts: { worlds: 3, deviations: 3, twins: 2 },
      connection: [0, 2, 1],
    });
  });

  test('the chain against the handshake', () => {
    expect(check(chain)).toEqual({
      _tag: 'Accepted',
      counts: { worlds: 5, deviations: 7, twins: 4 },
      connection: [0, 1, 2, 3, 4],
    });
  });

  test('rounds need no connection, and it is told where there is one', () => {
    const rounds: ArgumentCertificate = { ...hexagon, argument: 'rounds' };
    expect(check(rounds)).toMatchObject({ _tag: 'Accepted', connection: [0, 2, 1] });
    expect(check({ ...rounds, twins: hexagon.twins.slice(1) })).toMatchObject({ _tag: 'Accepted', connection: null });
  });

  test('words and where it came from do not matter', () => {
    const claim = 'P = NP';
    const provenance = { command: '', version: '', commit: 'abc' };
    expect(check({ ...tampered(hexagon, 'worlds[1].about', 'a joke'), claim, provenance })._tag).toBe('Accepted');
  });
});

test('it can be stopped', () => {
  const about = { ...chain, properties: JUDGED };
  const checking = checkArgument(chain, right(certificateSubjectOf(about, right(protocolOf('handshake')))));
  const outcome = drive(checking, (_report, reports) => (reports === 3 ? { _tag: 'interrupted' } : undefined));
  expect(outcome).toEqual({ _tag: 'Stopped', bound: { _tag: 'interrupted' } });
});

const S1 = hexagon.worlds[0];
const lie = S1?.deviations[0];

describe('refused', () => {
  test.each([
    // A world that cannot be, or is not what it says.
    ['t', 0, 'worlds[0].faulty', 'World'],
    ['worlds[0].faulty', [], 'worlds[0].deviations[0]', 'World'],
    ['worlds[0].faulty', [1, 2], 'worlds[0].faulty', 'World'],
    ['worlds[0].faulty', [1], 'worlds[0].deviations[0]', 'World'],
    ['worlds[0].orders', {}, 'worlds[0].orders', 'World'],
    ['worlds[0].orders', { 0: 'RETREAT', 1: 'ATTACK' }, 'worlds[0].orders', 'World'],
    ['worlds[0].orders.0', 'ATTACK', 'worlds[0].deviations[0]', 'World'],
    ['worlds[2].orders.0', 'ATTACK', 'worlds[2].deviations[0]', 'World'],
    ['worlds[0].deviations[0].round', 1, 'worlds[0].deviations[0]', 'World'],
    ['worlds[0].deviations[0].round', 3, 'worlds[0].deviations[0]', 'World'],
    ['worlds[0].deviations[0].to', 0, 'worlds[0].deviations[0]', 'World'],
    ['worlds[0].deviations[0].to', 2, 'worlds[0].deviations[0]', 'World'],
    ['worlds[0].deviations[0].from', 1, 'worlds[0].deviations[0]', 'World'],
    ['worlds[0].deviations[0].said', ['0.1'], 'worlds[0].deviations[0].said', 'World'],
    ['worlds[0].deviations[0].said', ['0.2', '0.2'], 'worlds[0].deviations[0].said', 'World'],
    ['worlds[0].deviations[0].said', [], 'worlds[0].deviations[0]', 'World'],
    ['worlds[0].deviations[0].prescribed', ['0.2'], 'worlds[0].deviations[0].prescribed', 'World'],
    ['worlds[0].deviations', [lie, lie], 'worlds[0].deviations[1]', 'World'],
    ['worlds[0].heads', [{ round: 1, general: 0, coin: 0 }], 'worlds[0].heads[0]', 'World'],
    // Decisions.
    ['worlds[0].decisions.1', 'ATTACK', 'worlds[0].decisions.1', 'Decision'],
    ['worlds[0].decisions.1', 'undecided', 'worlds[0].decisions.1', 'Decision'],
    ['worlds[0].decisions', {}, 'worlds[0].decisions', 'Decision'],
    ['worlds[0].decisions.0', 'RETREAT', 'worlds[0].decisions.0', 'Decision'],
    ['worlds[0].decisions.2', 'RETREAT', 'worlds[0].decisions.2', 'Decision'],
    ['worlds[2].decisions', { 1: 'RETREAT' }, 'worlds[2].decisions', 'Decision'],
    // What is forced and broken.
    ['worlds[0].forced', 'ATTACK', 'worlds[0].forced', 'Forced'],
    ['worlds[0].forced', null, 'worlds[0].forced', 'Forced'],
    ['worlds[2].forced', 'ATTACK', 'worlds[2].forced', 'Forced'],
    ['worlds[0].broken', ['agreement'], 'worlds[0].broken', 'Broken'],
    ['worlds[1].broken', [], 'worlds[1].broken', 'Broken'],
    ['worlds[1].broken', ['validity', 'validity'], 'worlds[1].broken', 'Broken'],
    ['worlds[1].broken', ['agreement', 'validity'], 'worlds[1].broken', 'Broken'],
    ['refuted.world', 0, 'refuted.world', 'Refuted'],
    ['refuted.property', 'agreement', 'refuted.property', 'Refuted'],
    // Twins, and where they lead.
    ['twins[0].general', 0, 'twins[0].worlds[1]', 'Twin'],
    ['twins[0].general', 2, 'twins[0].worlds[0]', 'Twin'],
    ['twins[0].worlds', [0, 1], 'twins[0].worlds[1]', 'Twin'],
    ['twins[1]', { general: 0, worlds: [0, 1] }, 'twins[1]', 'Twin'],
    ['twins', [], 'twins', 'Connection'],
    ['twins', hexagon.twins.slice(1), 'twins', 'Connection'],
    ['twins', hexagon.twins.slice(0, 1), 'twins', 'Connection'],
  ])('the hexagon with %s = %j', (field, value, objected, ground) => {
    expect(objectionTo(tampered(hexagon, field, value))).toMatchObject({ _tag: ground, field: objected });
  });

  const at = (world: number): Partial<CertifiedWorld> => chain.worlds[world] ?? {};

  test.each([
    ['faultModel', 'loss:1', 'worlds[2].deviations', 'World'],
    ['worlds[1].faulty', [0], 'worlds[1].faulty', 'World'],
    ['worlds[1].deviations[0].said', ['ack 1'], 'worlds[1].deviations[0].said', 'World'],
    ['worlds[2].deviations[1].prescribed', ['ack 1'], 'worlds[2].deviations[1].prescribed', 'World'],
    // All attack, and nothing is lost: that is what forces.
    ['worlds[1].forced', 'ATTACK', 'worlds[1].forced', 'Forced'],
    ['worlds[4].forced', null, 'worlds[4].forced', 'Forced'],
    ['twins[0].general', 0, 'twins[0]', 'Twin'],
    ['twins[2].general', 1, 'twins[2]', 'Twin'],
    ['twins[1].worlds', [1, 4], 'twins[1]', 'Twin'],
    ['twins', chain.twins.slice(1), 'twins', 'Connection'],
    ['twins', chain.twins.slice(0, 3), 'twins', 'Connection'],
    ['worlds[2]', at(0), 'twins[1]', 'Twin'],
    ['worlds[4]', at(3), 'twins', 'Connection'],
  ])('the chain with %s = %j', (field, value, objected, ground) => {
    expect(objectionTo(tampered(chain, field, value))).toMatchObject({ _tag: ground, field: objected });
  });

  test('what a twin sees is told apart by round and sender, or by its order', () => {
    const one = objectionTo(tampered(chain, 'twins[0].general', 0));
    expect(one.message).toContain('it hears something else from general 1 in round 2');
    expect(objectionTo(tampered(chain, 'twins[2].general', 1)).message).toContain('it holds another order');
  });

  test('two worlds that change places: the twins are not there', () => {
    const [first, second, third] = hexagon.worlds;
    const swapped = { ...hexagon, worlds: [second, first, third].filter((world) => world !== undefined) };
    expect(objectionTo(swapped)).toMatchObject({ _tag: 'Twin', field: 'twins[0].worlds[0]' });
  });
});

describe('names that there are not', () => {
  test.each([
    ['army.parameters', { phases: 1 }, 'army'],
    ['faultModel', 'signed', 'army'],
    ['faultModel', 'evil', 'faultModel'],
    ['validity', 'unanimity', 'validity'],
    ['protocol.name', 'sm', 'protocol.name'],
  ])('%s = %j', (field, value, wrong) => {
    const about = { ...tampered(hexagon, field, value), properties: JUDGED };
    expect(left(certificateSubjectOf(about, right(protocolOf('om')))).field).toBe(wrong);
  });
});

/** Two worlds in which both hold ATTACK and attack if `decide` says so; general 0 tosses a coin that nobody looks at. */
const tossing = (decide: () => boolean, second: Partial<CertifiedWorld>): Objection => {
  const protocol = toy({
    coins: (_army, _round, general) => (general === 0 ? 1 : 0),
    program: ({ logic }) => ({
      start: () => [],
      send: () => [logic.zero],
      receive: () => [],
      decide: () => ({ decided: logic.one, value: [decide() ? logic.one : logic.zero] }),
    }),
  });
  const orders = { 0: 'ATTACK', 1: 'ATTACK' };
  const attacking: CertifiedWorld = {
    ...{ name: '', about: '', faulty: [], orders, deviations: [], heads: [] },
    ...{ forced: 'ATTACK', decisions: orders, broken: [] },
  };
  const certificate: ArgumentCertificate = {
    ...chain,
    protocol: { name: protocol.name, fingerprint: null, module: null },
    argument: 'rounds',
    army: { n: 2, m: 0, values: 2, parameters: {} },
    validity: 'unanimity',
    worlds: [attacking, { ...attacking, ...second }],
    twins: [{ general: 0, worlds: [0, 1] }],
    refuted: { world: 0, property: 'agreement' },
  };
  const subject = right(certificateSubjectOf({ ...certificate, properties: JUDGED }, protocol));
  const outcome = drive(checkArgument(certificate, subject));
  if (outcome._tag !== 'Refused') throw new Error(`expected a refusal, and it is ${outcome._tag}`);
  return outcome.objection;
};

test('how its coins come up is part of what a general sees', () => {
  const { field, message } = tossing(() => true, { heads: [{ round: 1, general: 0, coin: 0 }] });
  expect([field, message]).toEqual(['twins[0]', expect.stringContaining('its coins come up otherwise')]);
});

test('a protocol that decides otherwise the next time is held to what was recorded of it', () => {
  let asked = 0;
  const decisions = { 0: 'RETREAT', 1: 'RETREAT' };
  const { field, message } = tossing(() => ++asked <= 2, { decisions, broken: ['validity'] });
  expect([field, message]).toEqual(['worlds[1].decisions.0', expect.any(String)]);
});

describe('where the twins lead', () => {
  const loyal = (forced: number | null, ...deciders: readonly number[]): Pick<CheckedWorld, 'forced' | 'deciders'> => ({
    forced,
    deciders,
  });
  const worlds = [loyal(1, 1), loyal(0, 1, 2), loyal(null, 1), loyal(1, 2)];

  test('through whoever decides in both, whichever way it is listed', () => {
    expect(connection(worlds, [{ general: 1, worlds: [1, 0] }])).toEqual([0, 1]);
    expect(connection(worlds, [{ general: 2, worlds: [1, 3] }])).toEqual([1, 3]);
  });

  test('not through a loyal commander, who does not decide', () => {
    expect(connection(worlds, [{ general: 0, worlds: [0, 1] }])).toBe(null);
    expect(connection(worlds, [{ general: 2, worlds: [0, 1] }])).toBe(null);
  });

  test('not to where the same is forced, or nothing', () => {
    expect(connection(worlds, [{ general: 1, worlds: [0, 2] }])).toBe(null);
    expect(connection([...worlds, loyal(1, 1)], [{ general: 1, worlds: [0, 4] }])).toBe(null);
  });
});

/**
 * What a certificate says: its worlds, without names and words for readers, in any order and each once; its twins by the
 * worlds they are in. A larger t says less, and is left out; so is the kind of argument, which is no part of it.
 */
const meaning = ({ protocol, army, faultModel, validity, worlds, twins, refuted }: ArgumentCertificate): unknown => {
  const told = worlds.map(({ name: _name, about: _about, ...world }) => JSON.stringify(world));
  const lead = twins.map((twin) => JSON.stringify([twin.general, twin.worlds.map((world) => told[world]).sort()]));
  const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();
  const about = [protocol.name, army.n, army.values, faultModel, validity];
  return [about, sorted(told), sorted(lead), [told[refuted.world], refuted.property]];
};

/** For how many traitors OM is built changes nothing where three generals have nobody left to ask. */
const isFree = (field: string): boolean => /^army\.(m|parameters)/.test(field);

test('the hexagon, changed anywhere: refused, unless it says the same', () => {
  const tried = runs(150, 1000);
  let refused = 0;
  fc.assert(
    fc.property(mutants(hexagon, { spared: isFree }), (mutant) => {
      const decoded = decodeArgument(JSON.stringify(mutant));
      if (decoded._tag === 'Left') return;
      const certificate = decoded.right;
      const known = protocolOf(certificate.protocol.name);
      if (known._tag === 'Left') return;
      if (certificateSubjectOf({ ...certificate, properties: JUDGED }, known.right)._tag === 'Left') return;
      if (check(certificate)._tag === 'Accepted') {
        expect(meaning(certificate)).toEqual(meaning(hexagon));
        expect(certificate.t).toBeGreaterThanOrEqual(hexagon.t);
      } else refused += 1;
    }),
    { ...SAME_DRAW, numRuns: tried },
  );
  expect(refused).toBeGreaterThan(tried / 20);
});
