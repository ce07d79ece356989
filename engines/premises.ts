/**
 * What a verdict rests on: each premise, and how it was established. A verdict is as strong as the weakest of them.
 */
import type { Army, General } from '../model/army.ts';
import { isImpartial } from '../model/faults/impartial.ts';
import type { Instance } from '../model/instance.ts';
import { halvesOf } from '../model/joint.ts';
import { thousands } from '../model/thousands.ts';
import type { Finding } from './finding.ts';
import type { Question } from './question.ts';
import { mostFaulty } from './question.ts';
import { honestyOf } from './honesty/honesty.ts';
import { engineOf } from './registry.ts';
import type { SymbolicFinding } from './symbolic/symbolic.ts';
import { symmetryOf } from './symmetry/symmetry.ts';

/**
 * How a premise was established:
 *
 *   proved               of this question, by a proof
 *   by construction      it cannot be otherwise, whatever the protocol's text is
 *   checked statically   by looking at the text, without running it
 *   assumed              not established here; tests may support it
 */
export type Ground = 'proved' | 'by construction' | 'checked statically' | 'assumed';

/** The grounds, the firmest first. */
export const GROUNDS: readonly Ground[] = ['proved', 'by construction', 'checked statically', 'assumed'];

export type PremiseName =
  | 'recording'
  | 'faults'
  | 'honesty'
  | 'symmetry'
  | 'purity'
  | 'values'
  | 'unseen'
  | 'solver'
  | 'engine'
  | 'proofs'
  | 'checker';

export interface Premise {
  readonly name: PremiseName;
  readonly ground: Ground;
  /** What has to be so. */
  readonly statement: string;
  /** What it is established by; of what is assumed, what speaks for it, and what would establish it. */
  readonly because: string;
}

/** Whether a text was looked over, by whom, or why not. */
export type Establishment = 'checked' | 'checked by our tests' | `not made: ${string}`;

/** What was established of a protocol's text before its program was run. */
export interface Established {
  /** Whether the syntax tree of its bundle was looked over, for what it keeps between calls and draws. */
  readonly purity: Establishment;
  /** Whether the types of its source were, for where it looks at truth values. */
  readonly values: Establishment;
}

/** That these generals are interchangeable. */
export const symmetryPremise = (army: Army, alike: readonly General[], because: string): Premise => ({
  name: 'symmetry',
  ground: 'proved',
  statement: `${alike.length === army.n ? 'all generals' : `generals ${alike.join(', ')}`} are interchangeable`,
  because,
});

/** A premise about a text: what has to be so, and what a check of the text says where it was made. */
interface OfText {
  readonly name: 'purity' | 'values';
  readonly wanted: string;
  readonly found: string;
  /** What a check that was made went by; what speaks for it where none was. */
  readonly checked: string;
  readonly otherwise: string;
}

const ofText = ({ name, wanted, found, checked, otherwise }: OfText, how: Establishment): Premise =>
  how === 'checked' || how === 'checked by our tests'
    ? {
        name,
        ground: 'checked statically',
        statement: found,
        because: how === 'checked' ? checked : `${checked}, in our own tests`,
      }
    : { name, ground: 'assumed', statement: wanted, because: `${otherwise}; the static check was ${how}` };

const PURITY: OfText = {
  name: 'purity',
  wanted: 'the program keeps nothing between calls, and depends on nothing but what it is handed',
  found: 'a check of its syntax finds nothing that the program keeps between calls, draws, or asks of the machine',
  checked: 'the syntax tree of its bundle was looked over before it was run',
  otherwise: 'recorded again it was the same',
};

const VALUES: OfText = {
  name: 'values',
  wanted: 'the program looks at no truth value',
  found: 'a check of its types finds no place where the program looks at a truth value, or hides one',
  checked: 'the types of its source were looked over',
  otherwise: 'recorded on values of other kinds it was the same',
};

/** No check of a text sees all that it may do. Registered protocols are ours: that they are free of errors is what “engine” says. */
const ofUnseen = ({ purity, values }: Established): readonly Premise[] =>
  purity === 'checked by our tests' && values === 'checked by our tests'
    ? []
    : [
        {
          name: 'unseen',
          ground: 'assumed',
          statement: 'the program does nothing that its recording does not show',
          because:
            'recorded again, and on values of other kinds, it was the same; the checks of its text do not see everything',
        },
      ];

const recording: Premise = {
  name: 'recording',
  ground: 'by construction',
  statement: 'every engine evaluates the same recording of each call of the program',
  because: 'programs are run on handles that stand for any truth value, and what they compute is recorded',
};

/** Whether a fault model is one of ours. Traitors of a product are made of those of its halves, and of nothing else. */
const isOurs = (instance: Instance): boolean => {
  const joint = halvesOf(instance);
  return joint === null ? isImpartial(instance.faults) : isOurs(joint.a) && isOurs(joint.b);
};

const ofFaults = (instance: Instance): Premise => ({
  name: 'faults',
  statement: `what faults do is what the fault model ${instance.faults.name} says, at each receiver apart`,
  ...(isOurs(instance)
    ? { ground: 'by construction', because: 'it is one of ours, and obeys the laws of fault models' }
    : { ground: 'assumed', because: 'it is not one of ours' }),
});

