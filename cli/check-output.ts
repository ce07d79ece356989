/**
 * What `check` prints: lines for people, one object for programs.
 */
import * as E from 'fp-ts/lib/Either.js';
import pc from 'picocolors';
import { isOnlySampled } from '../engines/check.ts';
import type { Witnesses } from '../engines/finding.ts';
import { engineOf } from '../engines/registry.ts';
import { symmetryOf } from '../engines/symmetry/symmetry.ts';
import { untestedText } from '../inquiry/untested.ts';
import { instanceTitle } from '../model/instance.ts';
import { orderName } from '../model/order.ts';
import { shellPath } from '../model/shell.ts';
import type { VerdictName } from '../properties/verdict.ts';
import { boundText, NO_VIOLATION, together, verdictName } from '../properties/verdict.ts';
import { theoryNames } from '../properties/registry.ts';
import type { Property } from '../properties/property.ts';
import { inOneLine } from '../reports/formats/escape.ts';
import { listed } from '../reports/story/words.ts';
import type { CheckAnswer } from './answer.ts';
import { attackLines } from './attack-lines.ts';
import { evidenceLines, unusedReason } from './evidence-lines.ts';
import { moduleAllowance } from '../host/gate.ts';
import { verdictText } from '../host/terminal.ts';

/** What could not be written, if anything. */
const errorIn = ({ saving, certificates }: CheckAnswer): object => {
  const failed = [certificates, saving].flatMap((each) => (each !== null && E.isLeft(each) ? [each.left] : []));
  return failed[0] === undefined ? {} : { error: failed[0] };
};

/** All smallest attacks by property, where they were asked for. */
const everyOf = ({ checked }: CheckAnswer): object => {
  const listing = checked.attacks.flatMap(({ property, every }) =>
    every === null
      ? []
      : [{ property: property.name, complete: every.complete, attacks: every.attacks.map(({ scenario }) => scenario) }],
  );
  return listing.length === 0 ? {} : { smallest: listing };
};

/** Which generals were taken for each other; where none were, why. `null` of an engine that has no use for it. */
const symmetryJson = ({ posed: { question }, checked: { finding } }: CheckAnswer): object | null => {
  if (!engineOf(finding.engine).usesSymmetry) return null;
  const { status, reason } = symmetryOf(question);
  return { status, generals: finding.alike, reason: unusedReason(finding, { status, reason }) };
};

/** The properties that nothing broke and that do not hold all the same, since they were not put to the test. */
const untestedJson = ({ untested }: CheckAnswer['checked']): readonly object[] =>
  Array.from(untested, ([property, verdict]) => ({
    property,
    verdict: verdictName(verdict),
    grade: verdict._tag === 'Vacuous' ? verdict.grade : null,
    because: untestedText(verdict),
  }));

/** The witnesses, and why there may be others: what stopped the search stopped looking for them. */
const witnessesOf = ({ finding }: CheckAnswer['checked']): Witnesses => {
  const stopped = finding.witnesses.stopped ?? finding.stopped;
  return stopped === null ? finding.witnesses : { ...finding.witnesses, stopped };
};

/** The contract's object (design: the command line). Counts are decimal strings. */
export const checkJson = (answer: CheckAnswer): object => {
  const { loaded, posed, checked, counterexamples, command, seconds, saving, certificates } = answer;
  const { instance, t } = posed.question;
  const { protocol, army, faults } = instance;
  const { finding } = checked;
  return {
    schema: 'strategos/check/1',
    protocol: protocol.name,
    module: loaded.module,
    n: army.n,
    m: army.m,
    t,
    values: army.values,
    parameters: army.parameters,
    faultModel: faults.name,
    validity: posed.validity,
    engine: finding.engine,
    why: checked.why,
    verdict: checked.verdict,
    properties: checked.properties,
    theory: protocol.theory(army, t, faults.name),
    evidence: {
      grade: finding.stopped === null ? finding.grade : null,
      scenarios: finding.scenarios,
      violating: finding.violating,
      evaluations: BigInt(finding.evaluations),
      ms: Math.round(seconds * 1000),
      stopped: finding.stopped,
      ...('sample' in finding ? { sample: finding.sample } : {}),
      ...('effort' in finding ? { effort: finding.effort } : {}),
      untested: untestedJson(checked),
      symmetry: symmetryJson(answer),
      premises: answer.premises,
    },
    witnesses: {
      ...witnessesOf(checked),
      decided: finding.witnesses.decided.map((value) => orderName(army, value)),
    },
    rounds: instance.schedule.rounds,
    messages: instance.schedule.messages,
    claims: instance.schedule.claims,
    counterexample: counterexamples[0] ?? null,
    counterexamples,
    ...everyOf(answer),
    certificates: certificates === null || E.isLeft(certificates) ? [] : certificates.right,
    saved: saving === null || E.isLeft(saving) ? [] : saving.right.map(({ path }) => path),
    ...errorIn(answer),
    command,
  };
};

