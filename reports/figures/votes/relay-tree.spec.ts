import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at } from '../../../model/at.ts';
import { valueOf } from '../../../model/order.ts';
import { om } from '../../../model/protocols/om.ts';
import { drawOf } from '../../../test-support/draw.ts';
import type { Drawn } from '../../../test-support/drawn.ts';
import { fromCorpus, om7 } from '../../../test-support/drawn.ts';
import { left, right } from '../../../test-support/either.ts';
import { countClass, documentOf, outside, textsIn } from '../../../test-support/figure.ts';
import { instanceAt } from '../../../test-support/instance.ts';
import { drawScenario } from '../../../test-support/scenarios.ts';
import { elementsCalled } from '../../../test-support/xml.ts';
import { gambled } from '../../../test-support/gambling.ts';
import { COLOUR } from '../palette.ts';
import { relayTreeFigure } from './relay-tree.ts';
import { decisionTerms } from './traced.ts';
import type { Vote } from './vote.ts';
import { countOf, votesOf } from './vote.ts';

const votes = ({ instance, recorded }: Drawn, general: number): Vote => right(votesOf(instance, recorded, general));

/** `0 A=R(0.1 A->R=R …)`: what was heard, or should have been and was, and the vote. */
const told = ({ path, heard, prescribed, value, longer }: Vote): string => {
  const letter = (order: number): string => at(['R', 'A', 'B'], order);
  const lie = prescribed === null ? '' : `${letter(prescribed)}->`;
  const more = longer.length === 0 ? '' : `(${longer.map(told).join(' ')})`;
  return `${path.join('.')} ${lie}${letter(heard)}=${letter(value)}${more}`;
};

describe('votes', () => {
  test('OM(1), three generals: one against one is a tie, and a tie is RETREAT', () => {
    expect(told(votes(fromCorpus('om/validity-n3-m1'), 2))).toBe('0 A=R(0.1 A->R=R)');
  });

  test('OM(2), six generals: worked by hand from the lies in the file', () => {
    expect(told(votes(fromCorpus('om/agreement-n6-m2'), 3))).toBe(
      [
        '0 A=R(0.1 A=R(0.1.2 A->R=R 0.1.4 A=A 0.1.5 R=R)',
        '0.2 A=A(0.2.1 A=A 0.2.4 A=A 0.2.5 A=A)',
        '0.4 A=R(0.4.1 A->R=R 0.4.2 A->R=R 0.4.5 A=A)',
        '0.5 A=R(0.5.1 A->R=R 0.5.2 A->R=R 0.5.4 A=A))',
      ].join(' '),
    );
  });

  test('OM(2), seven generals: a node for every path', () => {
    expect(countOf(votes(om7(), 1))).toBe(1 + 5 + 5 * 4);
  });

  test.each([
    { n: 4, m: 1, values: 2 },
    { n: 5, m: 2, values: 2 },
    { n: 4, m: 1, values: 3 },
  ])('the vote at the root is the decision: $n generals, m = $m, $values orders', (sizes) => {
    const instance = instanceAt(om, sizes, 'byzantine');
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const recorded = drawScenario(instance, drawOf(seed));
        for (let general = 1; general < sizes.n; general++)
          expect(right(votesOf(instance, recorded, general)).value).toBe(
            valueOf(at(recorded.execution.decisions, general).value),
          );
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  test('are read off an execution in which the coins fall as they fell', () => {
    const { instance, recorded } = gambled(3, [1]);
    const values = [0, 1, 2].map((general) => decisionTerms(instance, recorded, general).map(({ value }) => value));
    expect(values).toEqual([[true], [false], [true]]);
  });

  test('there are none where nobody votes on what a commander said', () => {
    const king = fromCorpus('phase-king/agreement-n3-m1');
    const signed = fromCorpus('sm/validity-n3-m1-byzantine');
    const oral = fromCorpus('om/validity-n3-m1');
    expect(left(votesOf(king.instance, king.recorded, 1)).message).toContain('phase-king has no commander');
    expect(left(votesOf(signed.instance, signed.recorded, 2)).message).toContain('sm takes no majorities');
    expect(left(votesOf(oral.instance, oral.recorded, 0)).message).toContain('choose a lieutenant');
  });
});

describe('the tree', () => {
  test('a vote a path, lies written out, and the decision', () => {
    const { instance, recorded } = fromCorpus('om/agreement-n6-m2');
    const figure = right(relayTreeFigure(instance, recorded, { general: 3 }));
    expect(countClass(figure, 'vote')).toBe(17);
    expect(textsIn(figure).filter((text) => text === 'A → R')).toHaveLength(5);
    expect(textsIn(figure)).toContain('General 3 decides RETREAT. A: ATTACK, R: RETREAT.');
    expect(figure.description).toContain('0.4: heard ATTACK, voted RETREAT');
  });

  test('red is for lies: a path of somebody faulty who tells the truth is underlined, and no more', () => {
    const { instance, recorded } = fromCorpus('om/agreement-n6-m2');
    const figure = right(relayTreeFigure(instance, recorded, { general: 3 }));
    const texts = elementsCalled('text', documentOf(figure));
    const written = (style: string): readonly string[] =>
      texts.filter(({ attributes }) => attributes['style']?.includes(style) === true).map(({ text }) => text);
    expect(written(`fill:${COLOUR.lie}`)).toEqual(Array.from({ length: 5 }, () => 'A → R'));
    expect(written('underline').toSorted()).toEqual([
      '0.1',
      '0.1.2',
      '0.2',
      '0.2.1',
      '0.4.1',
      '0.4.2',
      '0.5.1',
      '0.5.2',
    ]);
    expect(textsIn(figure).join(' ')).toContain(
      'Underlined paths come from a faulty general (1 and 2), which may tell the truth over them.',
    );
  });

  test('of a large one, the longest paths are left out, and it says so', () => {
    const instance = instanceAt(om, { n: 10, m: 3 }, 'byzantine');
    const figure = right(relayTreeFigure(instance, drawScenario(instance, drawOf(1), []), { general: 4 }));
    expect(countClass(figure, 'vote')).toBe(1 + 8);
    expect(textsIn(figure).join(' ')).toContain('Longer paths are left out, and count in the votes.');
    expect(outside(figure)).toEqual([]);
  });
});
