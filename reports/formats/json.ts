/**
 * A report as JSON: everything that it says as data, each number with the command that reproduces it. Counts are decimal
 * strings. The last field, `provenance`, is what may differ between two runs.
 */
import { shellPath } from '../../model/shell.ts';
import { argumentName } from '../story/argument.ts';
import type { ReportedArgument } from '../document/arguments.ts';
import type { Exhibit } from '../document/exhibit.ts';
import { replayAllowance } from '../document/exhibit.ts';
import { toldSpots } from '../document/answer.ts';
import type { AnsweredQuestion, Atlas, Costs, ResearchReport } from '../document/report.ts';

/** The schema of a report’s JSON. */
export const REPORT = 'strategos/report/1';

const answerJson = ({
  instance,
  t,
  verdict,
  properties,
  basis,
  premises,
  theory,
  command,
}: AnsweredQuestion): object => ({
  protocol: instance.protocol.name,
  n: instance.army.n,
  m: instance.army.m,
  t,
  values: instance.army.values,
  parameters: instance.army.parameters,
  faultModel: instance.faults.name,
  verdict,
  properties,
  evidence: {
    engine: basis.engine,
    grade: basis.grade,
    scenarios: basis.scenarios,
    violating: basis.violating,
    evaluations: BigInt(basis.evaluations),
    stopped: basis.stopped,
  },
  premises: Object.fromEntries(premises.map(({ name, ground }) => [name, ground])),
  theory,
  command,
});

const atlasJson = (atlas: Atlas): object => ({
  protocol: atlas.subject.protocol.name,
  faults: atlas.faults,
  rows: atlas.rows.name,
  columns: atlas.columns.name,
  cells: atlas.spots.map(({ row, column, answer }) => ({ row, column, ...answerJson(answer) })),
  claims: toldSpots(atlas).map(({ answer }) => answer.command),
});

const costsJson = ({ subject, axis, costs, formulas }: Costs): object => ({
  protocol: subject.protocol.name,
  axis,
  formulas: Object.fromEntries(
    Object.entries(formulas).map(([measure, formula]) => [
      measure,
      formula === null ? null : { text: formula.text, exact: formula.exact, source: formula.source },
    ]),
  ),
  costs: costs.map(({ at, m, scheduled, formulas: said, command }) => ({
    [axis]: at,
    m,
    ...scheduled,
    formulas: said,
    command,
  })),
});

const exhibitJson = ({ counterexample, file, story }: Exhibit): object => ({
  title: counterexample.title,
  property: counterexample.property,
  lies: counterexample.minimality.lies,
  minimality: counterexample.minimality.claim,
  evidence: counterexample.minimality.evidence ?? null,
  story: [...story.cast, story.decisions, story.moral],
  file,
  command: counterexample.provenance.command,
  replay: `strategos replay${replayAllowance({ counterexample })} ${shellPath(file)}`,
});

const argumentJson = ({ argument, file, command }: ReportedArgument): object => ({
  protocol: argument.instance.protocol.name,
  argument: argument.kind,
  name: argumentName(argument),
  n: argument.instance.army.n,
  m: argument.instance.army.m,
  t: argument.t,
  faultModel: argument.instance.faults.name,
  worlds: argument.worlds.map(({ name, about }) => ({ name, about })),
  refuted: { world: argument.refuted.world, property: argument.refuted.property.name },
  figure: file,
  command,
});

/** The report as a value of JSON, counts as decimal strings. */
const valueOf = (report: ResearchReport, references: readonly string[]): object => ({
  schema: REPORT,
  protocols: report.subjects.map(({ protocol: { name, title, source, problem, resilience }, module }) => ({
    name,
    title,
    source,
    problem,
    resilience,
    module,
  })),
  atlases: report.atlases.map(atlasJson),
  costs: report.costs.map(costsJson),
  counterexamples: report.exhibits.map(exhibitJson),
  arguments: report.arguments.map(argumentJson),
  certificates: report.certificates,
  references,
  limits: report.limits,
  provenance: {
    ...report.provenance,
    fingerprints: Object.fromEntries(report.subjects.map(({ protocol, fingerprint }) => [protocol.name, fingerprint])),
  },
});

/** The report as JSON text. */
export const researchJson = (report: ResearchReport, references: readonly string[]): string =>
  `${JSON.stringify(valueOf(report, references), (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each), 2)}\n`;

/** A report’s JSON without its provenance: what two runs must agree on. */
export const jsonEssence = (written: string): string =>
  written.replace(/\n {2}"provenance": \{\n[\s\S]*?\n {2}\}\n\}\n$/, '\n}\n');
