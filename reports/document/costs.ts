/**
 * What runs of a protocol take as armies grow: rounds, messages and claims, as they are scheduled, beside the formula.
 */
import { runsToMeasure } from '../../inquiry/agenda/costs.ts';
import { commandAbout, commandText, flag, withOptions } from '../../inquiry/command.ts';
import type { Measure } from '../../model/costs.ts';
import { formulaOf } from '../../model/costs.ts';
import type { Costs, ReportSubject } from './report.ts';

const eachMeasure = <A>(of: (measure: Measure) => A): Readonly<Record<Measure, A>> => ({
  rounds: of('rounds'),
  messages: of('messages'),
  claims: of('claims'),
});

/** The costs of a protocol over n, for m = 1 and 2; where n is fixed, over its first parameter. */
export const costTables = (subject: ReportSubject): Costs => {
  const { protocol, module } = subject;
  const { axis, runs } = runsToMeasure(protocol);
  const costs = runs.map(({ at, question }) => {
    const { schedule, army } = question.instance;
    return {
      at,
      m: army.m,
      scheduled: eachMeasure((measure) => schedule[measure]),
      formulas: eachMeasure((measure) => formulaOf(question.instance.protocol, measure)?.of(army) ?? null),
      command: commandText(withOptions(commandAbout('check', question, module ?? protocol.name), flag('--json'))),
    };
  });
  return { subject, axis, costs, formulas: eachMeasure((measure) => formulaOf(protocol, measure)) };
};
