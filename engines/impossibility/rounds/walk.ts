/**
 * The walk over crashes: from two executions that differ in one order to one in which a property breaks.
 *
 * Aguilera and Toueg, "A simple bivalency proof that t-resilient consensus requires t + 1 rounds", 1999. The *value* of
 * a plan is what its loyal generals decide. If they do not decide alike, or not at all, or not what validity says, the
 * walk has found what it looks for, and ends. Otherwise it keeps this invariant: before round r there are two plans in
 * which at most r - 1 generals crash and whose values differ, although the state of one general only differs, or
 * whether it has crashed.
 *
 *   orders   if all hold RETREAT the value is RETREAT, if all hold ATTACK it is ATTACK; so it differs somewhere
 *            between neighbours: the first pair
 *   round r  let that general crash before it speaks. Nobody else can tell whose plan that was, so both give one value,
 *            and one plan of the pair has another. In that plan let the general speak to none, one, two, …, all of its
 *            receivers before it crashes, and at last not crash: somewhere the value differs between neighbours, which
 *            differ in the state of that receiver, or in whether the general has crashed: the next pair
 *   the end  nobody speaks after round R, so everybody but one sees the same in both plans. One of them is loyal, as
 *            n ≥ R + 2, and decides the same in both; so the values do not differ: something broke on the way
 *
 * What needs care:
 *
 *   - A value is that of a whole run in which nothing more goes wrong. Whether the protocol has made up its mind long
 *     before, or at the end only, makes no difference.
 *   - To crash after speaking to everybody is to crash before speaking in the next round with anything to say. If there
 *     is none, the last two plans of a line are one execution, in which the general is faulty or is not.
 *   - Receivers count whether they have crashed or not. Neighbours that differ in a crashed one have the same value:
 *     nobody hears of it.
 *   - A line is followed to where its value differs first. It may differ again; any such place will do.
 *   - With more than two orders, values are compared as the vectors that they are.
 *
 * There are n + 1 failure-free runs, and in each round at most two in which the general says nothing and n on the line.
 */
import type { General } from '../../../model/army.ts';
import { generals } from '../../../model/army.ts';
import { at } from '../../../model/at.ts';
import type { Instance } from '../../../model/instance.ts';
import { orderName } from '../../../model/order.ts';
import { keyOf } from '../../../model/tree.ts';
import type { Work } from '../../../model/work.ts';
import type { Argument, Twin, World } from '../argument.ts';
import { contradiction, twinsOf, worldOf } from '../world.ts';
import type { Crash, Plan } from './crashes.ts';
import { withCrash, crashText, receiversOf, scenarioOf } from './crashes.ts';

/** A plan on a line, and whose state it changes from the plan before. */
interface Stop {
  readonly plan: Plan;
  readonly about: string;
  readonly changes: General;
}

/** Two worlds that are told of, with different values, and the general in whose state they differ. */
interface Pair {
  readonly places: readonly [number, number];
  readonly general: General;
}

/** What has been told of: worlds by their place, in the order in which the walk came to them. */
interface Diary {
  readonly worlds: readonly World[];
  readonly twins: readonly Twin[];
  readonly planAt: (place: number) => Plan;
  /** The place of a plan's world, which is told of if it has not been. */
  readonly tell: (plan: Plan, about: string) => Work<number>;
  /** Note who cannot tell two worlds apart. */
  readonly compare: (places: readonly [number, number]) => readonly Twin[];
  /** From the world at `start`, or from nowhere, to where the value differs; `null` if something breaks before. */
  readonly follow: (start: number | null, line: readonly Stop[]) => Work<Pair | null>;
}

const isBroken = ({ broken }: World): boolean => broken.length > 0;

/** What the loyal decide where nothing is broken. */
const valueIn = ({ army }: Instance, { recorded: { scenario, execution } }: World): string => {
  const loyal = generals(army).find((general) => !scenario.faulty.includes(general));
  return loyal === undefined ? '' : keyOf(at(execution.decisions, loyal).value);
};

