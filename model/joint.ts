/**
 * Two instances as one: the product program by which two protocols are compared (Barthe, D'Argenio and Rezk, "Secure
 * information flow by self-composition", CSFW 2004).
 *
 * The generals run both protocols side by side, each unmodified, from the same orders; the adversary makes each choice once,
 * for both. A claim that both schedule on a link is one choice, and so is a coin; what only one of them schedules is a choice
 * that the other does not hear. A message that is lost is lost in both, a general that crashes does so in both, and there is
 * one budget of losses. So the scenarios are those of both, and any engine that goes through them compares the two.
 *
 *     states       { a, b }
 *     messages     the claims of a, `a:label`, then those of b, `b:label`
 *     decisions    a's, with both as `{ a, b }` beside it (properties/same-decisions.ts)
 *     allowed      what the fault model allows in a and in b: what only one of them allows is not compared
 *
 * A *lie* is counted against a: a message that is not as a prescribes, or, where only b schedules it, not as b does.
 *
 * Law (`joint.spec.ts`): each half of an execution is an execution of its instance under the same choices.
 */
import { at } from './at.ts';
import * as E from 'fp-ts/lib/Either.js';
import type { Army, General } from './army.ts';
import { generals } from './army.ts';
import type { Choice, Choose } from './choice.ts';
import { choiceName } from './choice.ts';
import type { Battle, FaultModel, FaultProgram, Memory } from './fault-model.ts';
import { loses } from './faults/links.ts';
import type { Instance } from './instance.ts';
import type { Label, Message } from './message.ts';
import type { Decision, Program, Protocol, Setting, State } from './protocol.ts';
import { protocol } from './protocol.ts';
import type { Schedule } from './schedule.ts';
import { labelsOf } from './schedule.ts';

/** Which of the two: the first or the second. */
export type Side = 'a' | 'b';

/** Two instances and their product. */
export interface Joint {
  readonly a: Instance;
  readonly b: Instance;
  readonly instance: Instance;
}

/** Why two protocols cannot be compared. */
export interface Incomparable {
  readonly _tag: 'Incomparable';
  readonly message: string;
}

/** A label of one side as it is called in the product. */
const labelOn = (side: Side, label: Label): Label => `${side}:${label}`;

/** A choice of one side as it is called in the product. */
const choiceOn = (side: Side, choice: Choice): Choice =>
  choice._tag === 'claim' ? { ...choice, label: labelOn(side, choice.label) } : choice;

const scheduleOf = (a: Schedule, b: Schedule, army: Army): Schedule => {
  const everybody = generals(army);
  const rounds = Math.max(a.rounds, b.rounds);
  const links = Array.from({ length: rounds }, (_, r) =>
    everybody.map((from) =>
      everybody.map((to) => [
        ...labelsOf(a, r + 1, from, to).map((label) => labelOn('a', label)),
        ...labelsOf(b, r + 1, from, to).map((label) => labelOn('b', label)),
      ]),
    ),
  );
  const messages = links.flat(2).filter((labels) => labels.length > 0).length;
  return { rounds, links, messages, claims: a.claims + b.claims };
};

/** The half of what one general was sent that belongs to one side. */
const half = (
  side: Side,
  { a, b }: Pick<Joint, 'a' | 'b'>,
  round: number,
): (<B>(message: Message<B>, from: General, to: General) => Message<B>) => {
  const [own, skipped] = side === 'a' ? [a.schedule, null] : [b.schedule, a.schedule];
  return (message, from, to) => {
    const start = skipped === null ? 0 : labelsOf(skipped, round, from, to).length;
    return message.slice(start, start + labelsOf(own, round, from, to).length);
  };
};

type Both<A> = { readonly a: A; readonly b: A };

