/**
 * The symmetry of two protocols side by side.
 */
import { describe, expect, test } from 'vitest';
import { asym } from '../../test-support/cases/asym.ts';
import { right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { toy } from '../../test-support/toy.ts';
import { joined } from '../../model/joint.ts';
import { majority } from '../../model/protocols/majority.ts';
import { om } from '../../model/protocols/om.ts';
import { sameDecisions } from '../../properties/same-decisions.ts';
import type { Question } from '../question.ts';
import { symmetryOf } from './symmetry.ts';

describe('products', () => {
  const [small, large] = [instanceAt(om, { n: 4, m: 1 }, 'byzantine'), instanceAt(om, { n: 4, m: 0 }, 'byzantine')];
  const vote = instanceAt(majority, { n: 4, m: 1 }, 'byzantine');
  const odd = instanceAt(toy({ ...asym, program: asym.program, name: 'odd' }), { n: 4, m: 1 }, 'byzantine');
  const asked = (a: typeof small, b: typeof small): Question => ({
    instance: right(joined(a, b)).instance,
    t: 1,
    properties: [sameDecisions],
  });

  test('are symmetric where both halves are', () => {
    expect(symmetryOf(asked(small, large))).toMatchObject({ status: 'proved', alike: [1, 2, 3] });
  });

  test('and not where one is not', () => {
    expect(symmetryOf(asked(vote, odd))).toMatchObject({ alike: [], status: 'refuted' });
  });
});