/** That traitors may say what the loyal say. */
const HONESTY = { name: 'honesty', statement: 'whatever a loyal general says, a traitor may say' } as const;

/** How that was established, where anything is ruled out. */
const ofHonesty = (question: Question): readonly Premise[] => {
  const honesty = honestyOf(question.instance, mostFaulty(question));
  switch (honesty.status) {
    case 'free':
      return [];
    case 'proved': {
      const { over, messages, computed } = honesty;
      const where = over === 'runs' ? 'in all runs' : 'whatever a general hears';
      const some = computed === 0 ? '' : `, ${thousands(computed)} of their claims computed`;
      const because = `${where}, what it says is allowed (${thousands(messages)} messages${some})`;
      return [{ ...HONESTY, ground: 'proved', because }];
    }
    case 'refuted':
      return [
        { ...HONESTY, ground: 'assumed', because: `it is not so: ${honesty.reason}; an attack is one all the same` },
      ];
    case 'undecided':
      return [{ ...HONESTY, ground: 'assumed', because: `random runs did not refute it; no proof: ${honesty.reason}` }];
  }
};

/** That the generals that were taken for each other may be. */
const ofSymmetry = (question: Question, { alike }: Finding): readonly Premise[] => {
  if (alike.length < 2) return [];
  const { over, equalities } = symmetryOf(question);
  const { structural, computed } = equalities;
  const what = over === 'runs' ? 'all runs' : 'what each does, whatever it hears';
  const some = computed === 0 ? '' : `, ${thousands(computed)} of them computed`;
  return [
    symmetryPremise(
      question.instance.army,
      alike,
      `renaming them leaves ${what}, as it was (${thousands(structural + computed)} equalities${some})`,
    ),
  ];
};

/** That the solver is right; nothing rests on that where the circuits left nothing to solve. */
const ofSolver = (finding: Finding | SymbolicFinding): readonly Premise[] => {
  // An attack needs no solver to be one, and where the search was stopped nothing else is claimed.
  if (!('effort' in finding) || finding.stopped !== null) return [];
  const { checked, believed, formula } = finding.effort.proofs;
  if (checked + believed === 0) return [];
  return [
    {
      name: 'solver',
      statement: 'the formulas that the solver calls unsatisfiable are',
      ...(believed === 0
        ? {
            ground: 'proved',
            because: `each proof was checked: every step follows by unit propagation from the ${formula} formula`,
          }
        : { ground: 'assumed', because: 'its answers were believed; without --trust-solver its proofs are checked' }),
    },
  ];
};

const byGround = (premises: readonly Premise[]): readonly Premise[] =>
  premises.toSorted((a, b) => GROUNDS.indexOf(a.ground) - GROUNDS.indexOf(b.ground));

/** What everything that is said of an instance rests on. */
const ofInstance = (instance: Instance, text: Established): readonly Premise[] => [
  recording,
  ofFaults(instance),
  ofText(PURITY, text.purity),
  ofText(VALUES, text.values),
  ...ofUnseen(text),
];

/** What a finding about a question rests on, the firmest premises first; nothing where it was stopped and claims nothing. */
export const premisesOf = (
  question: Question,
  finding: Finding | SymbolicFinding,
  text: Established,
): readonly Premise[] => {
  if (finding.stopped !== null && finding.attacks.length === 0) return [];
  return byGround([
    ...ofInstance(question.instance, text),
    ...ofHonesty(question),
    ...ofSymmetry(question, finding),
    ...ofSolver(finding),
    {
      name: 'engine',
      ground: 'assumed',
      statement: `${engineOf(finding.engine).trusted} are free of errors`,
      because: 'our tests compare it with engines that share none of its code',
    },
  ]);
};

/** What the checker of a certificate made out for itself. */
export interface Seen {
  /** The generals that the certificate takes for each other. */
  readonly alike: readonly General[];
  /** Whether traitors may say what the loyal say: nothing is ruled out, or that was proved, or not seen. */
  readonly honesty: 'free' | 'proved' | 'not seen';
}

/** That traitors may say what the loyal say, as the checker saw it. */
const ofHonestySeen = (honesty: Seen['honesty']): readonly Premise[] => {
  if (honesty === 'free') return [];
  const proved = { ground: 'proved', because: 'the checker ran each general on all inboxes that may be' } as const;
  const assumed = { ground: 'assumed', because: 'random runs did not refute it; the checker sees no proof' } as const;
  return [{ ...HONESTY, ...(honesty === 'proved' ? proved : assumed) }];
};

/** What a certificate about an instance rests on once it was accepted. */
export const certifiedPremises = (
  instance: Instance,
  { alike, honesty }: Seen,
  text: Established,
): readonly Premise[] =>
  byGround([
    {
      name: 'proofs',
      ground: 'proved',
      statement: 'no formula can be satisfied',
      because: 'each step of each proof follows by unit propagation from those before it',
    },
    ...(alike.length < 2
      ? []
      : [
          symmetryPremise(instance.army, alike, 'the checker compared each general with the one that it is renamed to'),
        ]),
    ...ofInstance(instance, text),
    ...ofHonestySeen(honesty),
    {
      name: 'checker',
      ground: 'assumed',
      statement: 'the kernel, the circuit reading and the checker are free of errors',
      because: 'the checker shares no code with the engines, and our tests tamper with certificates',
    },
  ]);
