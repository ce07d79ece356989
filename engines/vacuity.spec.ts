/**
 * What is put to the test, what is not, and what could not be: the same by every engine.
 */
import { describe, expect, test } from 'vitest';
import { at } from '../model/at.ts';
import type { Logic } from '../model/logic.ts';
import type { Protocol, Setting } from '../model/protocol.ts';
import { majority } from '../model/protocols/majority.ts';
import { om } from '../model/protocols/om.ts';
import { sm } from '../model/protocols/sm.ts';
import type { Court, Judgement, Outcome, Property } from '../properties/property.ts';
import type { Bound, Verdict } from '../properties/verdict.ts';
import { drive } from '../test-support/drive.ts';
import { questionAt } from '../test-support/question.ts';
import { wasm } from '../test-support/solver.ts';
import { toy, toyProgram } from '../test-support/toy.ts';
import type { Checked } from './check.ts';
import { check, isOnlySampled } from './check.ts';
import type { CheckOptions, EngineName } from './check-options.ts';
import { standardLimits } from './exhaustive/exhaustive.ts';
import type { Question } from './question.ts';

const checked = (
  question: Question,
  options: Partial<CheckOptions> = {},
  resume: (report: number) => Bound | undefined = () => undefined,
): Checked =>
  drive(
    check(question, {
      engine: 'exhaustive',
      reduction: true,
      limits: standardLimits,
      fuzz: { seed: 'strategos', runs: 4_096, path: null },
      solver: wasm,
      ...options,
    }),
    (_progress, report) => resume(report),
  );

/** A property of one's own: `premise → conclusion`. */
const conditional = (
  premise: <B>(logic: Logic<B>, outcome: Outcome<B>, deciders: readonly number[]) => B,
  conclusion: <B>(logic: Logic<B>) => B = (logic) => logic.one,
): Property => ({
  name: 'conditional',
  statement: 'made up',
  source: 'made up',
  symmetric: true,
  on: <B>({ logic, deciders }: Court<B>): Judgement<B> => ({
    note: () => [],
    judge: (_note, outcome) => logic.implies(premise(logic, outcome, deciders), conclusion(logic)),
  }),
});

/** Two loyal generals decide differently. */
const disagreement = conditional((logic, { decisions }, deciders) => {
  const attacks = deciders.map((general) => at(at(decisions, general).value, 0));
  return logic.meet(logic.any(attacks), logic.not(logic.all(attacks)));
});

/** Somebody attacks and does not. */
const contradiction = conditional((logic, { decisions }, deciders) => {
  const attacks = deciders.map((general) => at(at(decisions, general).value, 0));
  return logic.any(attacks.map((attack) => logic.meet(attack, logic.not(attack))));
});

/** The toy, of which nobody ever decides. */
const silent: Protocol = toy({
  name: 'silent',
  program: <B>(setting: Setting<B>) => ({
    ...toyProgram(setting),
    decide: () => ({ decided: setting.logic.zero, value: [setting.logic.zero] }),
  }),
});

const asking = (question: Question, ...properties: readonly Property[]): Question => ({ ...question, properties });

const vote = questionAt(majority, { n: 4, m: 1 }, 'byzantine');
const om4 = questionAt(om, { n: 4, m: 1 }, 'byzantine');

const engines: readonly { readonly engine: EngineName; readonly reduction: boolean; readonly grade: string }[] = [
  { engine: 'exhaustive', reduction: true, grade: 'exhaustive' },
  { engine: 'exhaustive', reduction: false, grade: 'exhaustive' },
  { engine: 'symbolic', reduction: true, grade: 'proof' },
];

