/**
 * Which engine answers a question: the one that was asked for, else the best that fits.
 *
 * Enumerating is best where it is affordable, because it counts; a formula goes far beyond that, and proves; fuzzing is for
 * what is too large for both. The choice is made by estimate beforehand, and said.
 */
import type { Bound } from '../properties/verdict.ts';
import { boundText } from '../properties/verdict.ts';
import type { CheckOptions } from './check-options.ts';
import type { Estimate } from './estimate.ts';
import { estimating, within } from './estimate.ts';
import type { Engine } from './engine.ts';
import { exhaustiveEngine } from './exhaustive/engine.ts';
import type { Finding, Limits, Search } from './finding.ts';
import { fuzzEngine } from './fuzz/engine.ts';
import { metered, meterOf, reportProgress, stepWeight } from './meter.ts';
import type { Question } from './question.ts';
import type { EngineFinding } from './registry.ts';
import { engineOf, engines } from './registry.ts';
import { symbolicEngine } from './symbolic/engine.ts';
import { giveUpSymmetry, provingSymmetry } from './symmetry/symmetry.ts';
import { thousands } from '../model/thousands.ts';
import type { Untested } from './vacuity.ts';
import { untestedIn } from './vacuity.ts';

/** Up to this estimate `auto` enumerates: a second or two, and some hundred megabytes. */
const ENUMERABLE: Limits = { evaluations: 400_000, states: 100_000, combinations: 1_000_000 };

/** An estimate may be too low; then the exhaustive engine stops here, and another has its turn. */
const AUTO_LIMITS: Limits = { evaluations: 2_000_000, states: 100_000, combinations: 2_000_000 };

/** A run with more claims than this is not written down as a formula: OM(4) with 13 generals has 108,384. */
const MOST_CLAIMS = 250_000;

interface Found {
  readonly finding: EngineFinding;
  /** Why this engine, where it was not asked for. */
  readonly why: string | null;
}

export interface EngineAnswer extends Found {
  /** By property that nothing broke, in a search that went through: what it was not tested for. */
  readonly untested: ReadonlyMap<string, Untested>;
}

const lesser = (a: Limits, b: Limits): Limits => ({
  evaluations: Math.min(a.evaluations, b.evaluations),
  states: Math.min(a.states, b.states),
  combinations: Math.min(a.combinations, b.combinations),
});

/** `68`, `about 3·10^7`: a large estimate has one digit to offer. */
const about = (estimated: number): string => {
  if (estimated < 10_000) return thousands(estimated);
  if (estimated === Infinity) return 'endlessly many';
  const [digits = '', exponent = ''] = estimated.toExponential(0).split('e+');
  return `about ${digits}·10^${exponent}`;
};

/** Why a question is not enumerated. */
const tooLarge = (guess: Estimate): string =>
  guess.evaluations > ENUMERABLE.evaluations
    ? `enumerating it would take ${about(guess.evaluations)} evaluations or more`
    : guess.states > ENUMERABLE.states
      ? `enumerating it would keep ${about(guess.states)} states at once`
      : `enumerating it would come to ${about(guess.combinations)} combinations of decisions`;

/** The best engine for what cannot be enumerated, and why. */
function* askBeyond(question: Question, options: CheckOptions, reason: string): Search<Found> {
  const { claims } = question.instance.schedule;
  if (options.solver !== undefined && claims <= MOST_CLAIMS)
    return { finding: yield* symbolicEngine.run(question, options), why: reason };
  const finding = yield* fuzzEngine.run(question, options);
  const because =
    options.solver === undefined ? 'there is no solver' : `${about(claims)} claims are too many for a formula`;
  return { finding, why: `${reason}, and ${because}` };
}

/** What is found where a search is stopped before it has begun. */
const nothingFound = ({ properties }: Question, { name }: Engine, stopped: Bound | null): Found => ({
  finding: {
    engine: name,
    grade: 'exhaustive',
    stopped,
    scenarios: 0n,
    violating: Object.fromEntries(properties.map((property) => [property.name, 0n])),
    evaluations: 0,
    witnesses: { viewChanged: false, decided: [] },
    attacks: [],
    alike: [],
  },
  why: null,
});

/** Find out which generals are alike, before an engine asks for it; what stopped that, if anything did. */
function* knowSymmetry(question: Question, { limits }: CheckOptions): Search<Bound | null> {
  const meter = meterOf(limits);
  meter.doing = 'symmetry';
  meter.phase = 'proving the symmetry';
  // Said before it begins, because its first step may take long.
  yield* reportProgress(meter);
  // Each step compares what a general does as a whole.
  const symmetry = yield* metered(meter, meter.phase, Infinity, provingSymmetry(question));
  if (symmetry === null) giveUpSymmetry(question);
  return meter.stopped;
}

/** The engine that the estimate is for. */
function* askBest(question: Question, options: CheckOptions): Search<Found> {
  const meter = meterOf(options.limits);
  meter.doing = 'how large it is';
  const estimated = estimating(question, ENUMERABLE);
  const guess = yield* metered(meter, 'estimating', stepWeight(question.instance), estimated);
  if (guess === null) return nothingFound(question, exhaustiveEngine, meter.stopped);
  if (!within(guess, ENUMERABLE)) return yield* askBeyond(question, options, tooLarge(guess));
  const limits = lesser(options.limits, AUTO_LIMITS);
  const finding = yield* exhaustiveEngine.run(question, { ...options, limits });
  const why = `it can be enumerated (estimate: ${about(guess.evaluations)} evaluations)`;
  const { stopped } = finding;
  if (stopped === null) return { finding, why };
  const isOurs =
    stopped._tag === 'memory' ||
    ((stopped._tag === 'evaluations' || stopped._tag === 'states' || stopped._tag === 'combinations') &&
      stopped.limit === AUTO_LIMITS[stopped._tag] &&
      stopped.limit < options.limits[stopped._tag]);
  if (!isOurs || finding.attacks.length > 0) return { finding, why };
  return yield* askBeyond(question, options, `it is larger than was estimated: ${boundText(stopped)}`);
}

/** The engine that was asked for, or the best that fits. */
function* askEngine(question: Question, options: CheckOptions): Search<Found> {
  const engine = engines.find(({ name }) => name === options.engine) ?? null;
  const needsSymmetry = options.reduction && options.symmetry !== false && (engine?.usesSymmetry ?? true);
  const stopped = needsSymmetry ? yield* knowSymmetry(question, options) : null;
  if (stopped !== null) return nothingFound(question, engine ?? exhaustiveEngine, stopped);
  if (engine !== null) {
    const meant = options.reduction ? engine : (engine.unreduced ?? engine);
    return { finding: yield* meant.run(question, options), why: null };
  }
  return options.ledgers === undefined
    ? yield* askBest(question, options)
    : { finding: yield* symbolicEngine.run(question, options), why: 'a certificate is wanted' };
}

/** Ask the engine that found nothing whether anything was put to the test. Nothing that is found here is certified. */
const askAgain = (question: Question, { ledgers: _, ...options }: CheckOptions, engine: string): Search<Finding> =>
  engineOf(engine).run(question, options);

/** Run the engine that was asked for, or the best that fits; and look whether what nothing broke was tested at all. */
export function* ask(question: Question, options: CheckOptions): Search<EngineAnswer> {
  const found = yield* askEngine(question, options);
  const { finding } = found;
  const again = (emptied: Question): Search<Finding> => askAgain(emptied, options, finding.engine);
  return { ...found, untested: yield* untestedIn(question, finding, again) };
}
