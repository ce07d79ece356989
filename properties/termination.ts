/**
 * Termination: every loyal general has decided after the last round. Lynch 1996, §6.1.
 */
import { at } from '../model/at.ts';
import { impartialProperty } from './impartial.ts';
import type { OurProperty } from './ours.ts';
import { alone } from './ours.ts';
import type { Property } from './property.ts';

export const termination: Property = impartialProperty({
  name: 'termination',
  statement: 'every loyal general has decided after the last round',
  source: 'Lynch 1996, §6.1',
  symmetric: true,
  on: ({ logic, deciders }) => ({
    note: () => [],
    judge: (_note, { decisions }) => logic.all(deciders.map((general) => at(decisions, general).decided)),
  }),
});

export const terminations: OurProperty = alone(termination, true);
