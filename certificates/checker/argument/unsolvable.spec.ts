import * as fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { oneCrash, oneLoss, tampered, twoRounds } from '../../../test-support/argument.ts';
import type { Bound } from '../../../properties/verdict.ts';
import { drive } from '../../../test-support/drive.ts';
import { mutants } from '../../../test-support/tampering.ts';
import { runs } from '../../../test-support/tier/draws.ts';
import { proves } from '../../../test-support/unsolvable.ts';
import type { CertifiedDeparture, CertifiedView, UnsolvableCertificate } from '../../argument.ts';
import { decodeUnsolvable } from '../../unsolvable-codec.ts';
import { checkDepartures } from './departures.ts';
import type { Examined, Objection } from './examination.ts';
import type { CheckedUnsolvable } from './unsolvable.ts';
import { checkUnsolvable } from './unsolvable.ts';
import { SAME_DRAW } from '../../../test-support/same-draw.ts';

const check = (certificate: UnsolvableCertificate): Examined<CheckedUnsolvable> => drive(checkUnsolvable(certificate));

const objectionTo = (certificate: UnsolvableCertificate): Objection => {
  const outcome = check(certificate);
  if (outcome._tag !== 'Refused') throw new Error(`expected a refusal, and it is ${outcome._tag}`);
  return outcome.objection;
};

const examples: readonly (readonly [string, UnsolvableCertificate])[] = [
  ['Two Generals, one round, one loss', oneLoss],
  ['three generals, one round, one crash', oneCrash],
  ['the same, where it loses what it sends', { ...oneCrash, faults: 'send-omission' }],
  ['the same, where it loses what it sends and what is sent to it', { ...oneCrash, faults: 'omission' }],
  ['three generals, two rounds, one traitor', twoRounds],
];

describe('accepted', () => {
  test.each(examples)('%s', (_name, certificate) => {
    expect(check(certificate)._tag).toBe('Accepted');
    expect(proves(certificate)).toBe(true);
  });

  test('with what was checked', () => {
    expect(check(oneLoss)).toEqual({ _tag: 'Accepted', counts: { executions: 6, departures: 4, links: 5 } });
    expect(check(oneCrash)).toMatchObject({ counts: { executions: 17, departures: 17, links: 16 } });
    expect(check(twoRounds)).toMatchObject({ counts: { executions: 3, departures: 4, links: 2 } });
  });

  test('without rounds: nobody hears of anybody', () => {
    const [first] = oneLoss.executions;
    const silent = (orders: readonly number[], forced: number | null): unknown => ({ ...first, orders, forced });
    const executions = [silent([1, 1], 1), silent([1, 0], null), silent([0, 0], 0)];
    const certificate = { ...tampered(oneLoss, 'executions', executions), rounds: 0, links: [0, 1] };
    expect(check(certificate)._tag).toBe('Accepted');
  });
});

test('it can be stopped', () => {
  const bound: Bound = { _tag: 'seconds', limit: 1 };
  const outcome = drive(checkUnsolvable(oneCrash), (_report, reports) => (reports === 3 ? bound : undefined));
  expect(outcome).toEqual({ _tag: 'Stopped', bound: { _tag: 'seconds', limit: 1 } });
});

const lost = (round: number, from: number, to: number): CertifiedDeparture => ({ round, from, to, said: null });

/** One row: a field, another value for it, and the objection. */
type Row = readonly [field: string, value: unknown, objected: string, ground: Objection['_tag']];

const refusing = (certificate: UnsolvableCertificate, rows: readonly Row[]): void =>
  test.each(rows)('%s = %j', (field, value, objected, ground) => {
    const other = tampered(certificate, field, value);
    expect(objectionTo(other)).toMatchObject({ _tag: ground, field: objected });
    expect(proves(other)).toBe(false);
  });

const view = (general: number, order: number | null): CertifiedView => ({ general, order, heard: [] });

