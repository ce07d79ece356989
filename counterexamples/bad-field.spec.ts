/**
 * A counterexample with one thing wrong in it: the field is named, and what is wrong with it.
 */
import { describe, expect, test } from 'vitest';
import type { FileError } from '../certificates/decoding.ts';
import { PROVENANCE, om3Counterexample } from '../test-support/counterexample.ts';
import { left } from '../test-support/either.ts';
import type { Json } from '../test-support/json-file.ts';
import { parsed, withFields } from '../test-support/json-file.ts';
import { decodeCounterexample } from './codec.ts';
import { counterexampleText } from './counterexample.ts';

const text = counterexampleText(om3Counterexample);
const whole = parsed(text);

/** What is wrong with the file once these fields are exchanged. */
const errorWith = (fields: Json): FileError => left(decodeCounterexample(withFields(text, fields)));

describe('a field', () => {
  const fields = Object.keys(whole);

  test.each(fields)('%s is missing', (field) => {
    const error = errorWith({ [field]: undefined });
    expect(error).toMatchObject({ _tag: 'BadField', field });
    expect(error.message).toMatch(new RegExp(`^${field}: `));
  });

  test.each(fields)('%s is of another type', (field) => {
    for (const value of [17.5, true]) {
      const error = errorWith({ [field]: value });
      expect(error).toMatchObject({ _tag: 'BadField', field });
      expect(error.message).toMatch(new RegExp(`^${field}: `));
    }
  });

  const nested = ['protocol', 'army', 'minimality', 'provenance'].flatMap((field) =>
    Object.keys(whole[field] as Json).map((inner) => ({ field, inner })),
  );

  test.each(nested)('$field.$inner is missing', ({ field, inner }) => {
    const error = errorWith({ [field]: { ...(whole[field] as Json), [inner]: undefined } });
    expect(error).toMatchObject({ _tag: 'BadField', field: `${field}.${inner}` });
  });

  test.each<{ readonly unknown: string; readonly fields: Json; readonly field: string; readonly meant: string }>([
    { unknown: 'tittle', fields: { tittle: '' }, field: '', meant: 'title' },
    { unknown: 'faultmodel', fields: { faultmodel: 'crash' }, field: '', meant: 'faultModel' },
    { unknown: 'vales', fields: { army: { ...om3Counterexample.army, vales: 3 } }, field: 'army', meant: 'values' },
    {
      unknown: 'form',
      fields: { deviations: [{ ...om3Counterexample.deviations[0], form: 1 }] },
      field: 'deviations[0]',
      meant: 'from',
    },
    {
      unknown: 'comand',
      fields: { provenance: { ...PROVENANCE, comand: '' } },
      field: 'provenance',
      meant: 'command',
    },
  ])('“$unknown” does not exist: did you mean $meant?', ({ unknown, fields: wrong, field, meant }) => {
    const error = errorWith(wrong);
    expect(error).toMatchObject({ _tag: 'BadField', field });
    expect(error.message).toContain(`there is no field “${unknown}”; did you mean ${meant}?`);
  });

  test('that is like none is not guessed at', () => {
    expect(errorWith({ weather: 'fine' }).message).toBe('there is no field “weather”');
  });
});

describe('a part that does not fit the others', () => {
  const [lie] = om3Counterexample.deviations;
  const { army } = om3Counterexample;

  test.each<readonly [what: string, fields: Json, field: string, says: string]>([
    ['a faulty general', { faulty: [3] }, 'faulty[0]', 'there is no general 3: the generals are 0 to 2'],
    ['the second faulty general', { t: 2, faulty: [1, 7] }, 'faulty[1]', 'there is no general 7'],
    ['a faulty general below 0', { faulty: [-1] }, 'faulty[0]', 'at least 0'],
    ['half a general', { faulty: [0.5] }, 'faulty[0]', 'a whole number'],
    ['a faulty general twice', { t: 2, faulty: [1, 1] }, 'faulty[1]', 'general 1 is listed twice'],
    ['more faulty than t', { faulty: [1, 2] }, 'faulty', '2 are faulty, but t = 1'],
    ['whose order it is', { orders: { 0: 'ATTACK', 5: 'RETREAT' } }, 'orders.5', 'there is no general 5'],
    ['an order of nobody', { orders: { all: 'ATTACK' } }, 'orders.all', 'key'],
    ['an order left out', { orders: { 1: 'ATTACK' } }, 'orders', 'general 0 has no order, but a later one has'],
    ['an unknown order', { orders: { 0: 'ATACK' } }, 'orders.0', 'there is no order “ATACK”; did you mean ATTACK?'],
    ['an order of another army', { orders: { 0: 'ATTACK-2' } }, 'orders.0', 'There are RETREAT, ATTACK'],
    [
      'an order that only a decision can be',
      { orders: { 0: 'undecided' } },
      'orders.0',
      'there is no order “undecided”',
    ],
    ['an unknown decision', { decisions: { 2: 'RETRAET' } }, 'decisions.2', 'did you mean RETREAT?'],
    ['whose decision it is', { decisions: { 3: 'RETREAT' } }, 'decisions.3', 'there is no general 3'],
    ['who lies', { deviations: [{ ...lie, from: 3 }] }, 'deviations[0].from', 'there is no general 3'],
    ['to whom', { deviations: [lie, { ...lie, to: 9 }] }, 'deviations[1].to', 'there is no general 9'],
    ['a general beyond all armies', { deviations: [{ ...lie, to: 128 }] }, 'deviations[0].to', '127'],
    ['a round before the first', { deviations: [{ ...lie, round: 0 }] }, 'deviations[0].round', 'at least 1'],
    [
      'a message twice',
      { deviations: [lie, lie] },
      'deviations[1]',
      'the message from 1 to 2 in round 2 is listed twice',
    ],
    ['a claim that is no text', { deviations: [{ ...lie, said: [1] }] }, 'deviations[0].said[0]', 'a text'],
    ['who tosses a coin', { heads: [{ round: 1, general: 3, coin: 0 }] }, 'heads[0].general', 'there is no general 3'],
    ['a coin below 0', { heads: [{ round: 1, general: 1, coin: -1 }] }, 'heads[0].coin', 'at least 0'],
    ['one general alone', { army: { ...army, n: 1 } }, 'army.n', 'at least 2'],
    ['too many generals', { army: { ...army, n: 1e9 } }, 'army.n', '128'],
    ['a single order', { army: { ...army, values: 1 } }, 'army.values', 'at least 2'],
    [
      'a parameter that is no number',
      { army: { ...army, parameters: { phases: 'two' } } },
      'army.parameters.phases',
      'number',
    ],
    ['what is expected', { expect: 'violatd' }, 'expect', 'violated'],
    ['an unknown validity', { validity: 'comander' }, 'validity', 'commander'],
    ['a negative t', { t: -1 }, 't', 'at least 0'],
    [
      'how many lies there are',
      { minimality: { ...om3Counterexample.minimality, lies: 2 } },
      'minimality.lies',
      '2, but 1 message deviates',
    ],
    ['that there are no lies', { deviations: [] }, 'minimality.lies', '1, but 0 messages deviate'],
  ])('%s', (_what, fields, field, says) => {
    const error = errorWith(fields);
    expect(error).toMatchObject({ _tag: 'BadField', field });
    expect(error.message).toContain(says);
    expect(error.message).toContain(`${field}: `);
  });
});
