/**
 * What holds for every figure of an execution: it is well-formed, says in words what it shows, keeps its writing inside, lets
 * no name be markup, and is the same every time.
 */
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import type { Drawn } from '../../../test-support/drawn.ts';
import { fromCorpus, marked, MARKUP, om7 } from '../../../test-support/drawn.ts';
import { elementNames, outside, overlapping, spokenOf, textsIn } from '../../../test-support/figure.ts';
import type { Figure } from '../svg.ts';
import { svgOf } from '../svg.ts';
import { armyInCircles } from './circle.ts';
import { relayTreeFigure } from '../votes/relay-tree.ts';
import { spaceTime } from './space-time.ts';
import { twoWorlds, worldsOf } from './worlds.ts';

const executions: readonly (readonly [string, () => Drawn])[] = [
  ...[
    'om/validity-n3-m1',
    'om/agreement-n6-m2',
    'phase-king/agreement-n3-m1',
    'phase-king/agreement-n4-m1-phases1',
    'flood-set/agreement-n4-m1-t2',
    'flood-set/agreement-n3-m1-byzantine',
    'sm/agreement-n4-m1-t2',
    'majority/agreement-n4-m0-t1',
    'handshake/agreement-n2-m0',
    'handshake/agreement-n2-m0-acks3',
    'om/validity-n3-m1-crash',
  ].map((name) => [name, () => fromCorpus(name)] as const),
  ['OM(2), n = 7', om7],
  ['markup', marked],
];

const figuresOf = ({ instance, recorded, t, broken }: Drawn): readonly Figure[] => {
  const worlds = worldsOf(instance, t, recorded);
  const tree = relayTreeFigure(instance, recorded, { broken });
  return [
    spaceTime(instance, recorded, { broken }),
    armyInCircles(instance, recorded, { broken }),
    ...(worlds === null ? [] : [twoWorlds(instance, worlds, { broken })]),
    ...(E.isLeft(tree) ? [] : [tree.right]),
  ];
};

describe.each(executions)('%s', (_name, make) => {
  const figures = figuresOf(make());

  test('is of elements that draw and write, and nothing else', () => {
    const known = ['svg', 'title', 'desc', 'style', 'rect', 'g', 'path', 'line', 'circle', 'text'];
    for (const figure of figures) expect([...elementNames(figure)].filter((name) => !known.includes(name))).toEqual([]);
  });

  test('has a title, and a description that tells the story', () => {
    for (const figure of figures) {
      const [title, description] = spokenOf(figure);
      expect(title).toContain('faults');
      expect(description).toMatch(/decide/);
      expect(description.length).toBeGreaterThan(80);
    }
  });

  test('keeps what is written inside', () => {
    for (const figure of figures) expect(outside(figure)).toEqual([]);
  });

  test('and apart', () => {
    for (const figure of figures) expect(overlapping(figure)).toEqual([]);
  });

  test('is the same every time, and holds no number that is none', () => {
    const again = figuresOf(make());
    expect(again.map(svgOf)).toEqual(figures.map(svgOf));
    for (const figure of figures) expect(svgOf(figure)).not.toMatch(/NaN|Infinity|undefined|\d\.\d{3}/);
  });
});

test('names are text, wherever they stand', () => {
  for (const figure of figuresOf(marked())) {
    expect(svgOf(figure)).not.toContain('<img');
    expect(spokenOf(figure)[0]).toContain(MARKUP);
  }
  const { instance, recorded } = marked();
  expect(textsIn(spaceTime(instance, recorded)).some((text) => text.startsWith('<img'))).toBe(true);
});