const theoryLine = ({ posed, checked }: CheckAnswer): string => {
  const { instance, t } = posed.question;
  const { verdict, source: given } = instance.protocol.theory(instance.army, t, instance.faults.name);
  const source = inOneLine(given);
  if (verdict === 'unknown') return `theory     says nothing about this instance (${source})`;
  const found = together(theoryNames.map((name) => checked.properties[name] ?? 'unknown'));
  const decided = found === 'holds' || found === 'violated';
  const surprise = decided && verdict !== found ? pc.red('  which is not what was found') : '';
  return `theory     expects ${verdict} (${source})${surprise}`;
};

const witnessLine = ({ posed, checked }: CheckAnswer): string => {
  const { viewChanged, decided, stopped } = witnessesOf(checked);
  const { army } = posed.question.instance;
  const orders = decided.map((value) => orderName(army, value));
  // What was not looked for to the end may happen all the same.
  const never = (text: string): readonly string[] => (stopped === undefined ? [pc.yellow(text)] : []);
  const seen = [
    ...(viewChanged
      ? ['faults changed what a loyal general heard']
      : never('no fault ever changed what a loyal general heard')),
    ...(orders.length === 0 ? never('nobody ever decided') : [`decided in some scenario: ${listed(orders)}`]),
  ];
  const open =
    stopped === undefined
      ? []
      : [pc.yellow(`whether there are ${seen.length === 0 ? 'any' : 'more'} is not known: ${boundText(stopped)}`)];
  return `witnesses  ${[...seen, ...open].join('; ')}`;
};

/** Why there is no certificate. */
const uncertified = ({ verdict, properties }: CheckAnswer['checked']): string => {
  if (verdict === 'unknown') return 'the search was not finished';
  const vacuous = Object.keys(properties).filter((name) => properties[name] === 'vacuous');
  if (vacuous.length > 0) return `${listed(vacuous.map(inOneLine))} was never put to the test`;
  return 'nothing holds, and no attack with lies or faults was proved to be the smallest (--minimum)';
};

/** What became of the certificates. */
const certificateLines = ({ certificates, checked, loaded }: CheckAnswer): readonly string[] => {
  if (certificates === null || E.isLeft(certificates)) return [];
  if (certificates.right.length === 0) {
    return ['', `There is nothing to certify: ${uncertified(checked)}.`];
  }
  return certificates.right.flatMap(({ path, claim, outcome }) => [
    '',
    `${certificateText[outcome]} ${path}; check it with: strategos certify${moduleAllowance(loaded.module)} ${shellPath(path)}`,
    pc.dim(`  ${claim}`),
  ]);
};

const certificateText = {
  written: 'Certified in',
  replaced: 'Certified anew in',
  'kept beside': 'Something else is there already, and was left alone; certified in',
} as const;

const savedLines = ({ saving, counterexamples, loaded }: CheckAnswer): readonly string[] => {
  if (counterexamples.length === 0 || (saving !== null && E.isLeft(saving))) return [];
  return saving === null
    ? ['', 'To keep it as a file that anyone can replay, add --save.']
    : [
        '',
        ...saving.right.map(
          ({ path, outcome }) =>
            `${savedText[outcome]} ${path}; replay it with: strategos replay${moduleAllowance(loaded.module)} ${shellPath(path)}`,
        ),
      ];
};

const savedText = {
  written: 'Saved as',
  unchanged: 'Already saved as',
  strengthened: 'Saved already, and now known to be the smallest:',
  'kept beside': 'A different one is there already, and was left alone; saved as',
} as const;

/** The answer for people. */
export const checkLines = (answer: CheckAnswer): readonly string[] => {
  const { question } = answer.posed;
  const { checked } = answer;
  const said = (verdict: VerdictName): string =>
    verdict === 'unknown' && isOnlySampled(checked) ? pc.yellow(NO_VIOLATION) : verdictText(verdict);
  const width = Math.max(...question.properties.map(({ name }) => inOneLine(name).length)) + 2;
  const line = ({ name, statement }: Property): string =>
    `  ${inOneLine(name).padEnd(width)}${said(checked.properties[name] ?? 'unknown')}  ${pc.dim(inOneLine(statement))}`;
  const faulty = question.instance.faults.generalsFail ? `, at most ${String(question.t)} faulty` : '';
  return [
    `${pc.bold(instanceTitle(question.instance))}${faulty}: ${said(checked.verdict)}`,
    '',
    ...question.properties.map(line),
    '',
    ...evidenceLines(answer),
    theoryLine(answer),
    witnessLine(answer),
    ...attackLines(answer),
    ...savedLines(answer),
    ...certificateLines(answer),
  ];
};
