import { expect, test } from 'vitest';
import { om } from '../model/protocols/om.ts';
import type { Property } from '../properties/property.ts';
import { askedOf, MatcherError, posedOf } from './asked.ts';

const calm: Property = {
  name: 'calm',
  statement: 'nobody attacks',
  source: 'this file',
  symmetric: true,
  on: ({ logic }) => ({ note: () => [], judge: () => logic.one }),
};

/** The names of what is asked about with these properties beside the standard ones. */
const asking = (properties: readonly unknown[]): readonly string[] => {
  const { question } = posedOf(om, askedOf({ n: 4, m: 1, properties: properties as readonly Property[] }, undefined));
  return question.properties.map(({ name }) => name);
};

test('properties of your own are asked about beside the standard ones', () => {
  expect(asking([calm])).toEqual(['agreement', 'validity', 'termination', 'calm']);
});

test.each<readonly [says: string, properties: readonly unknown[]]>([
  [
    'properties[0] and properties[2] are both named “calm”; each needs a name of its own',
    [calm, { ...calm, name: 'bold' }, calm],
  ],
  ['properties[1] is no property { name, statement, symmetric, on }', [calm, 7]],
  [
    'properties[0] is named “agreement”, as a standard property is; give yours a name of its own',
    [{ ...calm, name: 'agreement' }],
  ],
  ['properties[0] (calm) has no function “on”, which judges', [{ ...calm, on: 7 }]],
])('what makes no sense is told: %s', (says, properties) => {
  expect(() => asking(properties)).toThrow(new MatcherError(says));
});
