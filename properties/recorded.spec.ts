/**
 * What a property hands back while it is recorded has to be what its recording can be made of.
 */
import { describe, expect, test } from 'vitest';
import { booleanLogic } from '../model/boolean.ts';
import { honestly } from '../model/choice.ts';
import { execute, runOf } from '../model/execution.ts';
import { majority } from '../model/protocols/majority.ts';
import { instanceAt } from '../test-support/instance.ts';
import { courtOf } from './judge.ts';
import type { Court, Property } from './property.ts';
import { judgementOf } from './recorded.ts';
import { revealedProperty } from './revealed.ts';
import { watchedProperty } from './watched.ts';

const instance = instanceAt(majority, { n: 3, m: 1 }, 'byzantine');

/** A property whose parts are exchanged, whatever the types say. */
const calm = (parts: (court: Court<unknown>) => object): Property => ({
  name: 'calm',
  statement: 'nobody attacks',
  source: 'made up',
  symmetric: false,
  on: ((court: Court<unknown>) => ({
    note: () => [],
    judge: () => court.logic.one,
    ...parts(court),
  })) as Property['on'],
});

const judged = (property: Property, faulty: readonly number[] = []): boolean => {
  const orders = [[true], [true], [false]];
  const { decisions, lost } = execute(runOf(booleanLogic, instance, faulty), orders, honestly);
  const judgement = judgementOf(property, courtOf(booleanLogic, instance, faulty));
  return judgement.judge(judgement.note(orders), { decisions, lost });
};

describe('a recorded property', () => {
  test('judges as it is written, again and again', () => {
    const all = calm(({ logic, deciders }) => ({
      judge: (_note: unknown, { decisions }: { readonly decisions: readonly { readonly decided: unknown }[] }) =>
        logic.all(deciders.map((general) => decisions[general]?.decided)),
    }));
    expect([judged(all), judged(all), judged(all, [1])]).toEqual([true, true, true]);
  });

  test.each([
    ['a text', () => ({ judge: () => 'yes' }), /what judge gives .* is no truth value: "yes"/],
    ['a list', ({ logic }: Court<unknown>) => ({ judge: () => [logic.one] }), /what judge gives is no truth value/],
    ['a note of texts', () => ({ note: () => ['yes'] }), /what note gives .* is no truth value: "yes"/],
    [
      'a judgement by what does not count',
      () => ({
        judge: (_note: unknown, { decisions }: { readonly decisions: readonly { readonly decided: unknown }[] }) =>
          decisions[1]?.decided,
      }),
      /depends on a decision that does not count/,
    ],
  ] as const)('is none that hands back %s', (_what, parts, says) => {
    expect(() => judged(calm(parts), [1])).toThrow(says);
  });
});

describe('what a property is more than its recording', () => {
  test('is nothing for most', () => {
    expect(
      revealedProperty(
        instance,
        calm(() => ({})),
        [],
      ),
    ).toBeNull();
  });

  test('is told where it keeps count', () => {
    let calls = 0;
    const counting = calm(({ logic }) => ({ judge: () => (++calls > 1 ? logic.zero : logic.one) }));
    expect(revealedProperty(instance, counting, [])).toMatch(/^calm judges otherwise when it is called again/);
  });

  test('is told where a value of another kind makes it throw', () => {
    const throwing = calm(({ logic }) => ({
      judge: (_note: unknown, { lost }: { readonly lost: unknown }) => {
        if (typeof lost === 'string') throw new Error('a text');
        return logic.not(lost);
      },
    }));
    expect(revealedProperty(instance, watchedProperty(throwing), [])).toMatch(
      /where values are texts in falling order/,
    );
  });
});
