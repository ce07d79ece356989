/**
 * Whether a fault model treats interchangeable generals alike: renaming what is sent, who is faulty and what is chosen renames
 * what arrives, and changes nothing about what is allowed, what is lost, and what would have been honest.
 *
 * Its program is run by itself over free messages and choices, all rounds and receivers, in every placement, and compared
 * under both generators of the group. Ours need no more than the argument for every size (`model/faults/impartial.ts`), and this
 * comparison is a law of them.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Choice, Choose } from '../../model/choice.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import { circuit } from '../../model/circuit.ts';
import { isImpartial } from '../../model/faults/impartial.ts';
import type { Instance } from '../../model/instance.ts';
import { placements } from '../exhaustive/placement.ts';
import type { Work } from '../../model/work.ts';
import type { GroupAction, Letters, GroupRenaming } from './action.ts';
import { backwards, identity } from './action.ts';
import type { EqualityClaim, EqualityProof } from './equality.ts';
import { proofFrom } from './equality.ts';

/** A fault program's answers, by what they are about. */
interface Answers {
  readonly values: ReadonlyMap<string, Literal>;
  readonly allowed: Literal;
}

/** The conjuncts of a literal, so that the order in which receivers came does not matter. */
const conjuncts = ({ node }: Circuit, literal: Literal): readonly Literal[] => {
  const parts = new Set<Literal>();
  const pending = [literal];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const here = node(Math.abs(next));
    if (here._tag === 'Gate' && next > 0 && here.least === here.total) pending.push(...here.inputs);
    else if (here._tag === 'Gate' && next < 0 && here.least === 1) pending.push(...here.inputs.map((x) => -x));
    else parts.add(next);
  }
  return [...parts];
};

/** What a fault program does with these faulty, told by the names that a renaming leads back to. */
const answersOf = (
  instance: Instance,
  letters: Letters,
  made: Circuit,
  faulty: readonly General[],
  renaming: GroupRenaming,
): Answers => {
  const { army, protocol, schedule, faults } = instance;
  const everybody = generals(army);
  const { logic, input } = made;
  const [who, labels] = [backwards(renaming.generals), backwards(renaming.labels)];
  const numbers = new Map(letters.names.map((name, i) => [name, i]));
  const link = (round: number, from: General, to: General): string =>
    [round, at(who, from), at(who, to)].map(String).join(':');
  const named = (choice: Choice): string => {
    if (choice._tag === 'coin') return `coin:${String(at(who, choice.general))}:${String(choice.coin)}`;
    const where = link(choice.round, choice.from, choice.to);
    return choice._tag === 'lost' ? where : `${where}:${String(labels[numbers.get(choice.label) ?? -1])}`;
  };
  const values = new Map<string, Literal>();
  const choose: Choose<Literal> = (choice, honest) => {
    const name = `${choice._tag}:${named(choice)}`;
    values.set(`honest ${name}`, honest);
    return input(name);
  };
  const isFaulty = everybody.map((general) => faulty.some((each) => at(renaming.generals, each) === general));
  const program = faults.program({ logic, protocol, army, schedule, faulty: isFaulty });
  const allowed: Literal[] = [];
  let memory = program.start;
  for (let round = 1; round <= schedule.rounds; round++) {
    const on = (from: General, to: General): readonly number[] =>
      at(at(at(letters.links, round - 1), from), to).map((label) => at(labels, label));
    const sent = everybody.map((from) =>
      everybody.map((to) => on(from, to).map((label) => input(`sent:${link(round, from, to)}:${String(label)}`))),
    );
    memory = program.begin(memory, round, sent);
    for (const to of everybody) {
      const delivery = program.deliver(
        memory,
        round,
        to,
        sent.map((messages) => at(messages, to)),
        choose,
      );
      memory = delivery.memory;
      allowed.push(...conjuncts(made, delivery.allowed));
      for (const from of everybody)
        for (const [i, label] of on(from, to).entries())
          values.set(`heard ${link(round, from, to)}:${String(label)}`, at(at(delivery.inbox, from), i));
    }
  }
  values.set('lost', program.lost(memory));
  return { values, allowed: logic.all(allowed) };
};

/** What has to be equal in one placement. A text is something that cannot be. */
function* faultsAlike(
  instance: Instance,
  action: GroupAction,
  made: Circuit,
  faulty: readonly General[],
): Generator<EqualityClaim | string> {
  const { alike, letters, swap, turn } = action;
  const otherwise = `${instance.faults.name} does not treat generals ${alike.map(String).join(', ')} alike`;
  const here = answersOf(instance, letters, made, faulty, identity(instance, letters));
  for (const renaming of alike.length === 2 ? [swap] : [swap, turn]) {
    const there = answersOf(instance, letters, made, faulty, renaming);
    if (there.values.size !== here.values.size) yield otherwise;
    for (const [name, literal] of here.values) {
      const other = there.values.get(name);
      yield other === undefined ? otherwise : { here: literal, there: other, otherwise };
    }
    yield { here: here.allowed, there: there.allowed, otherwise };
  }
}

/** Whether the fault model treats alike, with these faulty, the generals that an action renames. */
export function* placementProof(
  instance: Instance,
  action: GroupAction,
  faulty: readonly General[],
): Work<EqualityProof> {
  const made = circuit('sharp');
  const claims: EqualityClaim[] = [];
  let structural = 0;
  for (const claim of faultsAlike(instance, action, made, faulty)) {
    if (typeof claim === 'string') return { _tag: 'Different', reason: claim };
    if (claim.here === claim.there) structural += 1;
    else claims.push(claim);
  }
  return yield* proofFrom(made, structural, claims);
}

/** Claims in all placements together, up to which a fault program is looked at in each. */
const MOST_CLAIMS = 200_000;

/** Whether the fault model treats alike the generals that an action renames, with at most `t` faulty. */
export function* faultsProof(instance: Instance, action: GroupAction, t: number): Work<EqualityProof> {
  const { faults, schedule } = instance;
  if (isImpartial(faults)) return { _tag: 'Proved', structural: 0, computed: 0 };
  const tooMuch: EqualityProof = {
    _tag: 'TooLarge',
    reason: `whether ${faults.name} treats generals alike is too much to find out`,
  };
  let [claimed, structural, computed] = [0, 0, 0];
  for (const { representative: faulty } of placements(instance, t, [])) {
    claimed += schedule.claims;
    if (claimed > MOST_CLAIMS) return tooMuch;
    const proof = yield* placementProof(instance, action, faulty);
    if (proof._tag !== 'Proved') return proof._tag === 'Open' ? tooMuch : proof;
    structural += proof.structural;
    computed += proof.computed;
  }
  return { _tag: 'Proved', structural, computed };
}