/** Traitors in both: b is told what was chosen for a wherever both ask. */
const traitorsOf = (sides: Pick<Joint, 'a' | 'b'>): FaultModel => {
  const { a, b } = sides;
  const { faults } = a;
  return {
    ...faults,
    program: <B>({ logic, faulty }: Battle<B>): FaultProgram<B> => {
      const programOn = ({ protocol: own, army, schedule }: Instance): FaultProgram<B> =>
        faults.program({ logic, protocol: own, army, schedule, faulty });
      const [programA, programB] = [programOn(a), programOn(b)];
      return {
        start: { a: programA.start, b: programB.start },
        begin: (memory: Both<Memory<B>>, round, sent): Both<Memory<B>> => {
          const onSide = (side: Side): readonly (readonly Message<B>[])[] => {
            const own = half(side, sides, round);
            return sent.map((messages, from) => messages.map((message, to) => own(message, from, to)));
          };
          return {
            a: round <= a.schedule.rounds ? programA.begin(memory.a, round, onSide('a')) : memory.a,
            b: round <= b.schedule.rounds ? programB.begin(memory.b, round, onSide('b')) : memory.b,
          };
        },
        deliver: (memory: Both<Memory<B>>, round, to, addressed, choose) => {
          const chosen = new Map<string, B>();
          const onSide =
            (side: Side): Choose<B> =>
            (choice, honest) => {
              const name = choiceName(choice);
              const value = chosen.get(name) ?? choose(choiceOn(side, choice), honest);
              chosen.set(name, value);
              return value;
            };
          const deliver = (side: Side, program: FaultProgram<B>, before: Memory<B>) => {
            const own = half(side, sides, round);
            const messages = addressed.map((message, from) => own(message, from, to));
            if (round > sides[side].schedule.rounds) return { memory: before, inbox: messages, allowed: logic.one };
            return program.deliver(before, round, to, messages, onSide(side));
          };
          const ofA = deliver('a', programA, memory.a);
          const ofB = deliver('b', programB, memory.b);
          return {
            memory: { a: ofA.memory, b: ofB.memory },
            inbox: addressed.map((_, from) => [...at(ofA.inbox, from), ...at(ofB.inbox, from)]),
            allowed: logic.meet(ofA.allowed, ofB.allowed),
          };
        },
        silenced: (memory: Both<Memory<B>>, general) =>
          logic.meet(programA.silenced(memory.a, general), programB.silenced(memory.b, general)),
        lost: (memory: Both<Memory<B>>) => logic.join(programA.lost(memory.a), programB.lost(memory.b)),
      };
    },
  };
};

/**
 * The fault model of the product. A benign one runs in the product as it is: it loses whole messages, those of both at once.
 * What a traitor may say is for each of the two protocols to allow.
 */
const faultsOf = (sides: Pick<Joint, 'a' | 'b'>): FaultModel =>
  sides.a.faults.benign ? sides.a.faults : traitorsOf(sides);

/** Both decisions, behind a's. */
export interface JointDecision<B> extends Decision<B> {
  readonly a: Decision<B>;
  readonly b: Decision<B>;
}

const programOf = <B>(sides: Pick<Joint, 'a' | 'b'>, { logic }: Setting<B>): Program<B> => {
  const on = ({ protocol: own, army, schedule }: Instance): Program<B> & { readonly rounds: number } => ({
    ...own.program({ logic, army }),
    rounds: schedule.rounds,
  });
  const both: Both<Program<B> & { readonly rounds: number }> = { a: on(sides.a), b: on(sides.b) };
  return {
    start: (self, order): Both<State<B>> => ({ a: both.a.start(self, order), b: both.b.start(self, order) }),
    send: (self, state: Both<State<B>>, round, to) =>
      (['a', 'b'] as const).flatMap((side) =>
        labelsOf(sides[side].schedule, round, self, to).length === 0
          ? []
          : both[side].send(self, state[side], round, to),
      ),
    receive: (self, state: Both<State<B>>, round, inbox, coins): Both<State<B>> => {
      const next = (side: Side): State<B> => {
        const { protocol: own, army } = sides[side];
        if (round > both[side].rounds) return state[side];
        const heard = inbox.map((message, from) => half(side, sides, round)(message, from, self));
        return both[side].receive(self, state[side], round, heard, coins.slice(0, own.coins(army, round, self)));
      };
      return { a: next('a'), b: next('b') };
    },
    decide: (self, state: Both<State<B>>): JointDecision<B> => {
      const [a, b] = [both.a.decide(self, state.a), both.b.decide(self, state.b)];
      return { decided: a.decided, value: a.value, a, b };
    },
  };
};

/** Whether renaming generals does the same to every claim that both schedule: only then is the product symmetric. */
const renameAlike = ({ a, b }: Pick<Joint, 'a' | 'b'>, alike: readonly General[]): boolean => {
  const swaps = alike.slice(1).map((right, i) => {
    const left = alike[i];
    return (general: General): General => (general === left ? right : general === right ? (left ?? general) : general);
  });
  const shared = new Set(
    a.schedule.links.flatMap((table, r) =>
      table.flatMap((row, from) =>
        row.flatMap((labels, to) => {
          const others = labelsOf(b.schedule, r + 1, from, to);
          return labels.filter((label) => others.includes(label));
        }),
      ),
    ),
  );
  return swaps.every((swap) =>
    [...shared].every((label) => a.protocol.rename(label, swap) === b.protocol.rename(label, swap)),
  );
};