describe.each(engines)('$engine, reduction $reduction', ({ engine, reduction, grade }) => {
  const verdictOn = (question: Question): Verdict | undefined =>
    checked(question, { engine, reduction }).verdicts['conditional'];

  test('what only a lie brings about is tested where somebody may lie, and vacuous where nobody is', () => {
    expect(verdictOn(asking(vote, disagreement))).toEqual({ _tag: 'Holds', grade });
    expect(verdictOn({ ...asking(vote, disagreement), t: 0 })).toEqual({ _tag: 'Vacuous', grade });
  });

  test('what the protocol prevents is vacuous', () => {
    expect(verdictOn(asking(om4, disagreement))).toEqual({ _tag: 'Vacuous', grade });
  });

  test('a premise that is never true is vacuous, whatever the protocol does', () => {
    expect(verdictOn(asking(vote, contradiction))).toEqual({ _tag: 'Vacuous', grade });
  });

  test('where nobody ever decides, agreement and validity are vacuous, and termination is violated', () => {
    const { properties, verdict } = checked(questionAt(silent, { n: 3, m: 1 }, 'byzantine'), { engine, reduction });
    expect(properties).toEqual({ agreement: 'vacuous', validity: 'vacuous', termination: 'violated' });
    expect(verdict).toBe('violated');
  });

  test('a single lieutenant has nobody to agree with: there is nothing to test, and that does no harm', () => {
    for (const protocol of [om, sm]) {
      const question = questionAt(protocol, { n: 2, m: 1 }, protocol === om ? 'byzantine' : 'signed');
      const { properties, verdict, untested } = checked(question, { engine, reduction });
      expect(properties).toEqual({ agreement: 'not applicable', validity: 'holds', termination: 'holds' });
      expect(untested).toEqual({ agreement: { _tag: 'NotApplicable' } });
      expect(verdict).toBe('holds');
    }
  });
});

test('where nothing that was asked can be tested, nothing holds', () => {
  const { properties, verdict } = checked(
    asking(questionAt(om, { n: 2, m: 0 }, 'byzantine'), ...om4.properties.slice(0, 1)),
  );
  expect([properties, verdict]).toEqual([{ agreement: 'not applicable' }, 'not applicable']);
});

test('one that is vacuous outweighs those that hold', () => {
  const { verdict } = checked(asking(om4, ...om4.properties, contradiction));
  expect(verdict).toBe('vacuous');
});

describe('samples', () => {
  const sampled = (property: Property, question = vote): Checked =>
    checked(asking(question, property), { engine: 'fuzz' });

  test('in which a premise came true put it to the test', () => {
    const found = sampled(disagreement);
    expect(found.verdicts['conditional']).toMatchObject({ _tag: 'Unknown', bound: { _tag: 'sampled' } });
    expect(isOnlySampled(found)).toBe(true);
  });

  test('in which none came true show nothing at all, and may not be taken for enough', () => {
    const found = sampled(contradiction);
    expect(found.verdicts['conditional']).toMatchObject({ _tag: 'Unknown', bound: { _tag: 'untried' } });
    expect(isOnlySampled(found)).toBe(false);
  });

  test('are not needed to know what the question excludes', () => {
    const found = sampled(at(om4.properties, 0), questionAt(om, { n: 2, m: 0 }, 'byzantine'));
    expect(found.properties).toEqual({ agreement: 'not applicable' });
  });
});

describe('what is not finished is not known, though nothing broke it:', () => {
  const interrupted = { _tag: 'Unknown', bound: { _tag: 'interrupted' } };

  /** What comes of a question, interrupted at each of its reports in turn; where the engine had found its answer before that. */
  const interruptedLate = (question: Question, options: Parameters<typeof checked>[1]): readonly Checked[] => {
    let reports = 0;
    checked(question, options, (report) => void (reports = report));
    return Array.from({ length: reports }, (_, at) =>
      checked(question, options, (report) => (report === at + 1 ? { _tag: 'interrupted' } : undefined)),
    ).filter(({ finding }) => finding.stopped === null);
  };

  test('the second search was interrupted', () => {
    const found = interruptedLate(asking(vote, contradiction), { engine: 'symbolic' });
    expect(found.map(({ verdicts }) => verdicts['conditional'])).toContainEqual(interrupted);
    expect(found.map(({ verdict }) => verdict)).not.toContain('holds');
    expect(found.some(isOnlySampled)).toBe(false);
  });

  test('or the look at what the question leaves room for', () => {
    const found = interruptedLate(questionAt(om, { n: 2, m: 0 }, 'byzantine'), {});
    expect(found.map(({ verdicts }) => verdicts['agreement'])).toContainEqual(interrupted);
    expect(found.map(({ properties }) => properties['agreement'])).not.toContain('holds');
  });
});
