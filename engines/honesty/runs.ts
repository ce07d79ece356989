/**
 * Whether traitors may say what the loyal say in the runs that there are: all scenarios of a placement of the faults, as one
 * circuit. It refutes that, or proves it where what might be heard does not (`inboxes.ts`).
 *
 * Limits: only small runs are looked through in every placement; of others no more than those in which nobody is faulty.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Choose } from '../../model/choice.ts';
import { choiceName } from '../../model/choice.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import { circuit } from '../../model/circuit.ts';
import { execute, runOf } from '../../model/execution.ts';
import type { Instance } from '../../model/instance.ts';
import { isOrder, orderOf } from '../../model/order.ts';
import { holdsOrder } from '../../model/problem.ts';
import type { Work } from '../../model/work.ts';
import { placements, placementText } from '../exhaustive/placement.ts';
import type { ProofBudget, EqualityClaim } from '../symmetry/equality.ts';
import { budget, settling } from '../symmetry/equality.ts';
import { areTooMany } from '../symmetry/miter.ts';
import { usedLinks, linkText, nothingHeard, permissionIn } from './allowed.ts';

/** Runs with more claims than this are not looked through. */
const MOST_CLAIMS = 5_000;

/** What may be spent on all of them: work, and steps of decision diagrams. */
const MOST = { work: 10_000_000, steps: 1_000_000 } as const;

/** What came of it: how many messages of how many placements. */
export type Looked =
  | { readonly _tag: 'Shown'; readonly messages: number; readonly computed: number }
  | { readonly _tag: 'Refuted'; readonly by: 'admissible' | 'signatures'; readonly reason: string }
  | { readonly _tag: 'Undecided'; readonly reason: string };

/** What is claimed of messages, that they are admissible, and of the signatures in them. */
interface Claims {
  readonly admissible: readonly EqualityClaim[];
  readonly signatures: readonly EqualityClaim[];
}

/** What has to hold in all scenarios of a placement: message by message of the loyal, in the order of the rounds. */
const claimsOf = (instance: Instance, made: Circuit, faulty: readonly General[]): Claims => {
  const { army, protocol } = instance;
  const { logic, input } = made;
  const orders = generals(army).map((general) =>
    holdsOrder(protocol, general)
      ? Array.from({ length: army.values - 1 }, (_, bit) => input(`order:${String(general)}=${String(bit + 1)}`))
      : orderOf(logic, army, 0),
  );
  const choose: Choose<Literal> = (choice) => input(choiceName(choice));
  const { rounds, allowed } = execute(runOf(logic, instance, faulty), orders, choose);
  const scenario = logic.all([allowed, ...orders.map((order) => isOrder(logic, order))]);
  const permission = permissionIn(instance, made);
  const heard = generals(army).map(nothingHeard);
  const claims: Readonly<Record<keyof Claims, EqualityClaim[]>> = { admissible: [], signatures: [] };
  const where = faulty.length === 0 ? '' : ` (${placementText(faulty)})`;
  for (const [r, { sent, heard: arrived }] of rounds.entries()) {
    const links = [...usedLinks(instance)].filter(({ round }) => round === r + 1);
    const claim = (kind: keyof Claims, wanted: Literal, otherwise: string): void => {
      claims[kind].push({ here: logic.implies(scenario, wanted), there: logic.one, otherwise: `${otherwise}${where}` });
    };
    for (const link of links.filter(({ from }) => !faulty.includes(from))) {
      const said = at(at(sent, link.from), link.to);
      claim('admissible', permission.admissible(link, said), `${linkText(link)} as prescribed is not admissible`);
      claim(
        'signatures',
        logic.all(permission.signed(at(heard, link.from), link, said, faulty)),
        `${linkText(link)} as prescribed takes a signature that ${String(link.from)} was not told`,
      );
    }
    for (const link of links) permission.hear(at(heard, link.to), link, at(at(arrived, link.to), link.from));
  }
  return claims;
};

/** Whether traitors may say what the loyal say in all runs with at most `t` faulty. */
export function* lookedThrough(
  given: Instance,
  t: number,
  spending: ProofBudget = budget(MOST.work, MOST.steps),
): Work<Looked> {
  if (given.schedule.claims > MOST_CLAIMS) return { _tag: 'Undecided', reason: 'a run is too large to look through' };
  // The kernel keeps an instance's programs for as long as there is the instance: those of a copy are let go.
  const instance = { ...given };
  const many = areTooMany(instance, t);
  let [messages, computed] = [0, 0];
  let forged: string | null = null;
  for (const { representative: faulty } of placements(instance, many ? 0 : t, [])) {
    yield;
    const made = circuit('sharp');
    const claims = claimsOf(instance, made, faulty);
    // An inadmissible message is reported before a forged signature, whichever placement shows it.
    for (const kind of ['admissible', 'signatures'] as const) {
      if (kind === 'signatures' && forged !== null) continue;
      const { difference, open, computed: here } = yield* settling(made, claims[kind], spending);
      if (difference !== null && kind === 'admissible')
        return { _tag: 'Refuted', by: kind, reason: difference.claim.otherwise };
      if (difference !== null) forged = difference.claim.otherwise;
      else if (open.length > 0) return { _tag: 'Undecided', reason: 'to look through its runs takes too long' };
      computed += here;
    }
    messages += claims.admissible.length;
  }
  if (forged !== null) return { _tag: 'Refuted', by: 'signatures', reason: forged };
  return many
    ? { _tag: 'Undecided', reason: 'there are too many runs to look through' }
    : { _tag: 'Shown', messages, computed };
}
