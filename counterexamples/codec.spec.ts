import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileError } from '../certificates/decoding.ts';
import { PROVENANCE, om3Counterexample, refutation } from '../test-support/counterexample.ts';
import { drawOf } from '../test-support/draw.ts';
import { left, right } from '../test-support/either.ts';
import { instanceAt } from '../test-support/instance.ts';
import { randomProtocol } from '../test-support/random-protocol.ts';
import { drawScenario } from '../test-support/scenarios.ts';
import { FAULTS, smallInstances } from '../test-support/small-instances.ts';
import { decode, jsonSchema } from './codec.ts';
import { FORMAT, textOf } from './counterexample.ts';

const text = textOf(om3Counterexample);

/** A JSON object, as it is read. */
type Json = Record<string, unknown>;

const parsed = (): Json => JSON.parse(text) as Json;

/** The file with some fields exchanged; `undefined` leaves one out. */
const withFields = (fields: Json): string => JSON.stringify({ ...parsed(), ...fields });

const errorIn = (file: string): FileError => left(decode(file));

describe('what is written can be read', () => {
  const word = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('"', '\\', '[', ']', '[\n1\n]', '…'),
  );
  const provenance = fc.record({
    engine: word,
    seed: fc.option(word),
    path: fc.option(word),
    command: word,
    version: word,
    commit: fc.option(word),
  });

  test.each(FAULTS)('random attacks on every protocol under %s', (faults) => {
    const instances = smallInstances({ n: [2, 3, 4], m: [0, 1, 2], values: [2, 3], parameters: [1], faults: [faults] });
    fc.assert(
      fc.property(
        fc.constantFrom(...instances),
        fc.integer(),
        fc.constantFrom('agreement', 'validity', 'termination'),
        provenance,
        (instance, seed, property, origin) => {
          const recorded = drawScenario(instance, drawOf(seed));
          const t = recorded.scenario.faulty.length;
          const written = refutation({ instance, t, properties: [] }, property, recorded, { provenance: origin });
          expect(right(decode(textOf(written)))).toEqual(written);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('coins and undecided generals included', () => {
    const recipe = {
      rounds: 2,
      problem: 'consensus',
      alike: false,
      coins: true,
      hesitant: true,
      exclusive: false,
    } as const;
    const texts = [1, 2, 3, 4].flatMap((seed) => {
      const instance = instanceAt(randomProtocol({ ...recipe, seed }), { n: 3, m: 0 }, 'crash');
      return Array.from({ length: 8 }, (_, draw) => {
        const recorded = drawScenario(instance, drawOf(draw), [0]);
        const written = refutation({ instance, t: 1, properties: [] }, 'agreement', recorded);
        expect(right(decode(textOf(written)))).toEqual(written);
        return textOf(written);
      });
    });
    expect(texts.some((each) => each.includes('"coin": 0'))).toBe(true);
    expect(texts.some((each) => each.includes('"undecided"'))).toBe(true);
  });

  test('the same counterexample always gives the same bytes, with a newline at the end', () => {
    expect(textOf(right(decode(text)))).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
  });

  test('however it is laid out', () => {
    expect(right(decode(JSON.stringify(parsed())))).toEqual(om3Counterexample);
    expect(right(decode(`\n\n${JSON.stringify(parsed(), null, '\t')}`))).toEqual(om3Counterexample);
    const backwards = Object.fromEntries(Object.entries(parsed()).toReversed());
    expect(right(decode(JSON.stringify(backwards)))).toEqual(om3Counterexample);
  });
});

describe('what is no file of ours', () => {
  test.each(['', ' ', '\n\n\t\n'])('nothing at all: %j', (nothing) => {
    expect(errorIn(nothing)).toEqual({ _tag: 'Empty', field: '', message: 'the file is empty' });
  });

  test('a file that was cut short, wherever that was', () => {
    const whole = text.trimEnd();
    const cuts = Array.from({ length: Math.floor(whole.length / 20) }, (_, i) => (i + 1) * 20);
    expect(cuts.length).toBeGreaterThan(30);
    for (const cut of cuts.filter((length) => length < whole.length)) {
      const { _tag, field, message } = errorIn(whole.slice(0, cut));
      expect([_tag, field]).toEqual(['NotJson', '']);
      expect(message).toMatch(/^it is not JSON, perhaps cut short: /);
    }
  });

  test.each(['om', '{', '{}}', "{'schema': 1}", text.replace(',', ''), `${text}${text}`, '# a report'])(
    'no JSON: %j',
    (other) => {
      expect(errorIn(other)._tag).toBe('NotJson');
    },
  );

  test.each(['null', '3', '"text"', '[]', '{}', `[${text}]`, '{"schema": null}', '{"schema": 1}'])(
    'JSON, but no counterexample: %j',
    (other) => {
      expect(errorIn(other)).toMatchObject({ _tag: 'BadField', field: 'schema' });
      expect(errorIn(other).message).toMatch(/no counterexample of Strategos/);
    },
  );

  test('of another schema', () => {
    expect(errorIn(withFields({ schema: 'https://json.schemastore.org/package' }))).toMatchObject({
      _tag: 'BadField',
      field: 'schema',
    });
  });

  test.each(['strategos/counterexample/2', 'strategos/counterexample/0', 'strategos/counterexample/1.5'])(
    'of another version: %s',
    (schema) => {
      const { _tag, field, message } = errorIn(withFields({ schema }));
      expect([_tag, field]).toEqual(['OtherVersion', 'schema']);
      expect(message).toContain(schema);
      expect(message).toContain(FORMAT);
    },
  );

  test('the version is looked at before anything else, since another one may have other fields', () => {
    expect(errorIn('{"schema": "strategos/counterexample/7", "novelty": []}')._tag).toBe('OtherVersion');
  });
});

describe('a field', () => {
  const fields = Object.keys(parsed());

  test.each(fields)('%s is missing', (field) => {
    const error = errorIn(withFields({ [field]: undefined }));
    expect(error).toMatchObject({ _tag: 'BadField', field });
    expect(error.message).toMatch(new RegExp(`^${field}: `));
  });

  test.each(fields)('%s is of another type', (field) => {
    for (const value of [17.5, true]) {
      const error = errorIn(withFields({ [field]: value }));
      expect(error).toMatchObject({ _tag: 'BadField', field });
      expect(error.message).toMatch(new RegExp(`^${field}: `));
    }
  });

  const nested = ['protocol', 'army', 'minimality', 'provenance'].flatMap((field) =>
    Object.keys(parsed()[field] as Json).map((inner) => ({ field, inner })),
  );

  test.each(nested)('$field.$inner is missing', ({ field, inner }) => {
    const error = errorIn(withFields({ [field]: { ...(parsed()[field] as Json), [inner]: undefined } }));
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
    const error = errorIn(withFields(wrong));
    expect(error).toMatchObject({ _tag: 'BadField', field });
    expect(error.message).toContain(`there is no field “${unknown}”; did you mean ${meant}?`);
  });

  test('that is like none is not guessed at', () => {
    expect(errorIn(withFields({ weather: 'fine' })).message).toBe('there is no field “weather”');
  });
});

describe('a part that does not fit the others', () => {
  const [lie] = om3Counterexample.deviations;

  test.each<{ readonly what: string; readonly fields: Json; readonly field: string; readonly says: string }>([
    {
      what: 'a faulty general',
      fields: { faulty: [3] },
      field: 'faulty[0]',
      says: 'there is no general 3: the generals are 0 to 2',
    },
    {
      what: 'the second faulty general',
      fields: { t: 2, faulty: [1, 7] },
      field: 'faulty[1]',
      says: 'there is no general 7',
    },
    { what: 'a faulty general below 0', fields: { faulty: [-1] }, field: 'faulty[0]', says: '>=0' },
    { what: 'half a general', fields: { faulty: [0.5] }, field: 'faulty[0]', says: 'int' },
    {
      what: 'a faulty general twice',
      fields: { t: 2, faulty: [1, 1] },
      field: 'faulty[1]',
      says: 'general 1 is listed twice',
    },
    { what: 'more faulty than t', fields: { faulty: [1, 2] }, field: 'faulty', says: '2 are faulty, but t = 1' },
    {
      what: 'whose order it is',
      fields: { orders: { 0: 'ATTACK', 5: 'RETREAT' } },
      field: 'orders.5',
      says: 'there is no general 5',
    },
    { what: 'an order of nobody', fields: { orders: { all: 'ATTACK' } }, field: 'orders.all', says: 'key' },
    {
      what: 'an order left out',
      fields: { orders: { 1: 'ATTACK' } },
      field: 'orders',
      says: 'general 0 has no order, but a later one has',
    },
    {
      what: 'an unknown order',
      fields: { orders: { 0: 'ATACK' } },
      field: 'orders.0',
      says: 'there is no order “ATACK”; did you mean ATTACK?',
    },
    {
      what: 'an order of another army',
      fields: { orders: { 0: 'ATTACK-2' } },
      field: 'orders.0',
      says: 'There are RETREAT, ATTACK',
    },
    {
      what: 'an order that only a decision can be',
      fields: { orders: { 0: 'undecided' } },
      field: 'orders.0',
      says: 'there is no order “undecided”',
    },
    {
      what: 'an unknown decision',
      fields: { decisions: { 2: 'RETRAET' } },
      field: 'decisions.2',
      says: 'did you mean RETREAT?',
    },
    {
      what: 'whose decision it is',
      fields: { decisions: { 3: 'RETREAT' } },
      field: 'decisions.3',
      says: 'there is no general 3',
    },
    {
      what: 'who lies',
      fields: { deviations: [{ ...lie, from: 3 }] },
      field: 'deviations[0].from',
      says: 'there is no general 3',
    },
    {
      what: 'to whom',
      fields: { deviations: [lie, { ...lie, to: 9 }] },
      field: 'deviations[1].to',
      says: 'there is no general 9',
    },
    {
      what: 'a general beyond all armies',
      fields: { deviations: [{ ...lie, to: 128 }] },
      field: 'deviations[0].to',
      says: '127',
    },
    {
      what: 'a round before the first',
      fields: { deviations: [{ ...lie, round: 0 }] },
      field: 'deviations[0].round',
      says: '>=1',
    },
    {
      what: 'a message twice',
      fields: { deviations: [lie, lie] },
      field: 'deviations[1]',
      says: 'the message from 1 to 2 in round 2 is listed twice',
    },
    {
      what: 'a claim that is no text',
      fields: { deviations: [{ ...lie, said: [1] }] },
      field: 'deviations[0].said[0]',
      says: 'string',
    },
    {
      what: 'who tosses a coin',
      fields: { heads: [{ round: 1, general: 3, coin: 0 }] },
      field: 'heads[0].general',
      says: 'there is no general 3',
    },
    {
      what: 'a coin below 0',
      fields: { heads: [{ round: 1, general: 1, coin: -1 }] },
      field: 'heads[0].coin',
      says: '>=0',
    },
    { what: 'one general alone', fields: { army: { ...om3Counterexample.army, n: 1 } }, field: 'army.n', says: '>=2' },
    {
      what: 'too many generals',
      fields: { army: { ...om3Counterexample.army, n: 1e9 } },
      field: 'army.n',
      says: '128',
    },
    {
      what: 'a single order',
      fields: { army: { ...om3Counterexample.army, values: 1 } },
      field: 'army.values',
      says: '>=2',
    },
    {
      what: 'a parameter that is no number',
      fields: { army: { ...om3Counterexample.army, parameters: { phases: 'two' } } },
      field: 'army.parameters.phases',
      says: 'number',
    },
    { what: 'what is expected', fields: { expect: 'violatd' }, field: 'expect', says: 'violated' },
    { what: 'an unknown validity', fields: { validity: 'comander' }, field: 'validity', says: 'commander' },
    { what: 'a negative t', fields: { t: -1 }, field: 't', says: '>=0' },
  ])('$what', ({ fields, field, says }) => {
    const error = errorIn(withFields(fields));
    expect(error).toMatchObject({ _tag: 'BadField', field });
    expect(error.message).toContain(says);
    expect(error.message).toContain(`${field}: `);
  });
});

test('nothing that is read makes it throw', () => {
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(parsed())));
  const spoilt = fc
    .tuple(fc.constantFrom(...Object.keys(parsed())), value)
    .map(([field, other]) => withFields({ [field]: other }));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), spoilt), (file) => {
      expect(() => decode(file)).not.toThrow();
    }),
    { numRuns: 500 },
  );
});

test('the schema that is published is the one that is checked', () => {
  const published = readFileSync(new URL('counterexample.schema.json', import.meta.url), 'utf8');
  expect(published).toBe(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
});
