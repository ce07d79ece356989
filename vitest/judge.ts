/**
 * A matcher's question, asked. The engines are loaded when the first matcher runs, so that a test file that asks nothing
 * does not wait for them; and a search is told to stop before its test's time is up, so that it can say how far it got.
 */
import { ProtocolThrew } from '../model/watched.ts';
import type { Checked } from '../engines/check.ts';
import type { Posed } from '../inquiry/question.ts';
import type { MatcherArguments, AttackCircumstances } from './asked.ts';
import { MatcherError, orThrow, posedOf, protocolFrom } from './asked.ts';

/** What a matcher found. */
export interface MatcherFinding {
  readonly posed: Posed;
  readonly checked: Checked;
}

/** The test that a matcher is called in: when it began and how long it may take, in milliseconds, where that is known. */
export interface Timing {
  readonly began: number | undefined;
  readonly timeout: number | undefined;
}

/** The part of a test's time that a search may take; the rest is for what else the test does, and for shrinking. */
const SHARE = 0.8;

/** How many seconds a search may take: as told, or a part of what is left of the test's time, in tenths. */
export const secondsFor = (told: number | undefined, { began, timeout }: Timing, now: number): number => {
  if (told !== undefined) return told;
  if (timeout === undefined || timeout === 0) return Infinity;
  const left = Math.max(0, timeout - (now - (began ?? now)));
  return Math.round((left * SHARE) / 100) / 10;
};

const search = async (
  received: unknown,
  asked: MatcherArguments<AttackCircumstances>,
  seconds: () => number,
): Promise<MatcherFinding> => {
  const posed = posedOf(protocolFrom(received), asked);
  const { question } = posed;
  const [{ check }, { standardOptions }, { drive }, { obeysLaws }, { solverWhenNeeded }] = await Promise.all([
    import('../engines/check.ts'),
    import('../inquiry/standard-options.ts'),
    import('../host/drive.ts'),
    import('../host/load.ts'),
    import('../host/solvers/solvers.ts'),
  ]);
  const { engine = 'auto', lies, properties = [] } = asked.circumstances;
  const own = question.properties.filter(({ name }) => properties.some((each) => each.name === name));
  orThrow(obeysLaws(question.instance, question.t, own));
  const options = {
    ...standardOptions,
    engine,
    solver: solverWhenNeeded('auto'),
    minimum: lies !== undefined,
  };
  const checked = await drive(check(question, options), { seconds: seconds(), show: () => undefined });
  return { posed, checked };
};

/** Ask; what the protocol throws fails the test, with the place in the protocol. */
export const judgeReceived = async (
  received: unknown,
  asked: MatcherArguments<AttackCircumstances>,
  timing: Timing,
): Promise<MatcherFinding> => {
  try {
    return await search(received, asked, () => secondsFor(asked.circumstances.seconds, timing, Date.now()));
  } catch (thrown) {
    if (thrown instanceof ProtocolThrew) throw new MatcherError(thrown.message, { cause: thrown.cause });
    throw thrown;
  }
};
