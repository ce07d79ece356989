import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRecipe } from '../test-support/any-recipe.ts';
import { drawOf } from '../test-support/draw.ts';
import { instanceAt } from '../test-support/instance.ts';
import { randomProtocol } from '../test-support/random-protocol.ts';
import { drawScenario } from '../test-support/scenarios.ts';
import { toy, toyProgram } from '../test-support/toy.ts';
import { army, parts, programWith, setting, state, toyWith } from '../test-support/watched-parts.ts';
import type { Protocol } from './protocol.ts';
import { ProtocolThrew, thrownText, watched } from './watched.ts';

/** A function that throws this. */
const throwing = (thrown: unknown) => (): never => {
  throw thrown;
};

test('every function of a protocol and of its program is watched', () => {
  const functions = (record: object): readonly string[] =>
    Object.entries(record).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []));
  const all = [...functions(toy()), 'signature', 'parameters', ...functions(toyProgram(setting))];
  expect(parts.map(({ part }) => part).toSorted()).toEqual(all.toSorted());
});

describe('what a protocol throws says whose it is and where, and keeps its cause:', () => {
  const cause = new Error('oops');

  test.each(parts)('$where', ({ where, call }) => {
    expect(() => call(throwing(cause))).toThrow(new ProtocolThrew(`toy: ${where} threw Error: oops`, { cause }));
  });

  test('by its name', () => {
    const mine = watched(toy({ name: 'mine', rounds: throwing(cause) }));
    expect(() => mine.rounds(army)).toThrow(new ProtocolThrew('mine: rounds threw Error: oops', { cause }));
  });

  test.each([
    ['just text', 'just text'],
    [7, '7'],
    [undefined, 'undefined'],
    [new RangeError('too far'), 'RangeError: too far'],
    [7n, '7n'],
    [{ code: 7 }, '{"code":7}'],
  ])('anything may be thrown: %s', (thrown, says) => {
    expect(() => toyWith('rounds', throwing(thrown)).rounds(army)).toThrow(
      new ProtocolThrew(`toy: rounds threw ${says}`, { cause: thrown }),
    );
  });

  test('even what cannot be made text', () => {
    const bare: unknown = Object.create(null);
    expect(() => toyWith('rounds', throwing(bare)).rounds(army)).toThrow(
      new ProtocolThrew('toy: rounds threw {}', { cause: bare }),
    );
    expect(thrownText(bare)).toBe('this is a bug of Strategos: {}');
  });

  test('a call of what is no function', () => {
    expect(() => programWith('decide', 7).decide(0, state)).toThrow(
      /^toy: decide\(0\) threw TypeError: .* is not a function$/,
    );
  });

  test('once, where one protocol runs within another, or it is watched twice', () => {
    const inner = watched(toy({ name: 'inner', rounds: throwing(cause) }));
    const says = new ProtocolThrew('inner: rounds threw Error: oops', { cause });
    expect(() => toyWith('rounds', inner.rounds).rounds(army)).toThrow(says);
    expect(() => watched(inner).rounds(army)).toThrow(says);
    const wrong = watched(toyWith('rounds', () => undefined));
    expect(() => wrong.rounds(army)).toThrow(new ProtocolThrew('toy: what rounds gives is no number'));
  });
});

describe('what a protocol gives and cannot be says whose it is, where, and what it is not:', () => {
  test.each(parts.flatMap(({ mayNot, ...part }) => mayNot.map(([given, says]) => ({ ...part, given, says }))))(
    'what $where gives $says: $given',
    ({ where, call, given, says }) => {
      expect(() => call(() => given)).toThrow(new ProtocolThrew(`toy: what ${where} gives ${says}`));
    },
  );
});

describe('what is not wrong passes through unchanged:', () => {
  test.each(parts.flatMap(({ may, ...part }) => may.map((given) => ({ ...part, given }))))(
    '$where gives $given, and is told what it was',
    ({ call, told, given }) => {
      const heard: unknown[] = [];
      const answering = (...args: readonly unknown[]): unknown => {
        heard.push(args);
        return given;
      };
      expect(call(answering)).toEqual(given);
      expect(heard).toEqual([told]);
    },
  );

  test('what is no function', () => {
    const { name, title, source, problem, resilience, faults, silence, mostValues, sizes, parameters } = toy();
    const plain = { name, title, source, problem, resilience, faults, silence, mostValues, sizes, parameters };
    expect(watched(toy())).toMatchObject({ ...plain, signature: null });
    const phases = { description: 'how many', least: 1, most: 3, standard: () => 2 };
    expect(watched(toy({ parameters: { phases } })).parameters).toEqual({
      phases: { ...phases, standard: expect.any(Function) as unknown },
    });
  });

  test('a random protocol runs as it did', () => {
    fc.assert(
      fc.property(anyRecipe, fc.constantFrom('byzantine', 'crash', 'loss:1'), fc.integer(), (recipe, faults, seed) => {
        const plain = randomProtocol(recipe);
        const run = (protocol: Protocol): unknown =>
          drawScenario(instanceAt(protocol, { n: 3, m: 0, values: 3 }, faults), drawOf(seed));
        expect(run(watched(plain))).toEqual(run(plain));
      }),
    );
  });
});

test('whose mistake it was is told', () => {
  expect(new ProtocolThrew('toy: rounds threw Error: oops').name).toBe('ProtocolThrew');
  expect(thrownText(new ProtocolThrew('toy: rounds threw Error: oops'))).toBe('toy: rounds threw Error: oops');
  expect(thrownText(new Error('oops'))).toBe('this is a bug of Strategos: oops');
  expect(thrownText('just text')).toBe('this is a bug of Strategos: just text');
});
