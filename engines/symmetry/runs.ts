/**
 * Whole runs, compared with renamed ones: all scenarios of a placement of the faults, and all of the renamed placement, told by the
 * names that orders and choices had before.
 *
 * Of the scenarios that are allowed this compares all that the engines look at (docs/factoring.md): which these are, what is
 * decided, what is met; and besides what would have been honest, so what is a lie, whether somebody loyal heard something else than was
 * sent, and whether anything was lost. What differs in the first three changes verdicts, so that the generals are not
 * interchangeable.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Choice, Choose } from '../../model/choice.ts';
import { choiceName } from '../../model/choice.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import type { Execution } from '../../model/execution.ts';
import { execute, runOf } from '../../model/execution.ts';
import type { Instance } from '../../model/instance.ts';
import { isOrder, orderOf } from '../../model/order.ts';
import { holdsOrder } from '../../model/problem.ts';
import { renamedChoice } from '../../model/relabelling.ts';
import { freeOrders } from '../../model/scenario.ts';
import { namedLeaves } from '../../model/named-leaves.ts';
import { courtOf, meets } from '../../properties/judge.ts';
import type { Property } from '../../properties/property.ts';
import { viewChanged } from '../symbolic/witnesses.ts';
import type { GroupAction, GroupRenaming } from './action.ts';
import { backwards } from './action.ts';
import type { EqualityClaim } from './equality.ts';

/** A renaming of generals, and what a choice of the renamed run was called before. */
export interface Naming {
  readonly to: (general: General) => General;
  readonly from: (general: General) => General;
  readonly was: (choice: Choice) => string;
  /** What it does, in words. */
  readonly words: string;
}

/** The naming that changes nothing. */
const SAME: Naming = { to: (general) => general, from: (general) => general, was: choiceName, words: '' };

/** Two generals swapped, as the protocol renames them, be that an action of their permutations or not. */
export const swapping = (instance: Instance, first: General, second: General): Naming => {
  const swap = (general: General): General => (general === first ? second : general === second ? first : general);
  return {
    to: swap,
    from: swap,
    was: (choice) => choiceName(renamedChoice(instance, choice, swap)),
    words: `renaming ${String(first)} and ${String(second)}`,
  };
};

/** A member of a group that acts on generals and labels. */
export const namingOf = ({ letters: { names }, alike, swap }: GroupAction, renaming: GroupRenaming): Naming => {
  const [who, labels] = [backwards(renaming.generals), backwards(renaming.labels)];
  const numbers = new Map(names.map((name, label) => [name, label]));
  const from = (general: General): General => at(who, general);
  const was = (choice: Choice): Choice => {
    switch (choice._tag) {
      case 'claim': {
        const label = names[labels[numbers.get(choice.label) ?? -1] ?? -1] ?? choice.label;
        return { ...choice, from: from(choice.from), to: from(choice.to), label };
      }
      case 'lost':
        return { ...choice, from: from(choice.from), to: from(choice.to) };
      case 'coin':
        return { ...choice, general: from(choice.general) };
    }
  };
  const some = renaming === swap ? alike.slice(0, 2).map(String).join(' and ') : `${alike.join(', ')} in turn`;
  return {
    to: (general) => at(renaming.generals, general),
    from,
    was: (choice) => choiceName(was(choice)),
    words: `renaming ${some}`,
  };
};

/** A run of all scenarios of a placement, told by former names. */
interface Run extends Execution<Literal> {
  /** It is a scenario: it is allowed, and every order is one. */
  readonly valid: Literal;
  /** By choice: what would have been honest. */
  readonly honest: ReadonlyMap<string, Literal>;
  /** Two choices have one name. */
  readonly mistaken: boolean;
  readonly changed: Literal;
  readonly met: (property: Property) => Literal;
}

