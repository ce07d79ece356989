/**
 * Whether interchangeable generals are: a proof about the protocol alone, for every placement of the faults at once.
 *
 * If what each general does is what the renamed general does, renamed, whatever they hear (`behaviour.ts`), then by induction
 * over the rounds renaming a scenario renames its execution, as long as the fault model and what it asks the protocol are
 * renamed as well (docs/factoring.md). That is shown for generators of the group; and of a general that others can be renamed
 * to it is enough to show
 *
 *     that each of the others is the first, renamed               [ turnⁱ: the first → the i-th ]
 *     that renaming the others among each other leaves the first as it is
 *
 * because every renaming is made of these, for the first general. Generals that nobody is renamed to are shown to stay as
 * they are under both generators.
 */
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import { circuit } from '../../model/circuit.ts';
import type { Instance } from '../../model/instance.ts';
import { holdsOrder } from '../../model/problem.ts';
import type { Work } from '../../model/work.ts';
import type { GroupAction, GroupRenaming } from './action.ts';
import { followed, identity, inverse } from './action.ts';
import type { Behaviour, ComparisonStage } from './behaviour.ts';
import { behaviourOf, stageOf } from './behaviour.ts';
import { admissibleAlike, coinsDiffer, signaturesDiffer } from './declared.ts';
import type { EqualityClaim, EqualityProof } from './equality.ts';
import { proofFrom } from './equality.ts';

/** A circuit that grows larger than this is given up. */
const MOST_NODES = 3_000_000;

/** What has to be equal of two behaviours, or how their shapes differ. `otherwise` says what is wrong with a part. */
function* sameBehaviour(
  { instance: { army }, letters: { names } }: ComparisonStage,
  here: Behaviour,
  there: Behaviour,
  otherwise: (part: string) => string,
): Generator<EqualityClaim | string> {
  if (here.shape !== there.shape) yield otherwise('decides, in its shape,');
  for (const [place, literal] of here.said) {
    const other = there.said.get(place);
    if (other === literal) {
      yield { here: literal, there: other, otherwise: '' };
      continue;
    }
    const link = Math.floor(place / names.length);
    const part = `says to ${String(link % army.n)} in round ${String(Math.floor(link / army.n))}`;
    if (other === undefined) yield otherwise(part);
    else yield { here: literal, there: other, otherwise: otherwise(part) };
  }
  for (const [i, literal] of here.decides.entries())
    yield { here: literal, there: at(there.decides, i), otherwise: otherwise('decides') };
}

/** Every renaming of the others that leaves the first of the interchangeable generals in its place is made of these. */
const leavingTheFirst = ({
  alike,
  swap,
  turn,
}: GroupAction): readonly (readonly [renaming: GroupRenaming, words: string])[] => {
  if (alike.length < 3) return [];
  // (a₁ a₂) = turn swap turn⁻¹, and (a₁ … aₖ₋₁) = swap turn: a₁ → a₂, …, and the last by way of a₀ to a₁.
  const next = followed(followed(inverse(turn), swap), turn);
  const others = followed(turn, swap);
  const [, second, third] = alike;
  return [
    [next, `renaming ${String(second)} and ${String(third)}`],
    ...(alike.length === 3 ? [] : ([[others, `renaming ${alike.slice(1).map(String).join(', ')} in turn`]] as const)),
  ];
};

/** Between two claims, where making the next one takes long. */
const PAUSE = Symbol('pause');

/** All that has to be equal, general by general. A text is something that cannot be. */
function* allClaims(stage: ComparisonStage, action: GroupAction): Generator<EqualityClaim | string | typeof PAUSE> {
  const { instance, letters } = stage;
  const { alike, swap, turn } = action;
  const same = identity(instance, letters);
  const first = at(alike, 0);
  const behaviour = behaviourOf(stage, first, same);
  let renaming = turn;
  for (const other of alike.slice(1)) {
    const apart = (part: string): string =>
      `what ${String(other)} ${part} is not what ${String(first)} does with the names exchanged`;
    yield PAUSE;
    yield* sameBehaviour(stage, behaviour, behaviourOf(stage, first, renaming), apart);
    renaming = followed(renaming, turn);
  }
  for (const [kept, words] of leavingTheFirst(action)) {
    yield PAUSE;
    yield* sameBehaviour(
      stage,
      behaviour,
      behaviourOf(stage, first, kept),
      (part) => `${words} changes what ${String(first)} ${part}`,
    );
  }
  const generators = alike.length === 2 ? [swap] : [swap, turn];
  for (const general of generals(instance.army).filter((each) => !alike.includes(each))) {
    const own = behaviourOf(stage, general, same);
    for (const generator of generators) {
      yield PAUSE;
      yield* sameBehaviour(
        stage,
        own,
        behaviourOf(stage, general, generator),
        (part) => `renaming ${alike.map(String).join(', ')} changes what ${String(general)} ${part}`,
      );
    }
  }
  for (const generator of generators) {
    yield PAUSE;
    yield* admissibleAlike(stage, generator);
  }
}

/** What is wrong with what can be seen without running anything. */
const plainlyDifferent = (instance: Instance, action: GroupAction): string | null => {
  const { alike, swap, turn } = action;
  const [first = 0] = alike;
  const differing = alike.find((each) => holdsOrder(instance.protocol, each) !== holdsOrder(instance.protocol, first));
  if (differing !== undefined) return 'generals with and without an order of their own are declared interchangeable';
  return (
    coinsDiffer(instance, action) ??
    signaturesDiffer(instance, action, swap) ??
    signaturesDiffer(instance, action, turn)
  );
};

/** Whether the generals that an action renames are interchangeable as far as the protocol goes. */
export function* programProof(instance: Instance, action: GroupAction): Work<EqualityProof> {
  const plain = plainlyDifferent(instance, action);
  if (plain !== null) return { _tag: 'Different', reason: plain };
  const stage = stageOf(instance, action.letters, circuit('sharp'));
  const claims: EqualityClaim[] = [];
  let structural = 0;
  for (const claim of allClaims(stage, action)) {
    if (claim === PAUSE) {
      yield;
      continue;
    }
    if (typeof claim === 'string') return { _tag: 'Different', reason: claim };
    if (claim.here === claim.there) structural += 1;
    else claims.push(claim);
    if (stage.circuit.size() > MOST_NODES)
      return { _tag: 'TooLarge', reason: `its circuit has more than ${String(MOST_NODES)} gates` };
  }
  return yield* proofFrom(stage.circuit, structural, claims);
}
