import { expect, test } from 'vitest';
import { runScenario } from '../../model/scenario.ts';
import { figure1, om3 } from '../../test-support/counterexample.ts';
import { right } from '../../test-support/either.ts';
import { propertyIn } from '../../test-support/question.ts';
import { says } from '../../test-support/scenario-with.ts';
import { forces, isForcedIn } from './forced-elsewhere.ts';
import { otherSituation, storyOf } from './story.ts';

const validity = propertyIn(om3, 'validity');

/** Figure 2 of the paper: 0 tells 1 RETREAT and 2 ATTACK. */
const figure2 = right(
  runScenario(om3.instance, { faulty: [0], orders: [0], deviations: [says(1, 0, 2, '0')], heads: [] }),
);

test('a lieutenant has to decide as the other one does', () => {
  expect(isForcedIn(om3.instance, validity, 2, figure2)).toBe(true);
});

test('nothing forces what nobody asks for: the commander’s own decision, and that of a lieutenant without others', () => {
  expect(isForcedIn(om3.instance, validity, 0, figure2)).toBe(false);
  const alone = right(runScenario(om3.instance, { faulty: [0, 1], orders: [0], deviations: [], heads: [] }));
  expect(isForcedIn(om3.instance, validity, 2, alone)).toBe(false);
});

test('only agreement and validity force a decision, so no other situation is told of an attack on something else', () => {
  expect(om3.properties.filter(forces).map(({ name }) => name)).toEqual(['agreement', 'validity']);
  const { condition: _, ...rest } = validity;
  const other = { ...rest, name: 'obedience' };
  expect(storyOf(om3.instance, 1, validity, figure1).mirror).not.toEqual([]);
  expect(storyOf(om3.instance, 1, other, figure1).mirror).toEqual([]);
  expect(otherSituation(om3.instance, 1, figure1)).toEqual(storyOf(om3.instance, 1, validity, figure1).mirror);
});