/** The run in which these, and the renamed ones of these, are faulty. */
const renamedRun = (
  instance: Instance,
  made: Circuit,
  faulty: readonly General[],
  { to, from, was }: Naming = SAME,
): Run => {
  const { army, protocol } = instance;
  const { logic, input } = made;
  const there = faulty.map(to).sort((a, b) => a - b);
  const free = freeOrders(instance, there);
  const retreat = orderOf(logic, army, 0);
  const orders = generals(army).map((general) =>
    holdsOrder(protocol, general)
      ? Array.from({ length: army.values - 1 }, (_, bit) => input(`order:${String(from(general))}=${String(bit + 1)}`))
      : retreat,
  );
  const honest = new Map<string, Literal>();
  let mistaken = false;
  const choose: Choose<Literal> = (choice, prescribed) => {
    const name = was(choice);
    mistaken ||= honest.has(name);
    honest.set(name, prescribed);
    return input(name);
  };
  const execution = execute(runOf(logic, instance, there), orders, choose);
  const judged = orders.map((order, general) => (free.includes(general) ? retreat : order));
  const court = courtOf(logic, instance, there);
  return {
    ...execution,
    valid: logic.all([execution.allowed, ...orders.map((order) => isOrder(logic, order))]),
    honest,
    mistaken,
    changed: viewChanged({ instance, faulty: there, circuit: made, execution }),
    met: (property) => meets(property, court, judged, execution),
  };
};

/** What has to be equal in all scenarios of a placement and of the renamed one. */
export interface RunClaims {
  /** The renaming makes one choice of two, so the renamed scenario of a scenario is none. */
  readonly mistaken: boolean;
  /** What changes verdicts. */
  readonly verdicts: readonly EqualityClaim[];
  /** What changes no more than lies and witnesses. */
  readonly others: readonly EqualityClaim[];
}

/** What has to be equal of a placement’s runs and the renamed ones: renaming by renaming. */
export const runClaims = (
  instance: Instance,
  made: Circuit,
  faulty: readonly General[],
  properties: readonly Property[],
  namings: readonly Naming[],
): readonly RunClaims[] => {
  const { logic } = made;
  const here = renamedRun(instance, made, faulty);
  const { valid } = here;
  const never = logic.zero;
  return namings.map((naming): RunClaims => {
    const there = renamedRun(instance, made, faulty, naming);
    const changes = (what: string): string => `${naming.words} changes ${what}`;
    const apart = (what: string): string => `${changes(what)}: they are not interchangeable`;
    /** Equal in all scenarios, where it is known which these are. */
    const same = (one: Literal, other: Literal, otherwise: string): EqualityClaim =>
      one === other
        ? { here: one, there: other, otherwise }
        : { here: logic.meet(valid, one), there: logic.meet(valid, other), otherwise };
    const decided = generals(instance.army).flatMap((general) => {
      const [own, renamed] = [at(here.decisions, general), at(there.decisions, naming.to(general))];
      const otherwise = apart(`what ${String(general)} decides`);
      const [leaves, others] = [namedLeaves<Literal>(own), namedLeaves<Literal>(renamed)];
      if (leaves.size !== others.size || [...leaves.keys()].some((name) => !others.has(name)))
        return [{ here: valid, there: never, otherwise }];
      return [...leaves].map(([name, leaf]) => same(leaf, others.get(name) ?? -leaf, otherwise));
    });
    const namedAlike =
      !here.mistaken &&
      !there.mistaken &&
      here.honest.size === there.honest.size &&
      [...here.honest.keys()].every((name) => there.honest.has(name));
    const choices = changes('which choices there are');
    return {
      mistaken: there.mistaken,
      verdicts: [
        { here: valid, there: there.valid, otherwise: apart('what is allowed') },
        ...decided,
        ...properties.map((property) =>
          same(here.met(property), there.met(property), changes(`whether ${property.name} holds: it is not symmetric`)),
        ),
      ],
      others: [
        ...(namedAlike ? [] : [{ here: logic.one, there: never, otherwise: choices }]),
        ...[...here.honest].map(([name, honest]) =>
          same(honest, there.honest.get(name) ?? -honest, changes(`what would be honest (${name})`)),
        ),
        same(here.changed, there.changed, changes('whether a loyal general hears what was not sent to it')),
        same(here.lost, there.lost, changes('whether a message is lost')),
      ],
    };
  });
};
