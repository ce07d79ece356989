/**
 * The fuzz engine: random attacks, for what is too large to enumerate.
 *
 * fast-check draws volleys of thirty-two scenarios; each is fired in the lanes reading and judged there. Half of them
 * are `noise`, uniform and independent; the other strategies attack. The run is cut into slices, each with a fast-check
 * seed derived from the master seed, so a failure is named by the master seed and a path "slice:run", and replays alone.
 *
 * What it finds is as good as any counterexample. What it does not find is evidence of the grade `sampled`: the
 * confidence bound speaks of uniform draws, and says nothing about an adversary.
 */
import fc from 'fast-check';
import { at } from '../../model/at.ts';
import type { Lanes } from '../../model/lanes.ts';
import { firstLane, LANES, lanesHeld, lanesLogic } from '../../model/lanes.ts';
import { broken, courtOf, meets } from '../../properties/judge.ts';
import type { Property } from '../../properties/property.ts';
import type { Attack, Counted, Limits, Search } from '../finding.ts';
import { freeOrders } from '../../model/scenario.ts';
import { orderOf } from '../../model/order.ts';
import type { Work } from '../../model/work.ts';
import { grant, isStopped, metered, meterOf, reportProgress, stepWeight } from '../meter.ts';
import type { Question } from '../question.ts';
import { mostFaulty } from '../question.ts';
import type { RunPlace } from './slice.ts';
import { parseRunPlace, SLICE } from './slice.ts';
import { derivedSeed } from './stream.ts';
import { strategies } from './strategy.ts';
import type { Fired, Volley } from './volley.ts';
import { firing, laneRecording } from './volley.ts';
import { volleyArbitrary } from './volley.arbitrary.ts';

export interface FuzzOptions {
  /** The master seed; everything random is derived from it. */
  readonly seed: string;
  /** How many scenarios, rounded up to whole volleys. */
  readonly runs: number;
  /** Fire only the volley with this path, "slice:run". */
  readonly path: string | null;
  readonly limits: Limits;
}

/** Where a fuzzed attack was found. */
export interface FuzzedAttack extends Attack {
  readonly path: string;
  readonly strategy: string;
}

/** A sample, and what it is a sample of. */
export interface Sample {
  readonly seed: string;
  /** Scenarios drawn uniformly and independently: one for each volley of noise, whose lanes share the faulty generals. */
  readonly uniform: number;
  /** With 95 % confidence, a uniform draw violates with at most this probability; `null` if some did. */
  readonly bound: number | null;
  readonly distribution: string;
  readonly library: string;
}

export interface FuzzFinding extends Counted {
  readonly engine: 'fuzz';
  readonly sample: Sample;
  readonly attacks: readonly FuzzedAttack[];
}

const DISTRIBUTION =
  'how many are faulty, who they are, their orders and every choice uniform and independent; ' +
  'choices that the fault model refuses are redrawn sparser, then made honestly';

/** With confidence 95 %, no more than this fraction fails if `runs` independent draws did not. */
export const confidenceBound = (runs: number): number => (runs === 0 ? 1 : 1 - 0.05 ** (1 / runs));

/** The lanes of a fired volley in which each property is broken. */
const brokenLanes = (
  { instance }: Question,
  properties: readonly Property[],
  volley: Volley,
  fired: Fired,
): readonly Lanes[] => {
  const court = courtOf(lanesLogic, instance, volley.faulty);
  const free = freeOrders(instance, volley.faulty);
  const retreat = orderOf(lanesLogic, instance.army, 0);
  const orders = fired.orders.map((order, general) => (free.includes(general) ? retreat : order));
  const { allowed } = fired.execution;
  return properties.map((property) => ~meets(property, court, orders, fired.execution) & allowed);
};

/** What is added up over volleys. */
interface Tally {
  scenarios: number;
  uniform: number;
  uniformBroken: number;
  evaluations: number;
  changed: boolean;
  readonly violating: number[];
  readonly decided: Set<number>;
}

const tallyOf = (question: Question): Tally => ({
  scenarios: 0,
  uniform: 0,
  uniformBroken: 0,
  evaluations: 0,
  changed: false,
  violating: question.properties.map(() => 0),
  decided: new Set(),
});

/** Add a volley to the tally; the lanes in which each property is broken. */
function* count(question: Question, tally: Tally, volley: Volley): Work<readonly Lanes[]> {
  const { instance, properties } = question;
  const fired = yield* firing(instance, volley);
  const lanes = brokenLanes(question, properties, volley, fired);
  tally.scenarios += lanesHeld(fired.execution.allowed);
  tally.evaluations += instance.army.n * instance.schedule.rounds;
  tally.changed ||= (fired.changed & fired.execution.allowed) !== 0;
  lanes.forEach((held, i) => (tally.violating[i] = at(tally.violating, i) + lanesHeld(held)));
  if (volley.strategy.name === 'noise') {
    // The lanes of a volley share the faulty generals, so a volley is one independent draw.
    tally.uniform += 1;
    tally.uniformBroken += lanesHeld(lanes.reduce((a, b) => a | b, 0));
  }
  if (tally.decided.size < instance.army.values) noteDecided(question, tally, volley, fired);
  return lanes;
}