describe('refused: one crash', () => {
  refusing(oneCrash, [
    ['t', 0, 'executions[1].faulty', 'Departure'],
    ['validity', 'commander', 'validity', 'Validity'],
    ['validity', 'weak-unanimity', 'executions[1].forced', 'Forced'],
    ['faults', 'byzantine', 'validity', 'Validity'],
    ['faults', 'loss', 'executions[1].faulty', 'Departure'],
    ['executions[2].faulty', [0, 2], 'executions[2].faulty', 'Departure'],
    ['executions[2].faulty', [0], 'executions[2].departures[0]', 'Departure'],
    ['executions[2].departures[0]', lost(1, 0, 2), 'executions[2].departures[0]', 'Departure'],
    ['executions[2].departures[0].said', view(2, 0), 'executions[2].departures[0].said', 'Departure'],
    ['executions[2].departures', [lost(1, 2, 1)], 'links[1]', 'Link'],
    ['executions[0].forced', null, 'executions[0].forced', 'Forced'],
    ['executions[0].forced', 1, 'executions[0].forced', 'Forced'],
    ['executions[4].forced', 0, 'executions[4].forced', 'Forced'],
    ['executions[16].forced', null, 'executions[16].forced', 'Forced'],
    ['executions[16]', oneCrash.executions[15], 'executions[16].forced', 'Forced'],
    ['executions[12].orders', [0, 0, 1], 'links[11]', 'Link'],
    ['links[0]', 2, 'links[0]', 'Link'],
    ['links[1]', 0, 'links[1]', 'Link'],
    ['links[4]', 1, 'links[4]', 'Link'],
    ['links[6]', 2, 'links[6]', 'Link'],
    ['links', [1, 0, ...oneCrash.links.slice(2)], 'links[1]', 'Link'],
    // In two rounds whoever crashed in the first has to be silent in the second.
    ['rounds', 2, 'executions[2].departures', 'Departure'],
  ]);

  test('the last execution has to force another order than the first', () => {
    const back = {
      ...oneCrash,
      executions: [...oneCrash.executions.slice(0, 5), ...oneCrash.executions.slice(0, 4).reverse()],
      links: [0, 1, 0, 0, 0, 0, 1, 0],
    };
    expect(objectionTo(back)).toMatchObject({ _tag: 'Forced', field: 'executions[8].forced' });
    expect(proves(back)).toBe(false);
  });
});

test('the first execution has to force an order, as the last has', () => {
  const late = { ...oneCrash, executions: oneCrash.executions.slice(4), links: oneCrash.links.slice(4) };
  expect(objectionTo(late)).toMatchObject({ _tag: 'Forced', field: 'executions[0].forced' });
  const early = { ...oneCrash, executions: oneCrash.executions.slice(0, 5), links: oneCrash.links.slice(0, 4) };
  expect(objectionTo(early)).toMatchObject({ _tag: 'Forced', field: 'executions[4].forced' });
  expect([proves(late), proves(early)]).toEqual([false, false]);
});

describe('refused: one loss', () => {
  refusing(oneLoss, [
    ['faults', 'loss:0', 'executions[1].departures[0]', 'Departure'],
    ['faults', 'crash', 'executions[1].departures[0]', 'Departure'],
    ['executions[1].faulty', [1], 'executions[1].faulty', 'Departure'],
    ['executions[1].departures', [lost(1, 1, 0), lost(1, 0, 1)], 'executions[1].departures[1]', 'Departure'],
    ['executions[1].departures[0].said', view(1, 1), 'executions[1].departures[0].said', 'Departure'],
    ['executions[1].forced', 1, 'executions[1].forced', 'Forced'],
    ['executions[5].orders', [1, 0], 'executions[5].forced', 'Forced'],
    ['links[0]', 0, 'links[0]', 'Link'],
  ]);
});

