/**
 * The validity conditions: what the loyal have to decide, and when.
 *
 *   commander           broadcast: if the commander is loyal, loyal lieutenants decide its order (Lamport, Shostak
 *                       and Pease 1982, IC2)
 *   loyal-unanimity     consensus under traitors: if all loyal generals hold v, the loyal decide v
 *                       (Lynch 1996, §6.3)
 *   unanimity           consensus under benign faults: if all generals hold v, the loyal decide v (Lynch 1996, §6.1)
 *   weak-unanimity      consensus: if nobody is faulty and all generals hold v, they decide v (Lamport 1983, weak
 *                       agreement)
 *   coordinated-attack  all RETREAT: RETREAT; all ATTACK and nothing lost: ATTACK (Lynch 1996, §5.1)
 *
 * Each demands it of those that decide; that they do is `termination`.
 */

/** What a condition declares of itself: shared code asks these, and never which one it has. */
export interface Condition {
  readonly name: string;
  readonly statement: string;
  readonly source: string;
  /**
   * Whose orders its premise speaks of. `everybody’s` and `everybody’s if nobody is faulty` need all orders to be part of the
   * scenario, which a traitor’s is not; where nobody is faulty, it is.
   */
  readonly about: 'the commander' | 'the loyal' | 'everybody' | 'everybody, if nobody is faulty';
  /** A lost message excuses everybody from any order but RETREAT. */
  readonly excusedByLoss: boolean;
}

/** Every condition, in the order in which they are listed. */
export const conditions = [
  {
    name: 'commander',
    statement: 'if the commander is loyal, every loyal lieutenant that decides, decides its order',
    source: 'Lamport, Shostak and Pease 1982, IC2',
    about: 'the commander',
    excusedByLoss: false,
  },
  {
    name: 'loyal-unanimity',
    statement: 'if all loyal generals hold the same order, every loyal general that decides, decides it',
    source: 'Lynch 1996, §6.3',
    about: 'the loyal',
    excusedByLoss: false,
  },
  {
    name: 'unanimity',
    statement: 'if all generals hold the same order, every loyal general that decides, decides it',
    source: 'Lynch 1996, §6.1',
    about: 'everybody',
    excusedByLoss: false,
  },
  {
    name: 'weak-unanimity',
    statement: 'if nobody is faulty and all generals hold the same order, every general that decides, decides it',
    source: 'Lamport 1983, The weak Byzantine generals problem',
    about: 'everybody, if nobody is faulty',
    excusedByLoss: false,
  },
  {
    name: 'coordinated-attack',
    statement: 'if all hold RETREAT nobody attacks, and if all hold ATTACK and no message is lost nobody retreats',
    source: 'Lynch 1996, §5.1',
    about: 'everybody',
    excusedByLoss: true,
  },
] as const;

/** The names of the validity conditions. */
export type ValidityName = (typeof conditions)[number]['name'];

/** All of them. */
export const validityNames: readonly ValidityName[] = conditions.map(({ name }) => name);

const byName = new Map<string, Condition>(conditions.map((each) => [each.name, each]));

/** The condition of that name. */
export const conditionOf = (name: ValidityName): Condition => {
  const known = byName.get(name);
  if (known === undefined) throw new Error(`there is no validity “${name}”`);
  return known;
};

/** The orders that a condition's premise speaks of; `null` where it demands nothing, whatever they are. */
export const concerned = <A>(
  name: ValidityName,
  faulty: readonly boolean[],
  orders: readonly A[],
): readonly A[] | null => {
  switch (conditionOf(name).about) {
    case 'the commander':
      return faulty[0] === true ? null : orders.slice(0, 1);
    case 'the loyal':
      return orders.filter((_, general) => faulty[general] !== true);
    case 'everybody, if nobody is faulty':
      return faulty.includes(true) ? null : orders;
    case 'everybody':
      return orders;
  }
};

/** Whether a condition has a meaning, for a problem with a commander or without, under benign faults or not. */
export const hasMeaning = ({ about }: Condition, commanded: boolean, benign: boolean): boolean =>
  commanded ? about === 'the commander' : about !== 'the commander' && (benign || about !== 'everybody');
