/**
 * How rounds, messages and claims grow with the army: counted in the protocol's schedule, beside what the literature says.
 *
 * A claim is a bit. A message is what one general tells another in a round, so where a paper counts a message for each relay
 * path (OM), the paper's messages are claims here.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Army } from '../../model/army.ts';
import { standardFaults } from '../../model/faults/registry.ts';
import { instanceOf } from '../../model/instance.ts';
import { own } from '../../model/own.ts';
import type { Protocol } from '../../model/protocol.ts';
import type { Figure } from '../svg.ts';
import { listed } from '../words.ts';
import type { Datum, Series } from './plot.ts';
import { plotFigure } from './plot.ts';

export type Measure = 'rounds' | 'messages' | 'claims';

/** What the literature says of a measure, for armies of any size. */
export interface Formula {
  readonly text: string;
  readonly source: string;
  /** What is said is the number itself, or no more than a bound on it. */
  readonly exact: boolean;
  readonly of: (army: Pick<Army, 'n' | 'm'>) => number;
}

/** (n − 1)(n − 2)…, so many factors. */
const falling = (n: number, factors: number): number =>
  Array.from({ length: factors }, (_, i) => n - 1 - i).reduce((product, factor) => product * factor, 1);

const LAMPORT = 'Lamport, Shostak and Pease 1982';
const BERMAN = 'Berman, Garay and Perry 1989';

/** By protocol and measure. */
const FORMULAS: Readonly<Record<string, Partial<Readonly<Record<Measure, Formula>>>>> = {
  om: {
    rounds: { text: 'm + 1', source: `${LAMPORT}, §3`, exact: true, of: ({ m }) => m + 1 },
    messages: {
      text: '(m + 1)n²',
      source: 'Lynch 1996, §6.2',
      exact: false,
      of: ({ n, m }) => (m + 1) * n * n,
    },
    claims: {
      text: '(n − 1) + (n − 1)(n − 2) + … + (n − 1)…(n − 1 − m)',
      source: `${LAMPORT}, §3`,
      exact: true,
      of: ({ n, m }) => Array.from({ length: m + 1 }, (_, k) => falling(n, k + 1)).reduce((sum, each) => sum + each, 0),
    },
  },
  sm: { rounds: { text: 'm + 1', source: `${LAMPORT}, §4`, exact: true, of: ({ m }) => m + 1 } },
  'phase-king': {
    rounds: { text: '3(m + 1)', source: BERMAN, exact: true, of: ({ m }) => 3 * (m + 1) },
    messages: {
      text: '(m + 1)(2n + 1)(n − 1)',
      source: `${BERMAN}, clause by clause`,
      exact: true,
      of: ({ n, m }) => (m + 1) * (2 * n + 1) * (n - 1),
    },
    claims: {
      text: '(m + 1)(3n + 1)(n − 1)',
      source: `${BERMAN}, clause by clause`,
      exact: true,
      of: ({ n, m }) => (m + 1) * (3 * n + 1) * (n - 1),
    },
  },
  'flood-set': {
    rounds: { text: 'm + 1', source: 'Lynch 1996, Theorem 6.4', exact: true, of: ({ m }) => m + 1 },
    messages: {
      text: '(m + 1)n(n − 1)',
      source: 'Lynch 1996, §6.2.1',
      exact: true,
      of: ({ n, m }) => (m + 1) * n * (n - 1),
    },
  },
};

/** What the literature says of a protocol's measure, or `null`. */
export const formulaOf = (protocol: Protocol, measure: Measure): Formula | null =>
  own(FORMULAS, protocol.name)?.[measure] ?? null;

/** A protocol at a size that it is built for; n is what it is plotted against. */
export interface Subject {
  readonly protocol: Protocol;
  readonly m: number;
}

const countedAt = ({ protocol, m }: Subject, measure: Measure, n: number): readonly Datum[] => {
  const instance = instanceOf(protocol, { n, m }, standardFaults(protocol));
  return E.isLeft(instance) ? [] : [{ x: n, y: instance.right.schedule[measure] }];
};

const nameOf = ({ protocol, m }: Subject, subjects: readonly Subject[]): string => {
  const sameProtocol = subjects.every((other) => other.protocol === protocol);
  const sameSize = subjects.every((other) => other.m === m);
  return sameProtocol ? `m = ${String(m)}` : sameSize ? protocol.name : `${protocol.name}, m = ${String(m)}`;
};

const noteOf = (protocol: Protocol, measure: Measure): string => {
  const formula = formulaOf(protocol, measure);
  return formula === null
    ? `${protocol.name}: no formula is known here.`
    : `${protocol.name}: ${formula.exact ? '' : 'at most '}${formula.text} (${formula.source}).`;
};

const titles: Readonly<Record<Measure, string>> = {
  rounds: 'rounds',
  messages: 'messages of a run',
  claims: 'claims (bits) of a run',
};

/** The plot of a measure against n. Sizes at which a protocol does not exist, or does not fit, are left out. */
export const growthFigure = (measure: Measure, subjects: readonly Subject[], ns: readonly number[]): Figure => {
  const series = subjects.map((subject): Series => {
    const points = ns.flatMap((n) => countedAt(subject, measure, n));
    const formula = formulaOf(subject.protocol, measure);
    return {
      name: nameOf(subject, subjects),
      points,
      bound: formula?.exact === false,
      formula: formula === null ? [] : points.map(({ x }) => ({ x, y: formula.of({ n: x, m: subject.m }) })),
    };
  });
  const protocols = [...new Set(subjects.map(({ protocol }) => protocol))];
  return plotFigure({
    title: `${listed(protocols.map(({ name }) => name))}: ${titles[measure]} against the number of generals`,
    description: series
      .map(
        ({ name, points }) => `${name}: ${points.map(({ x, y }) => `${String(y)} with n = ${String(x)}`).join(', ')}.`,
      )
      .join(' '),
    x: 'n, generals',
    y: titles[measure],
    series,
    notes: protocols.map((protocol) => noteOf(protocol, measure)),
  });
};
