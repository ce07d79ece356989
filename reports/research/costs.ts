/**
 * What runs of a protocol take as armies grow: rounds, messages and claims, as they are scheduled, beside the formula.
 */
import * as E from 'fp-ts/lib/Either.js';
import { commandAbout, commandText, flag, withOptions } from '../../inquiry/command.ts';
import type { Measure } from '../../model/costs.ts';
import { formulaOf } from '../../model/costs.ts';
import { standardFaults } from '../../model/faults/registry.ts';
import type { Sizes } from '../../model/instance.ts';
import { instanceOf } from '../../model/instance.ts';
import { problemOf } from '../../model/problem.ts';
import { valuesOf, variedOf } from './plan.ts';
import type { RunCost, Costs, ReportSubject } from './report.ts';

const MS: readonly number[] = [1, 2];
const LEAST = 2;
const MOST = 10;
const MOST_VALUES = 8;

const eachMeasure = <A>(of: (measure: Measure) => A): Readonly<Record<Measure, A>> => ({
  rounds: of('rounds'),
  messages: of('messages'),
  claims: of('claims'),
});

const costAt = (subject: ReportSubject, at: number, sizes: Sizes): readonly RunCost[] => {
  const { protocol, module } = subject;
  const instance = instanceOf(protocol, sizes, standardFaults(protocol));
  if (E.isLeft(instance)) return [];
  const { schedule, army } = instance.right;
  const question = { instance: instance.right, t: army.m, properties: [] };
  return [
    {
      at,
      m: army.m,
      scheduled: eachMeasure((measure) => schedule[measure]),
      formulas: eachMeasure((measure) => formulaOf(instance.right.protocol, measure)?.of(army) ?? null),
      command: commandText(withOptions(commandAbout('check', question, module ?? protocol.name), flag('--json'))),
    },
  ];
};

/** The costs of a protocol over n, for m = 1 and 2; where n is fixed, over its first parameter. */
export const costTables = (subject: ReportSubject): Costs => {
  const { protocol } = subject;
  const varied = variedOf(protocol);
  const m = problemOf(protocol).m ?? 1;
  const n = protocol.sizes.least;
  const costs =
    varied === null
      ? MS.flatMap((each) =>
          Array.from({ length: MOST - LEAST + 1 }, (_, i) => LEAST + i)
            .filter((generals) => generals > each)
            .flatMap((generals) => costAt(subject, generals, { n: generals, m: each })),
        )
      : valuesOf(protocol, varied, MOST_VALUES).flatMap((value) =>
          costAt(subject, value, { n, m, parameters: { [varied]: value } }),
        );
  return { subject, axis: varied ?? 'n', costs, formulas: eachMeasure((measure) => formulaOf(protocol, measure)) };
};