const protocolOf = (sides: Pick<Joint, 'a' | 'b'>, schedule: Schedule): Protocol => {
  const { a, b } = sides;
  const coins = (round: number, general: General, { protocol: own, army, schedule: { rounds } }: Instance): number =>
    round > rounds ? 0 : own.coins(army, round, general);
  const inB = b.protocol.interchangeable(b.army);
  const common = a.protocol.interchangeable(a.army).filter((general) => inB.includes(general));
  const alike = renameAlike(sides, common) ? common : [];
  return protocol({
    name: `${a.protocol.name}-and-${b.protocol.name}`,
    title: `${a.protocol.title} and ${b.protocol.title}, side by side`,
    problem: a.protocol.problem,
    faults: [a.faults.family],
    mostValues: Math.min(a.protocol.mostValues, b.protocol.mostValues),
    rounds: () => schedule.rounds,
    claims: (_army, round, from, to) => labelsOf(schedule, round, from, to),
    rename: (label, to) => {
      const side: Side = label.startsWith('a:') ? 'a' : 'b';
      return labelOn(side, sides[side].protocol.rename(label.slice(2), to));
    },
    interchangeable: () => alike,
    coins: (_army, round, general) => Math.max(coins(round, general, a), coins(round, general, b)),
    program: (setting) => programOf(sides, setting),
  });
};

const incomparable = (message: string): E.Either<Incomparable, never> => E.left({ _tag: 'Incomparable', message });

const products = new WeakMap<Instance, Joint>();

/** The two instances that an instance is the product of; `null` if it is none. */
export const halvesOf = (instance: Instance): Joint | null => products.get(instance) ?? null;

/** The product of two instances, or why there is none. */
export const joined = (a: Instance, b: Instance): E.Either<Incomparable, Joint> => {
  const [here, there] = [a.protocol, b.protocol];
  if (here.problem !== there.problem)
    return incomparable(
      `they solve different problems: ${here.name} is for ${here.problem}, ${there.name} for ${there.problem}`,
    );
  if (a.army.n !== b.army.n || a.army.values !== b.army.values)
    return incomparable('they are of different sizes: only the same generals with the same orders can be compared');
  if (a.faults.name !== b.faults.name)
    return incomparable(`one is asked about under ${a.faults.name} faults, the other under ${b.faults.name}`);
  if (!a.faults.benign && loses(a.faults.links))
    return incomparable(
      `under ${a.faults.name} faults each of the two would lose messages of its own: compare them under ${a.faults.family} or under loss`,
    );
  const schedule = scheduleOf(a.schedule, b.schedule, a.army);
  const army: Army = { ...a.army, parameters: {} };
  const instance = { protocol: protocolOf({ a, b }, schedule), army, faults: faultsOf({ a, b }), schedule };
  const joint: Joint = { a, b, instance };
  products.set(instance, joint);
  return E.right(joint);
};

/**
 * Which messages one side has to lose so that the same ones arrive as in the product: those that were lost, but where a
 * general crashes, only in the first round that this side notices. One that crashes while it sends what only the other
 * side schedules, crashes here in its next round.
 */
const lossesOn = (
  { schedule, army, faults }: Instance,
  lostInBoth: (round: number, from: General, to: General) => boolean,
): ((round: number, from: General, to: General) => boolean) => {
  if (faults.role?.stops !== true) return lostInBoth;
  const receivers = generals(army);
  const lastRounds = receivers.map((from) => {
    let crashed = false;
    for (let round = 1; round <= schedule.rounds; round++) {
      const missing = receivers.filter((to) => crashed || lostInBoth(round, from, to));
      if (missing.some((to) => labelsOf(schedule, round, from, to).length > 0)) return { round, missing };
      crashed ||= missing.length > 0;
    }
    return null;
  });
  return (round, from, to) => {
    const last = lastRounds[from];
    return last?.round === round && last.missing.includes(to);
  };
};

/** The choices of one side that lead to what was chosen in the product; what nobody chose there is honest. */
export const choicesOn = (joint: Joint, side: Side, made: ReadonlyMap<string, boolean>): Choose<boolean> => {
  const isLost = lossesOn(
    joint[side],
    (round, from, to) => made.get(choiceName({ _tag: 'lost', round, from, to })) === true,
  );
  return (choice, honest) =>
    choice._tag === 'lost'
      ? isLost(choice.round, choice.from, choice.to)
      : (made.get(choiceName(choiceOn('a', choice))) ?? made.get(choiceName(choiceOn(side, choice))) ?? honest);
};
