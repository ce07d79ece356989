/**
 * Questions that are small enough for every scenario to be run: about the registered protocols, and about random ones.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Question } from '../engines/question.ts';
import { instanceTitle } from '../model/instance.ts';
import { protocols } from './protocols.ts';
import { standardProperties } from '../properties/standard.ts';
import { plainCost } from './cost.ts';
import { questionAt } from './question.ts';
import type { Recipe } from './random-protocol.ts';
import { randomProtocol } from './random-protocol.ts';
import type { Ranges } from './small-instances.ts';
import { FAULTS, smallInstances } from './small-instances.ts';
import { some } from './tier/draws.ts';

/** Every small instance with any number of its generals faulty, as far as that takes no more executions than these. */
export const smallQuestions = (ranges: Ranges, most: number): readonly Question[] =>
  smallInstances(ranges).flatMap((instance) => {
    const properties = standardProperties(instance);
    const questions: Question[] = [];
    for (let t = 0; t <= (instance.faults.generalsFail ? instance.army.n : 0); t++) {
      const question: Question = { instance, t, properties };
      // The more may be faulty, the more it takes.
      if (plainCost(question) > most) break;
      questions.push(question);
    }
    return questions;
  });

/** A question about a random protocol of two or three generals, which takes no more executions than these. */
export const anySmallQuestion = (recipe: fc.Arbitrary<Recipe>, most: number): fc.Arbitrary<Question> =>
  fc
    .record({
      recipe,
      n: fc.constantFrom(2, 3),
      values: fc.constantFrom(2, 3),
      faults: fc.constantFrom('byzantine', 'crash', 'loss', 'loss:1', 'loss:2'),
      t: fc.nat({ max: 3 }),
    })
    .map(({ recipe: made, n, values, faults, t }) => questionAt(randomProtocol(made), { n, m: 0, values }, faults, t))
    .filter((question) => plainCost(question) <= most);

/** So many executions are enough for somebody to lie, and few enough for every day. */
const MIDDLING = 30;

/** Those that take about so many executions first, so that the few of the everyday tier are neither trivial nor long. */
const middlingFirst = (questions: readonly Question[]): readonly Question[] => {
  const distance = (question: Question): number => Math.abs(Math.log(plainCost(question) / MIDDLING));
  return questions.toSorted((a, b) => distance(a) - distance(b));
};

/**
 * One test for each protocol under each fault model, and one that there are more questions than these, which leave none
 * of them out. What is expected of a question is told what it is about, to say so where it fails. The everyday tier asks
 * `few` of each.
 */
export const testEach = (
  asked: readonly Question[],
  moreThan: number,
  few: number,
  expected: (question: Question, about: string) => void,
): void => {
  test('there are many, of each protocol, under each fault model', () => {
    expect(asked.length).toBeGreaterThan(moreThan);
    expect(new Set(asked.map(({ instance }) => instance.protocol.name)).size).toBe(protocols.length);
    expect(new Set(asked.map(({ instance }) => instance.faults.name))).toEqual(new Set(FAULTS));
  });

  const titleOf = ({ instance: { protocol, faults } }: Question): string => `${protocol.name} under ${faults.name}`;
  test.each([...new Set(asked.map(titleOf))])('%s', (title) => {
    for (const question of some(few, middlingFirst(asked.filter((each) => titleOf(each) === title))))
      expected(question, `${instanceTitle(question.instance)}, t = ${String(question.t)}`);
  });
};
