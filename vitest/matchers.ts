/**
 * The matchers: a protocol holds, or is broken, at sizes that are given.
 *
 *     await expect(om).toHold({ n: 4, m: 1 });
 *     await expect(om).toBeBroken('validity', { n: 3, m: 1, lies: 1 });
 *
 * Both answer for what is known only. What was not decided fails, with `not` as well: nobody has seen that it does not
 * hold. For the same reason a protocol that random scenarios could not break does not count as one that holds, unless that
 * is accepted: { accept: 'sampled' }.
 */
import type { MatcherState } from 'vitest';
import { isOnlySampled } from '../engines/check.ts';
import { own } from '../model/own.ts';
import { liesText } from '../reports/story/story.ts';
import { listed } from '../reports/story/words.ts';
import type { MatcherArguments, AttackCircumstances, Circumstances, Names } from './asked.ts';
import { askedOf, MatcherError } from './asked.ts';
import type { MatcherFinding } from './judge.ts';
import { judgeReceived } from './judge.ts';
import { messageOf } from './message.ts';

/** What a matcher comes to, as vitest takes it. */
interface Result {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Whether it is so; `null` where that is not known. */
type Known = boolean | null;

/** The result: what is not known is never what was expected. */
const resultOf = (known: Known, isNot: boolean, message: string): Result => ({
  pass: known ?? isNot,
  message: () => message,
});

/**
 * What a matcher comes to. What it was told and makes no sense fails as well, whichever way it was expected: as a result and
 * not thrown, so that vitest points to the line of the test.
 */
const failing = async ({ isNot }: MatcherState, run: () => Promise<Result>): Promise<Result> => {
  try {
    return await run();
  } catch (thrown) {
    if (thrown instanceof MatcherError) return resultOf(null, isNot, thrown.message);
    throw thrown;
  }
};

/** "agreement and validity of echo", or "echo". */
const subject = ({ posed }: MatcherFinding, { names }: MatcherArguments<Circumstances>): string => {
  const { name } = posed.question.instance.protocol;
  return names === null ? name : `${listed(names)} of ${name}`;
};

const holds = ({ checked }: MatcherFinding, { circumstances }: MatcherArguments<Circumstances>): Known => {
  const { verdict } = checked;
  if (verdict === 'unknown') return circumstances.accept === 'sampled' && isOnlySampled(checked) ? true : null;
  return verdict === 'holds' ? true : verdict === 'violated' ? false : null;
};

/** Whether every property that was named is broken; where none was named, whether any is. */
const isBroken = (judged: MatcherFinding, asked: MatcherArguments<AttackCircumstances>): Known => {
  const { properties, verdict } = judged.checked;
  const { names } = asked;
  if (names === null) return verdict === 'violated' ? true : holds(judged, asked) === null ? null : false;
  const verdicts = names.map((name) => own(properties, name));
  if (verdicts.every((each) => each === 'violated')) return true;
  if (holds(judged, asked) === true) return false;
  return verdicts.includes('holds') && verdict === 'violated' ? false : null;
};

/** Whether the smallest attack has so many lies; `null` where it is not known to be the smallest. */
const hasLies = ({ checked: { attacks } }: MatcherFinding, lies: number): Known => {
  const fewest = Math.min(...attacks.map(({ minimality }) => minimality.lies));
  if (fewest < lies) return false;
  return attacks.every(({ minimality }) => minimality.claim === 'minimum') ? fewest === lies : null;
};

const timingOf = ({
  task,
}: MatcherState): { readonly began: number | undefined; readonly timeout: number | undefined } => ({
  began: task?.result?.startTime,
  timeout: task?.timeout,
});

/** `expect(protocol).toHold('agreement', { n: 4, m: 1 })`. */
export async function toHold(
  this: MatcherState,
  received: unknown,
  first?: Names | Circumstances,
  second?: Circumstances,
): Promise<Result> {
  return failing(this, async () => {
    const asked = askedOf(first, second);
    const judged = await judgeReceived(received, asked, timingOf(this));
    const expected = `expected ${subject(judged, asked)} ${this.isNot ? 'not ' : ''}to hold`;
    return resultOf(holds(judged, asked), this.isNot, await messageOf(expected, judged, asked));
  });
}

/** How `toBeBroken` says by how many lies. */
const byLies = ({ checked: { question } }: MatcherFinding, lies: number | undefined): string =>
  lies === undefined ? '' : ` by ${liesText(question.instance, lies)}, and by no fewer`;

/** `expect(protocol).toBeBroken('validity', { n: 3, m: 1, lies: 1 })`. */
export async function toBeBroken(
  this: MatcherState,
  received: unknown,
  first?: Names | AttackCircumstances,
  second?: AttackCircumstances,
): Promise<Result> {
  return failing(this, async () => {
    const asked = askedOf(first, second, ['lies']);
    const { lies } = asked.circumstances;
    if (this.isNot && lies !== undefined)
      throw new MatcherError(
        'not.toBeBroken with { lies } could mean two things: say toHold, or how many lies it takes',
      );
    const judged = await judgeReceived(received, asked, timingOf(this));
    const broken = isBroken(judged, asked);
    const known = broken === true && lies !== undefined ? hasLies(judged, lies) : broken;
    const expected = `expected ${subject(judged, asked)} ${this.isNot ? 'not ' : ''}to be broken${byLies(judged, lies)}`;
    return resultOf(known, this.isNot, await messageOf(expected, judged, asked));
  });
}
