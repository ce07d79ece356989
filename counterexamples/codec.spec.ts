/**
 * Counterexamples as text: what is written can be read, and what is no file of ours is told to be none. A file of ours
 * with something wrong in it is in `bad-field.spec.ts`.
 */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileError } from '../certificates/decoding.ts';
import { om3Counterexample, refutation } from '../test-support/counterexample.ts';
import { drawOf } from '../test-support/draw.ts';
import { left, right } from '../test-support/either.ts';
import { gambler } from '../test-support/gamblers.ts';
import { instanceAt } from '../test-support/instance.ts';
import { parsed, testNeverThrows, withFields } from '../test-support/json-file.ts';
import { drawScenario } from '../test-support/scenarios.ts';
import { FAULTS, smallInstances } from '../test-support/small-instances.ts';
import { runs } from '../test-support/tier/draws.ts';
import { decodeCounterexample, counterexampleSchema } from './codec.ts';
import { COUNTEREXAMPLE_FORMAT, counterexampleText } from './counterexample.ts';

const text = counterexampleText(om3Counterexample);

const errorIn = (file: string): FileError => left(decodeCounterexample(file));

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
          expect(right(decodeCounterexample(counterexampleText(written)))).toEqual(written);
        },
      ),
      { numRuns: runs(40, 150) },
    );
  });

  test('coins and undecided generals included', () => {
    const texts = [1, 2, 3, 4].flatMap((seed) => {
      const instance = instanceAt(gambler(seed), { n: 3, m: 0 }, 'crash');
      return Array.from({ length: 8 }, (_, draw) => {
        const recorded = drawScenario(instance, drawOf(draw), [0]);
        const written = refutation({ instance, t: 1, properties: [] }, 'agreement', recorded);
        expect(right(decodeCounterexample(counterexampleText(written)))).toEqual(written);
        return counterexampleText(written);
      });
    });
    expect(texts.some((each) => each.includes('"coin": 0'))).toBe(true);
    expect(texts.some((each) => each.includes('"undecided"'))).toBe(true);
  });

  test('the same counterexample always gives the same bytes, with a newline at the end', () => {
    expect(counterexampleText(right(decodeCounterexample(text)))).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
  });

  test('however it is laid out', () => {
    expect(right(decodeCounterexample(JSON.stringify(parsed(text))))).toEqual(om3Counterexample);
    expect(right(decodeCounterexample(`\n\n${JSON.stringify(parsed(text), null, '\t')}`))).toEqual(om3Counterexample);
    const backwards = Object.fromEntries(Object.entries(parsed(text)).toReversed());
    expect(right(decodeCounterexample(JSON.stringify(backwards)))).toEqual(om3Counterexample);
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
      expect(message).toMatch(/^it is not JSON, perhaps cut short: line \d+, column \d+: it ends /);
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
      expect(errorIn(other)).toMatchObject({ _tag: 'BadField' });
      expect(errorIn(other).message).toMatch(/no counterexample of Strategos/);
    },
  );

  test('of another schema', () => {
    expect(errorIn(withFields(text, { schema: 'https://json.schemastore.org/package' }))).toMatchObject({
      _tag: 'BadField',
      field: 'schema',
    });
  });

  test.each(['strategos/counterexample/2', 'strategos/counterexample/0', 'strategos/counterexample/1.5'])(
    'of another version: %s',
    (schema) => {
      const { _tag, field, message } = errorIn(withFields(text, { schema }));
      expect([_tag, field]).toEqual(['OtherVersion', 'schema']);
      expect(message).toContain(schema);
      expect(message).toContain(COUNTEREXAMPLE_FORMAT);
    },
  );

  test('the version is looked at before anything else, since another one may have other fields', () => {
    expect(errorIn('{"schema": "strategos/counterexample/7", "novelty": []}')._tag).toBe('OtherVersion');
  });
});

testNeverThrows(text, decodeCounterexample);

test('the schema that is published is the one that is checked', () => {
  const published = readFileSync(new URL('counterexample.schema.json', import.meta.url), 'utf8');
  expect(published).toBe(`${JSON.stringify(counterexampleSchema(), null, 2)}\n`);
});
