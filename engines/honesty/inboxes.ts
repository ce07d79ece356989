/**
 * That a traitor may say whatever a loyal general says, proved for all that a general may hear.
 *
 * Inboxes are free, but admissible or, where links lose messages, empty: of an inbox nothing else is known, and that much is, by induction over the rounds. What the
 * loyal said before is admissible, as was shown for earlier rounds; what traitors say has to be.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import { circuit } from '../../model/circuit.ts';
import { isImpartial } from '../../model/faults/impartial.ts';
import { loses } from '../../model/faults/links.ts';
import type { Instance } from '../../model/instance.ts';
import type { Link } from '../../model/link.ts';
import { isOrder, orderOf } from '../../model/order.ts';
import { holdsOrder } from '../../model/problem.ts';
import { labelsOf } from '../../model/schedule.ts';
import type { Work } from '../../model/work.ts';
import type { EqualityClaim } from '../symmetry/equality.ts';
import { budget, settling } from '../symmetry/equality.ts';
import type { LinkPermission } from './allowed.ts';
import { linkText, nothingHeard, permissionIn } from './allowed.ts';
import { conjunctsOf, contradicts, neededFor } from './contradiction.ts';

/** What a proof may take: nodes of its circuit, and what may be spent on what is not seen from that. */
export interface Allowance {
  readonly nodes: number;
  readonly work: number;
  readonly steps: number;
}

const ENOUGH: Allowance = { nodes: 1_000_000, work: 4_000_000, steps: 500_000 };

/** What came of a proof: how many messages it is about, and of how many claims that had to be computed. */
export type InboxProof =
  | { readonly _tag: 'Shown'; readonly messages: number; readonly computed: number }
  | { readonly _tag: 'NotShown'; readonly reason: string };

/** What is known of a general’s order and of what it has heard. */
interface Known {
  /** Literals that hold, each with the inputs it is about. */
  readonly facts: readonly { readonly literal: Literal; readonly inputs: readonly Literal[] }[];
  /** These, and all that they need. */
  readonly needed: ReadonlySet<Literal>;
}

/** A fact, made when something is first asked that it may tell. */
type Lesson = () => Known['facts'][number];

/** What is learnt is looked at when something is asked: most of what is said is seen to be allowed without. */
const learning = (made: Circuit): { readonly learn: (lesson: Lesson) => void; readonly known: () => Known } => {
  const lessons: Lesson[] = [];
  const facts: Known['facts'][number][] = [];
  const needed = new Set<Literal>();
  return {
    learn: (lesson) => {
      lessons.push(lesson);
    },
    known: () => {
      for (const lesson of lessons.splice(0)) {
        const fact = lesson();
        facts.push(fact);
        for (const each of neededFor(made, [fact.literal])) needed.add(each);
      }
      return { facts, needed };
    },
  };
};

/** The inputs that a literal rests on. */
const inputsBelow = ({ node }: Circuit, literal: Literal): ReadonlySet<number> => {
  const seen = new Set([Math.abs(literal)]);
  const inputs = new Set<number>();
  // A set is gone through with what is added meanwhile.
  for (const each of seen) {
    const here = node(each);
    if (here._tag === 'Input') inputs.add(each);
    else if (here._tag === 'Gate') for (const x of here.inputs) seen.add(Math.abs(x));
  }
  return inputs;
};

/** What has to be computed: that a literal holds wherever what is known of its inputs does. */
const claimOf = (made: Circuit, { facts }: Known, literal: Literal, link: Link): EqualityClaim => {
  const { logic } = made;
  const below = inputsBelow(made, literal);
  const about = facts.filter(({ inputs }) => inputs.some((x) => below.has(x)));
  return {
    here: logic.implies(logic.all(about.map((fact) => fact.literal)), literal),
    there: logic.one,
    otherwise: `that ${linkText(link)} is allowed is not seen from what it may hear`,
  };
};

/** What a general says on bound links, whatever it hears: message by message what is not seen from the circuit. */
function* saidBy(
  instance: Instance,
  made: Circuit,
  permission: LinkPermission,
  self: General,
  links: readonly Link[],
): Generator<readonly EqualityClaim[]> {
  const { protocol, army, schedule, faults } = instance;
  const { logic, input } = made;
  const program = protocol.program({ logic, army });
  const heard = nothingHeard();
  const own = Array.from({ length: army.values - 1 }, (_, bit) => input(`order:${String(bit)}`));
  const order = holdsOrder(protocol, self) ? own : orderOf(logic, army, 0);
  const { learn, known } = learning(made);
  learn(() => ({ literal: isOrder(logic, order), inputs: own }));
  let state = program.start(self, order);
  for (let round = 1; round <= schedule.rounds; round++) {
    for (const link of links.filter((each) => each.round === round)) {
      const said = program.send(self, state, round, link.to);
      const wanted = [permission.admissible(link, said), ...permission.signed(heard, link, said, [])];
      yield conjunctsOf(made, wanted)
        .filter((each) => !contradicts(made, -each, NOTHING) && !contradicts(made, -each, known().needed))
        .map((each) => claimOf(made, known(), each, link));
    }
    const inbox = generals(army).map((from) => {
      const link = { round, from, to: self };
      const arrived = labelsOf(schedule, round, from, self).map((_, i) =>
        input(`${String(round)}:${String(from)}:${String(i)}`),
      );
      // A fault model of another’s making may let anything arrive.
      if (arrived.length > 0 && isImpartial(faults))
        learn(() => {
          const admissible = permission.admissible(link, arrived);
          // What a link has lost says nothing, which need not be admissible.
          const literal = loses(faults.links) ? logic.join(admissible, logic.not(logic.any(arrived))) : admissible;
          return { literal, inputs: arrived };
        });
      permission.hear(heard, link, arrived);
      return arrived;
    });
    const tossed = Array.from({ length: protocol.coins(army, round, self) }, (_, coin) =>
      input(`coin:${String(round)}:${String(coin)}`),
    );
    if (links.some((each) => each.round > round)) state = program.receive(self, state, round, inbox, tossed);
  }
}

const NOTHING: ReadonlySet<Literal> = new Set();

/** The proof over inboxes, for the links on which something is ruled out. Whoever hears the same names its inputs alike, so that generals share what they compute. */
export function* shownOverInboxes(
  instance: Instance,
  links: readonly Link[],
  { nodes, work, steps }: Allowance = ENOUGH,
): Work<InboxProof> {
  const made = circuit('sharp');
  const permission = permissionIn(instance, made);
  const spending = budget(work, steps);
  let [messages, computed] = [0, 0];
  for (const self of generals(instance.army)) {
    const own = links.filter(({ from }) => from === self);
    for (const claims of saidBy(instance, made, permission, self, own)) {
      yield;
      if (made.size() > nodes) return { _tag: 'NotShown', reason: `its circuit has more than ${String(nodes)} gates` };
      const found = yield* settling(made, claims, spending);
      const [wrong] = found.difference === null ? found.open : [found.difference.claim];
      if (wrong !== undefined) return { _tag: 'NotShown', reason: wrong.otherwise };
      messages += 1;
      computed += found.computed;
    }
  }
  return { _tag: 'Shown', messages, computed };
}
