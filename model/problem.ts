/**
 * The problems: what is to be agreed on, and by whom.
 */
import type { General } from './army.ts';
import type { ArgumentName } from './argument-name.ts';

/** What a problem declares of itself: shared code asks these, and never which one it has. */
export interface ProblemKind {
  /** The name on the command line and in files. */
  readonly name: string;
  /** The general that alone holds an order, and commands; `null` where everybody holds one. */
  readonly commander: General | null;
  /** How many generals there are, where that is part of the problem. */
  readonly n: number | null;
  /** How many traitors a protocol for it is built for, where that is part of the problem. */
  readonly m: number | null;
  /** The families of faults under which a protocol for it has a meaning, unless its author says otherwise. */
  readonly faults: readonly string[];
  /** The validity that is meant where none is named (`properties/conditions.ts`), under benign faults and under traitors. */
  readonly validity: { readonly benign: string; readonly treacherous: string };
  /** Which impossibility arguments are about it. */
  readonly arguments: readonly ArgumentName[];
  /** Why it has none under any other; `null` where that is for its author to say. */
  readonly whyNoOther: string | null;
}

/** Every problem; a protocol names the one that it solves. */
export const problems = [
  {
    // General 0 holds the order and commands (Lamport, Shostak and Pease 1982).
    name: 'broadcast',
    commander: 0,
    n: null,
    m: null,
    faults: ['byzantine', 'crash', 'loss'],
    validity: { benign: 'commander', treacherous: 'commander' },
    arguments: ['covering'],
    whyNoOther: null,
  },
  {
    // Everybody holds an order (Pease, Shostak and Lamport 1980).
    name: 'consensus',
    commander: null,
    n: null,
    m: null,
    faults: ['byzantine', 'crash', 'loss'],
    validity: { benign: 'unanimity', treacherous: 'loyal-unanimity' },
    arguments: ['covering', 'walk'],
    whyNoOther: null,
  },
  {
    // Consensus between two over a lossy link (Gray 1978).
    name: 'coordinated-attack',
    commander: null,
    n: 2,
    m: 0,
    faults: ['loss'],
    validity: { benign: 'coordinated-attack', treacherous: 'loyal-unanimity' },
    arguments: ['chain'],
    whyNoOther: 'in a coordinated attack both generals are loyal and the link is the enemy',
  },
] as const;

/** The name of a problem. */
export type Problem = (typeof problems)[number]['name'];

type Kind = (typeof problems)[number] & ProblemKind;

/** The declaration of a problem. A name that is no problem gets that of consensus here, and is refused when the protocol is looked over. */
export const problemOf = ({ problem }: { readonly problem: Problem }): Kind =>
  problems.find(({ name }) => name === problem) ?? problems[1];

/** Whether one general alone holds an order, and commands. */
export const hasCommander = (problem: Problem): boolean => problemOf({ problem }).commander !== null;

/** The problem that is meant under faults where none is named: the first that has those for its own, else consensus. */
export const usualProblem = ({ family }: { readonly family: string }): Problem =>
  problems.find(({ faults: [first], whyNoOther }) => whyNoOther !== null && first === family)?.name ?? 'consensus';

/** Whether an impossibility argument is about the problem that something solves. */
export const isAbout = (of: { readonly problem: Problem }, argument: ArgumentName): boolean =>
  problemOf(of).arguments.some((each) => each === argument);

/** Whether a general holds an order of its own: where one commands, only that one does. */
export const holdsOrder = ({ problem }: { readonly problem: Problem }, general: General): boolean => {
  const { commander } = problemOf({ problem });
  return commander === null || general === commander;
};

/** Whether a general commands. */
export const commands = (of: { readonly problem: Problem }, general: General): boolean =>
  problemOf(of).commander === general;
