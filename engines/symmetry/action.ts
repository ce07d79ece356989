/**
 * How renaming generals acts on labels: what a declaration of interchangeable generals has to mean before anything else.
 *
 * Of the group that is declared two members are looked at, `swap` = (a₀ a₁) and `turn` = (a₀ a₁ … aₖ₋₁): they generate it.
 * Each has to take the labels of every link one to one to those of the renamed link. That they act on labels as permutations
 * of k generals do, and not as some larger group, is Coxeter's presentation of the symmetric group: with sᵢ = turnⁱ swap turn⁻ⁱ
 *
 *     s₀² = 1,   (s₀ s₁)³ = 1,   (s₀ sⱼ)² = 1 for j ≥ 2,   turn = s₀ s₁ … sₖ₋₂
 *
 * and all other relations are these, conjugated. Then what leaves a general in its place is made of what it seems to be
 * made of, and each general need be looked at only once (`program.ts`).
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Instance } from '../../model/instance.ts';
import type { Label } from '../../model/message.ts';

/** A permutation of 0, 1, …: what each becomes. */
type Permutation = readonly number[];

/** A member of the group: what each general and each label becomes. */
export interface GroupRenaming {
  readonly generals: Permutation;
  /** By a label's number. */
  readonly labels: Permutation;
}

/** The labels of an instance, numbered, and the numbers of those on each link. */
export interface Letters {
  readonly names: readonly Label[];
  /** `[round - 1][from][to]`. */
  readonly links: readonly (readonly (readonly (readonly number[])[])[])[];
}

/** A group that acts on an instance's generals and labels. */
export interface GroupAction {
  readonly letters: Letters;
  /** The interchangeable generals: at least two. */
  readonly alike: readonly General[];
  readonly swap: GroupRenaming;
  readonly turn: GroupRenaming;
}

/** Why there is no such action. */
export interface NoAction {
  readonly _tag: 'NoAction';
  readonly reason: string;
}

export const labelLetters = ({ schedule }: Instance): Letters => {
  const numbers = new Map<Label, number>();
  const names: Label[] = [];
  const numberOf = (label: Label): number => {
    const known = numbers.get(label);
    if (known !== undefined) return known;
    numbers.set(label, names.length);
    return names.push(label) - 1;
  };
  const links = schedule.links.map((table) => table.map((row) => row.map((labels) => labels.map(numberOf))));
  return { names, links };
};

/** First `before`, then `after`. */
const then = (before: Permutation, after: Permutation): Permutation => before.map((x) => at(after, x));

export const backwards = (permutation: Permutation): Permutation => {
  const back: number[] = [...permutation];
  permutation.forEach((x, i) => (back[x] = i));
  return back;
};

/** One renaming after another. */
export const followed = (before: GroupRenaming, after: GroupRenaming): GroupRenaming => ({
  generals: then(before.generals, after.generals),
  labels: then(before.labels, after.labels),
});

export const inverse = ({ generals: who, labels }: GroupRenaming): GroupRenaming => ({
  generals: backwards(who),
  labels: backwards(labels),
});

/** The renaming that changes nothing. */
export const identity = ({ army }: Instance, { names }: Letters): GroupRenaming => ({
  generals: generals(army),
  labels: names.map((_, i) => i),
});

const isSame = (a: Permutation, b: Permutation): boolean => a.every((x, i) => x === b[i]);

const no = (reason: string): NoAction => ({ _tag: 'NoAction', reason });

/** What a renaming of generals does to labels, if it takes the labels of each link to those of the renamed link. */
const renamingOf = (instance: Instance, letters: Letters, who: Permutation): GroupRenaming | NoAction => {
  const { protocol } = instance;
  const { names, links } = letters;
  const to = (general: General): General => at(who, general);
  const numbers = new Map(names.map((name, i) => [name, i]));
  const labels = names.map((name) => numbers.get(protocol.rename(name, to)) ?? -1);
  const moved = who.flatMap((image, general) => (image === general ? [] : [general]));
  const between = `renaming ${moved.slice(0, 2).map(String).join(' and ')}`;
  /** The last link that a label was expected on. */
  const expected = names.map(() => -1);
  let stamp = 0;
  for (const [r, table] of links.entries())
    for (const [from, row] of table.entries())
      for (const [receiver, here] of row.entries()) {
        const there = at(at(at(links, r), to(from)), to(receiver));
        stamp += 1;
        for (const label of there) expected[label] = stamp;
        if (here.length !== there.length || here.some((label) => expected[labels[label] ?? -1] !== stamp))
          return no(
            `${between} changes what ${String(from)} says to ${String(receiver)} in round ${String(r + 1)}: its claims are not the renamed ones`,
          );
      }
  return new Set(labels).size === labels.length
    ? { generals: who, labels }
    : no(`${between} makes one label of two: rename does not rename them one to one`);
};

const times = (permutation: Permutation, count: number): Permutation => {
  let power = permutation;
  for (let i = 1; i < count; i++) power = then(power, permutation);
  return power;
};

/** `sᵢ`, which swaps the i-th general and the next: turned back, swapped, and turned again. */
const neighboursFrom = (swap: Permutation, turn: Permutation, k: number): readonly Permutation[] => {
  const back = backwards(turn);
  const neighbours: Permutation[] = [swap];
  for (let i = 1; i < k - 1; i++) neighbours.push(then(then(back, at(neighbours, i - 1)), turn));
  return neighbours;
};

/** Whether swap and turn act on labels as a group of permutations of `k` generals does. */
const isAction = (swap: Permutation, turn: Permutation, k: number): boolean => {
  const nothing = swap.map((_, i) => i);
  const neighbours = neighboursFrom(swap, turn, k);
  if (!isSame(times(swap, 2), nothing)) return false;
  for (const [j, other] of neighbours.entries())
    if (j > 0 && !isSame(times(then(swap, other), j === 1 ? 3 : 2), nothing)) return false;
  // The rightmost of a product comes first.
  return isSame(
    neighbours.reduceRight((product, next) => then(product, next), nothing),
    turn,
  );
};

/** The action of the symmetric group on these generals, or why there is none. */
export const actionOf = (
  instance: Instance,
  alike: readonly General[],
  letters: Letters = labelLetters(instance),
): GroupAction | NoAction => {
  const permuted = (image: (place: number) => number): Permutation => {
    const who = [...generals(instance.army)];
    alike.forEach((general, place) => (who[general] = at(alike, image(place))));
    return who;
  };
  const swap = renamingOf(
    instance,
    letters,
    permuted((place) => (place < 2 ? 1 - place : place)),
  );
  if ('_tag' in swap) return swap;
  const turn = renamingOf(
    instance,
    letters,
    permuted((place) => (place + 1) % alike.length),
  );
  if ('_tag' in turn) return turn;
  return isAction(swap.labels, turn.labels, alike.length)
    ? { letters, alike, swap, turn }
    : no('renaming labels twice is not renaming them once: rename is no action of the generals’ permutations');
};

/** Whether `rename` does to labels what the action does, also where two neighbours among the interchangeable are swapped. */
export const renamesNeighbours = (
  { protocol }: Instance,
  { letters: { names }, alike, swap, turn }: GroupAction,
): boolean =>
  neighboursFrom(swap.labels, turn.labels, alike.length).every((labels, i) => {
    const [one, other] = [at(alike, i), at(alike, i + 1)];
    const swapped = (general: General): General => (general === one ? other : general === other ? one : general);
    return names.every((name, label) => protocol.rename(name, swapped) === names[at(labels, label)]);
  });