const diaryOf = (instance: Instance): Diary => {
  const { schedule } = instance;
  // The books of one walk; they leave it as readonly lists.
  const plans: Plan[] = [];
  const worlds: World[] = [];
  const twins: Twin[] = [];
  const places = new Map<string, number>();
  const enter = (plan: Plan, world: World): number => {
    const key = JSON.stringify(plan);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, worlds.length);
    plans.push(plan);
    return worlds.push({ ...world, name: `world ${String(worlds.length + 1)}` }) - 1;
  };
  const run = (plan: Plan, about: string): Work<World> =>
    worldOf(instance, 'a world on the way', about, scenarioOf(schedule, plan));
  const compare: Diary['compare'] = (pair) => {
    const found = pair[0] === pair[1] ? [] : twinsOf(instance, worlds, pair);
    twins.push(...found);
    return found;
  };
  return {
    worlds,
    twins,
    planAt: (place) => at(plans, place),
    tell: function* (plan, about) {
      return places.get(JSON.stringify(plan)) ?? enter(plan, yield* run(plan, about));
    },
    compare,
    follow: function* (start, line) {
      let before = start === null ? null : { plan: at(plans, start), world: at(worlds, start) };
      for (const { plan, about, changes } of line) {
        const world = yield* run(plan, about);
        const differs = before !== null && valueIn(instance, world) !== valueIn(instance, before.world);
        if (differs || isBroken(world)) {
          const first = before === null ? null : enter(before.plan, before.world);
          const second = enter(plan, world);
          if (first !== null) compare([first, second]);
          return first === null || isBroken(world) ? null : { places: [first, second], general: changes };
        }
        before = { plan, world };
      }
      throw contradiction(instance, 'the value is the same at both ends of a line, which contradicts the theorem');
    },
  };
};

/** Who holds which order, where the first generals hold ATTACK. */
const ordersText = ({ army }: Instance, attackers: number): string => {
  const [attack, retreat] = [orderName(army, 1), orderName(army, 0)];
  if (attackers === 0) return `everybody holds ${retreat}`;
  if (attackers === army.n) return `everybody holds ${attack}`;
  const last = String(attackers - 1);
  const who = attackers === 1 ? 'general 0 holds' : `generals 0 ${attackers === 2 ? 'and' : 'to'} ${last} hold`;
  return `${who} ${attack}, ${attackers === army.n - 1 ? `general ${String(army.n - 1)}` : 'the others'} ${retreat}`;
};

/** All hold RETREAT, and one general after the other ATTACK: the failure-free executions. */
const ordersLine = (instance: Instance): readonly Stop[] =>
  Array.from({ length: instance.army.n + 1 }, (_, attackers): Stop => ({
    plan: { orders: generals(instance.army).map((general) => (general < attackers ? 1 : 0)), crashes: [] },
    about: `${ordersText(instance, attackers)}, and nobody crashes`,
    changes: attackers - 1,
  }));

/** A general crashes in a round after it has spoken to one, two, …, all of its receivers; at last it does not. */
const crashLine = (
  { schedule }: Instance,
  plan: Plan,
  as: string,
  general: General,
  round: number,
): readonly Stop[] => [
  ...receiversOf(schedule, round, general).map((receiver, i): Stop => {
    const crash: Crash = { general, round, reached: i + 1 };
    return {
      plan: withCrash(schedule, plan, crash),
      about: `${as}, but ${crashText(schedule, crash)}`,
      changes: receiver,
    };
  }),
  { plan, about: as, changes: general },
];

/** The next pair; `null` if something breaks before it is found. */
function* next(instance: Instance, diary: Diary, { places, general }: Pair, round: number): Work<Pair | null> {
  const { schedule } = instance;
  const silent: Crash = { general, round, reached: 0 };
  const worldAt = (place: number): World => at(diary.worlds, place);
  const as = (place: number): string => `as ${worldAt(place).name}`;
  const stopped = (place: number): Work<number> =>
    diary.tell(withCrash(schedule, diary.planAt(place), silent), `${as(place)}, but ${crashText(schedule, silent)}`);
  const from = (place: number, start: number): Work<Pair | null> =>
    diary.follow(start, crashLine(instance, diary.planAt(place), as(place), general, round));
  const [one, other] = places;
  const first = yield* stopped(one);
  if (isBroken(worldAt(first))) return null;
  if (valueIn(instance, worldAt(first)) !== valueIn(instance, worldAt(one))) return yield* from(one, first);
  const second = yield* stopped(other);
  if (first !== second && diary.compare([first, second]).length === 0)
    throw contradiction(instance, `somebody has heard of ${String(general)}, which crashed before it spoke`);
  return isBroken(worldAt(second)) ? null : yield* from(other, second);
}

/** The walk against an instance with R ≤ n - 2 rounds, up to the first world in which something is broken. */
export function* walk(instance: Instance): Work<Pick<Argument, 'worlds' | 'twins'>> {
  const diary = diaryOf(instance);
  let pair = yield* diary.follow(null, ordersLine(instance));
  for (let round = 1; pair !== null && round <= instance.schedule.rounds; round++)
    pair = yield* next(instance, diary, pair, round);
  if (pair !== null) throw contradiction(instance, 'two worlds differ for one general only, and so do the decisions');
  return { worlds: diary.worlds, twins: diary.twins };
}
