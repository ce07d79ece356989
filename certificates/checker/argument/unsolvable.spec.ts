import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneCrash, oneLoss, tampered, twoRounds } from '../../../test-support/argument.ts';
import { drive } from '../../../test-support/drive.ts';
import { mutants } from '../../../test-support/tampering.ts';
import { proves } from '../../../test-support/unsolvable.ts';
import type { CertifiedDeparture, UnsolvableCertificate } from '../../argument.ts';
import { decodeUnsolvable } from '../../unsolvable-codec.ts';
import type { Examined, Objection } from './examination.ts';
import type { CheckedUnsolvable } from './unsolvable.ts';
import { checkUnsolvable } from './unsolvable.ts';

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
    expect(check(oneCrash)).toMatchObject({ counts: { executions: 17, departures: 18, links: 16 } });
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
  const outcome = drive(checkUnsolvable(oneCrash), (_report, reports) =>
    reports === 3 ? { _tag: 'seconds', limit: 1 } : undefined,
  );
  expect(outcome).toEqual({ _tag: 'Stopped', bound: { _tag: 'seconds', limit: 1 } });
});

const lost = (round: number, from: number, to: number): CertifiedDeparture => ({ round, from, to, said: null });

describe('refused', () => {
  test.each([
    ['t', 0, 'executions[1].faulty', 'Departure'],
    ['validity', 'commander', 'validity', 'Validity'],
    ['validity', 'weak-unanimity', 'executions[1].forced', 'Forced'],
    ['faults', 'byzantine', 'validity', 'Validity'],
    ['faults', 'loss', 'executions[1].faulty', 'Departure'],
    ['executions[2].faulty', [0, 2], 'executions[2].faulty', 'Departure'],
    ['executions[2].faulty', [0], 'executions[2].departures[0]', 'Departure'],
    ['executions[2].departures[0]', lost(1, 0, 2), 'executions[2].departures[0]', 'Departure'],
    ['executions[2].departures[0].said', { general: 2, order: 1, heard: [] }, 'executions[2].departures[0].said', 'Departure'],
    ['executions[0].forced', null, 'executions[0].forced', 'Forced'],
    ['executions[0].forced', 1, 'executions[0].forced', 'Forced'],
    ['executions[4].forced', 0, 'executions[4].forced', 'Forced'],
    ['executions[16].forced', null, 'executions[16].forced', 'Forced'],
    ['links[0]', 2, 'links[0]', 'Link'],
    ['links[1]', 0, 'links[1]', 'Link'],
    ['links[4]', 1, 'links[4]', 'Link'],
    ['links[6]', 2, 'links[6]', 'Link'],
    ['executions[10].orders', [0, 0, 1], 'links[11]', 'Link'],
  ])('one crash, with %s = %j', (field, value, objected, ground) => {
    const certificate = tampered(oneCrash, field, value);
    const { _tag, field: found } = objectionTo(certificate);
    expect({ _tag, found: found.replace(/^links\[\d+\]$/, 'links') }).toEqual({
      _tag: ground,
      found: objected.replace(/^links\[\d+\]$/, 'links'),
    });
    expect(proves(certificate)).toBe(false);
  });
});

describe('two links change places', () => {
  test('neither sees the same', () => {
    const [one, two, ...others] = oneCrash.links;
    expect(objectionTo(tampered(oneCrash, 'links', [two, one, ...others]))).toMatchObject({
      _tag: 'Link',
      field: 'links[1]',
    });
  });
});