const noteDecided = ({ instance }: Question, tally: Tally, volley: Volley, { execution }: Fired): void => {
  const { allowed } = execution;
  for (const general of courtOf(lanesLogic, instance, volley.faulty).deciders) {
    const { decided, value } = at(execution.decisions, general);
    value.forEach((bit, i) => (decided & bit & allowed) !== 0 && tally.decided.add(i + 1));
    if ((decided & ~value.reduce((a, b) => a | b, 0) & allowed) !== 0) tally.decided.add(0);
  }
};

/** The attack in one lane of a volley, run alone and found to break the property there too. */
function* attackIn(
  question: Question,
  property: Property,
  volley: Volley,
  lane: number,
  path: string,
): Work<FuzzedAttack> {
  const { instance } = question;
  const { scenario, execution } = yield* laneRecording(instance, volley, lane);
  if (!execution.allowed || !broken([property], instance, scenario, execution).includes(property))
    throw new Error(
      `lane ${String(lane)} of a volley breaks ${property.name}, but its scenario does not break it when it is run`,
    );
  return { property: property.name, scenario, path, strategy: volley.strategy.name };
}

/** Whoever hands us a path has looked at it: the command line does. */
const placeOf = (path: string): RunPlace => {
  const place = parseRunPlace(path);
  if (place === null) throw new RangeError(`${path} is no path: it is slice:run, with run below ${String(SLICE)}`);
  return place;
};

/** Half of the volleys are noise, the rest are shared by the strategies that attack. */
const weighted = strategies.flatMap((strategy) =>
  strategy.name === 'noise' ? Array.from({ length: strategies.length - 1 }, () => strategy) : [strategy],
);

/** Fuzz: as many random scenarios as asked for, or one volley again. */
export function* fuzz(question: Question, options: FuzzOptions): Search<FuzzFinding> {
  const { instance, properties } = question;
  const meter = meterOf(options.limits);
  meter.doing = 'random attacks';
  meter.phase = 'drawing random attacks';
  const tally = tallyOf(question);
  const attacks: FuzzedAttack[] = [];
  const domain = { t: mostFaulty(question), strategies: weighted };
  const arbitrary = volleyArbitrary(instance, domain);

  const weight = stepWeight(instance);

  /** The volleys of a slice, or its one with this path. They are drawn all at once, which takes no time, and fired one by one. */
  const drawn = (slice: number, volleys: number, path: string | null): readonly Volley[] => {
    const slices: Volley[] = [];
    const property = fc.property(arbitrary, (volley) => {
      slices.push(volley);
    });
    const replay = path === null ? {} : { path: String(placeOf(path).run) };
    fc.assert(property, {
      seed: derivedSeed(options.seed, 'slice', slice),
      numRuns: volleys,
      unbiased: true,
      ...replay,
    });
    return slices;
  };

  const runSlice = function* (slice: number, volleys: number, path: string | null): Search<void> {
    grant(meter);
    for (const [run, volley] of drawn(slice, volleys, path).entries()) {
      const lanes = yield* metered(meter, meter.phase, 2 * weight, count(question, tally, volley));
      meter.evaluations = tally.evaluations;
      meter.scenarios = BigInt(tally.scenarios);
      if (lanes === null) return;
      for (const [i, each] of properties.entries()) {
        const lane = firstLane(at(lanes, i));
        if (lane === LANES || attacks.some((attack) => attack.property === each.name)) continue;
        grant(meter);
        const attack = attackIn(question, each, volley, lane, path ?? `${String(slice)}:${String(run)}`);
        const found = yield* metered(meter, 'running an attack again', weight, attack);
        if (found === null) return;
        attacks.push(found);
      }
    }
  };

  if (options.path !== null) yield* runSlice(placeOf(options.path).slice, 1, options.path);
  else
    for (let slice = 0, left = Math.ceil(options.runs / LANES); left > 0 && meter.stopped === null; slice++) {
      yield* runSlice(slice, Math.min(SLICE, left), null);
      left -= SLICE;
      if (!isStopped(meter)) yield* reportProgress(meter);
    }

  return {
    engine: 'fuzz',
    grade: 'sampled',
    stopped: meter.stopped,
    scenarios: BigInt(tally.scenarios),
    violating: Object.fromEntries(properties.map(({ name }, i) => [name, BigInt(at(tally.violating, i))])),
    evaluations: tally.evaluations,
    witnesses: { viewChanged: tally.changed, decided: [...tally.decided].sort((a, b) => a - b) },
    attacks,
    alike: [],
    sample: {
      seed: options.seed,
      uniform: tally.uniform,
      bound: tally.uniformBroken > 0 ? null : confidenceBound(tally.uniform),
      distribution: DISTRIBUTION,
      library: `fast-check ${fc.__version}`,
    },
  };
}
