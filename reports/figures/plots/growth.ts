/**
 * How rounds, messages and claims grow with the army: counted in the protocol's schedule, beside the formulas that it declares.
 */
import * as RA from 'fp-ts/lib/ReadonlyArray.js';
import type { Measure } from '../../../model/costs.ts';
import { formulaOf } from '../../../model/costs.ts';
import { standardFaults } from '../../../model/faults/registry.ts';
import type { Instance } from '../../../model/instance.ts';
import { instanceOf } from '../../../model/instance.ts';
import type { Protocol } from '../../../model/protocol.ts';
import type { Figure } from '../svg.ts';
import { listed } from '../../story/words.ts';
import type { Datum, Series } from './plot.ts';
import { plotFigure } from './plot.ts';

/** A protocol at a size that it is built for; n is what it is plotted against. */
export interface PlottedProtocol {
  readonly protocol: Protocol;
  readonly m: number;
}

/** The instances of a protocol at these sizes, without those that there are not. */
const instancesOf = ({ protocol, m }: PlottedProtocol, ns: readonly number[]): readonly Instance[] =>
  RA.rights(ns.map((n) => instanceOf(protocol, { n, m }, standardFaults(protocol))));

/** What the formula says at an instance's size, where there is one. */
const saidAt = ({ protocol, army }: Instance, measure: Measure): readonly Datum[] => {
  const formula = formulaOf(protocol, measure);
  return formula === null ? [] : [{ x: army.n, y: formula.of(army) }];
};

const nameOf = ({ protocol, m }: PlottedProtocol, subjects: readonly PlottedProtocol[]): string => {
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
export const growthFigure = (measure: Measure, subjects: readonly PlottedProtocol[], ns: readonly number[]): Figure => {
  const series = subjects.map((subject): Series => {
    const instances = instancesOf(subject, ns);
    return {
      name: nameOf(subject, subjects),
      points: instances.map(({ army, schedule }) => ({ x: army.n, y: schedule[measure] })),
      bound: formulaOf(subject.protocol, measure)?.exact === false,
      formula: instances.flatMap((instance) => saidAt(instance, measure)),
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
