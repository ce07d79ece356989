/**
 * What `check` says of the evidence: which engine and why, what it covered, and what that took.
 */
import { isOnlySampled } from '../engines/check.ts';
import type { Finding } from '../engines/finding.ts';
import { engineOf } from '../engines/registry.ts';
import type { SolverEffort } from '../engines/symbolic/symbolic.ts';
import type { Symmetry } from '../engines/symmetry/symmetry.ts';
import { symmetryOf } from '../engines/symmetry/symmetry.ts';
import { untestedText } from '../inquiry/untested.ts';
import { boundText } from '../properties/verdict.ts';
import { inOneLine } from '../reports/formats/escape.ts';
import { counted, countText, listed } from '../reports/story/words.ts';
import type { CheckAnswer } from './answer.ts';
import { premisesText } from './premises.ts';

/** As much of an answer as there is evidence in. */
type Evidenced = Pick<CheckAnswer, 'checked' | 'posed' | 'seconds' | 'premises'>;

/** What a symbolic search put to the solver. */
const effortText = (
  { placements, queries, settled, variables, clauses, conflicts, solver }: SolverEffort,
  upToSymmetry: boolean,
): string => {
  const asked = `${counted(placements, 'placement')}${upToSymmetry ? ' up to symmetry' : ''}, ${counted(queries, 'formula')}`;
  if (queries === settled) return `${asked}, all of them settled by simplification alone`;
  const some = settled === 0 ? '' : ` (${String(settled)} settled by simplification alone)`;
  const by = solver === null ? '' : `; ${solver}`;
  const size = `${counted(variables, 'variable')}, ${counted(clauses, 'clause')}`;
  const hard = conflicts === null ? '' : `, ${counted(conflicts, 'conflict')}`;
  const others = settled === 0 ? '' : ` in the other ${countText(queries - settled)}`;
  return `${asked}${some}: ${size}${hard}${others}${by}`;
};

/** What became of the solver’s answers that there is no attack; `null` where it gave none. */
const proofsText = ({ proofs: { checked, steps, believed, formula } }: SolverEffort): string | null => {
  const about = formula === 'sharp' ? 'simplified formulas' : 'formulas as they are certified';
  const proved = `${counted(checked, 'proof')} checked, ${counted(steps, 'step')} (of the ${about})`;
  const word = `${counted(believed, 'answer')} of the solver believed, without a check (--trust-solver)`;
  return [...(checked === 0 ? [] : [proved]), ...(believed === 0 ? [] : [word])].join('; ') || null;
};

/** How much was covered, in a line or more. */
const coveredLines = ({ checked, posed }: Evidenced, spent: string): readonly string[] => {
  const { instance, t } = posed.question;
  const { finding } = checked;
  const scope = instance.faults.generalsFail ? `with at most ${String(t)} faulty` : 'there are';
  const scenarios = finding.scenarios === null ? null : counted(finding.scenarios, 'scenario');
  if (finding.stopped !== null) {
    // What was begun is not counted before it is finished, though something may have been found in it.
    const some = finding.scenarios === 0n ? 'nothing covered in full' : `at least ${scenarios ?? ''} covered`;
    const covered = scenarios === null ? '' : `${some} when `;
    return [`unfinished: ${covered}${boundText(finding.stopped)} (${spent})`];
  }
  if ('sample' in finding) {
    const { sample } = finding;
    const random = `${counted(finding.scenarios, 'random scenario')}, seed ${sample.seed} (${spent})`;
    if (sample.bound === null || !isOnlySampled(checked)) return [random];
    const draws = counted(sample.uniform, 'independent uniform draw');
    const probability = `with 95 % confidence one fails with probability at most ${sample.bound.toExponential(1)};`;
    return [random, `${draws} among them: ${probability}`, 'that says nothing about an adversary'];
  }
  const isWhole = finding.grade !== 'sampled';
  if (scenarios === null) return [`${isWhole ? 'every scenario' : 'some scenarios'} ${scope}, uncounted (${spent})`];
  const all = scenarios.startsWith('about') ? 'every one of' : 'all';
  return [`${isWhole ? all : 'only'} ${scenarios} ${scope} (${spent})`];
};

/** Why symmetry that is declared was not used; `null` where it was, or where there is none. */
export const unusedReason = (
  { alike }: Finding,
  { status, reason }: Pick<Symmetry, 'status' | 'reason'>,
): string | null => {
  if (alike.length > 0 || status === 'none') return null;
  return reason ?? (status === 'proved' ? 'the checker of certificates could not prove it' : 'it could not be proved');
};

/** The line that says so. */
const unusedSymmetry = ({ checked: { finding }, posed: { question } }: Evidenced): string | null => {
  if (!engineOf(finding.engine).usesSymmetry) return null;
  const reason = unusedReason(finding, symmetryOf(question));
  return reason === null ? null : `symmetry not used: it could not be proved (${inOneLine(reason)})`;
};

/** The evidence for an answer. */
export const evidenceLines = (answer: Evidenced): readonly string[] => {
  const { checked, seconds } = answer;
  const { finding, why } = checked;
  const reason = why === null ? '' : `; chosen because ${why}`;
  const spent = `${counted(finding.evaluations, 'evaluation')}, ${seconds.toFixed(2)} s`;
  const breaking = Object.entries(finding.violating).flatMap(([name, count]) =>
    count === null || count === 0n ? [] : [`${counted(count, 'breaks', 'break')} ${inOneLine(name)}`],
  );
  const unused = unusedSymmetry(answer);
  const proofs = 'effort' in finding ? proofsText(finding.effort) : null;
  const below = [
    ...coveredLines(answer, spent),
    ...('effort' in finding ? [effortText(finding.effort, unused === null)] : []),
    ...(proofs === null ? [] : [proofs]),
    ...(unused === null ? [] : [unused]),
    ...(breaking.length === 0 ? [] : [listed(breaking)]),
    ...Array.from(checked.untested, ([name, verdict]) => `${inOneLine(name)}: ${untestedText(verdict)}`),
  ];
  const graded = finding.stopped === null ? finding.grade : 'no grade';
  const grade = graded === finding.engine ? graded : `${graded} (${finding.engine})`;
  return [
    `evidence   ${grade}${reason}`,
    ...below.map((line) => `           ${line}`),
    ...(answer.premises.length === 0 ? [] : [`premises   ${premisesText(answer.premises)}`]),
  ];
};