describe('refused: a traitor in two rounds', () => {
  const lie = 'executions[1].departures[1]';
  refusing(twoRounds, [
    ['executions[0].faulty', [], 'executions[0].departures[0]', 'Departure'],
    ['executions[0].departures[0].from', 0, 'executions[0].departures[0]', 'Departure'],
    ['executions[0].departures[0].said', null, 'links[0]', 'Link'],
    ['executions[0].departures[0].round', 1, 'executions[0].departures[0].said.heard', 'View'],
    [`${lie}.said.general`, 1, `${lie}.said.general`, 'View'],
    [`${lie}.said.order`, null, `${lie}.said.order`, 'View'],
    [`${lie}.said.order`, 0, 'links[1]', 'Link'],
    [`${lie}.said`, view(0, 1), `${lie}.said.heard`, 'View'],
    [`${lie}.said.heard[0]`, [], `${lie}.said.heard[0]`, 'View'],
    [`${lie}.said.heard[0][0]`, view(0, 1), `${lie}.said.heard[0][0]`, 'View'],
    [`${lie}.said.heard[0][1]`, view(2, null), `${lie}.said.heard[0][1].general`, 'View'],
    [`${lie}.said.heard[0][1].order`, 1, `${lie}.said.heard[0][1].order`, 'View'],
    [`${lie}.said.heard[0][1].heard`, [[null, null, null]], `${lie}.said.heard[0][1].heard`, 'View'],
    [`${lie}.said.heard[0][1]`, null, 'links[1]', 'Link'],
    ['executions[2].orders', [0], 'executions[2].forced', 'Forced'],
    // The commander is loyal, but what it decides does not count; and the first lieutenant is faulty there.
    ['links[0]', 0, 'links[0]', 'Link'],
    ['links[1]', 1, 'links[1]', 'Link'],
  ]);
});

describe('a crash in two rounds', () => {
  const faults = { n: 3, t: 1, rounds: 2, faults: 'crash' };
  const crashing = (...departures: readonly CertifiedDeparture[]): boolean =>
    isRight(checkDepartures(faults, { faulty: [0], orders: [0, 0, 0], departures, forced: 0 }, ''));

  test('some of a round and all that follow, or none', () => {
    expect(crashing()).toBe(true);
    expect(crashing(lost(2, 0, 1))).toBe(true);
    expect(crashing(lost(1, 0, 1), lost(2, 0, 1), lost(2, 0, 2))).toBe(true);
    expect(crashing(lost(1, 0, 1), lost(1, 0, 2), lost(2, 0, 1), lost(2, 0, 2))).toBe(true);
  });

  test('not some of one and some of the next, and nobody comes back', () => {
    expect(crashing(lost(1, 0, 1))).toBe(false);
    expect(crashing(lost(1, 0, 1), lost(2, 0, 1))).toBe(false);
    expect(crashing(lost(1, 0, 1), lost(1, 0, 2), lost(2, 0, 2))).toBe(false);
  });
});

/** Values that stand nowhere in the examples, and mean something. */
const elsewhere = [
  ...['crash', 'omission', 'send-omission', 'receive-omission', 'loss', 'loss:2', 'byzantine'],
  ...['weak-unanimity', 'loyal-unanimity', 'unanimity', 'commander', 'consensus', 'broadcast', 'coordinated-attack'],
  ...[view(0, 0), view(1, 1), view(2, null), { ...view(0, 1), heard: [[null, null, null]] }],
  ...[lost(1, 0, 1), lost(1, 0, 2), lost(1, 2, 0)],
];

describe('changed anywhere: accepted if and only if it still proves what it claims', () => {
  test.each(examples)('%s', (_name, certificate) => {
    const tampering = { elsewhere, spared: (field: string) => /^(schema|claim|provenance)/.test(field) };
    const once = mutants(certificate, tampering);
    const tried = runs(120, 1500);
    const verdicts = { Accepted: 0, Refused: 0, Stopped: 0 };
    fc.assert(
      fc.property(
        fc.oneof(
          once,
          once.chain((mutant) => mutants(mutant, tampering)),
        ),
        (mutant) => {
          const decoded = decodeUnsolvable(JSON.stringify(mutant));
          if (isLeft(decoded)) return;
          const { _tag } = check(decoded.right);
          verdicts[_tag] += 1;
          expect(_tag).toBe(proves(decoded.right) ? 'Accepted' : 'Refused');
        },
      ),
      { ...SAME_DRAW, numRuns: tried },
    );
    // Many mutants can be read, and some of them still prove it: otherwise nothing would be tried here.
    expect(verdicts.Refused).toBeGreaterThan(tried / 15);
    expect(verdicts.Accepted).toBeGreaterThan(tried / 75);
  });
});
