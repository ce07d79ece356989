/**
 * Whether traitors may say what the loyal say: made out by the checker for itself, from the definition, and with nothing of what
 * the engines do for it.
 *
 * Every general is run on inboxes of which nothing is known but that what arrives is admissible. What it says has to be admissible
 * again, and under `signed` it has to have been told every part of a signature that is not its own. That is seen where what would be
 * needed for the contrary contradicts itself, or by the comparison of `equal.ts`. Where it is not seen it is not proved, and the
 * premise is assumed; nothing else comes of it.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import { circuit } from '../../model/circuit.ts';
import { isImpartial } from '../../model/faults/impartial.ts';
import type { Instance } from '../../model/instance.ts';
import type { Label } from '../../model/message.ts';
import { isOrder, orderOf } from '../../model/order.ts';
import { holdsOrder } from '../../model/problem.ts';
import { labelsOf } from '../../model/schedule.ts';
import { partName, partsOf, signerOf } from '../../model/signature.ts';
import { seenEqual } from './equal.ts';
import type { CertificateSubject } from './subject.ts';

/** Where somebody says something. */
interface Word {
  readonly round: number;
  readonly from: General;
  readonly to: General;
  readonly labels: readonly Label[];
}

/** All that is said in a run, round by round. */
const wordsOf = ({ army, schedule }: Instance): readonly Word[] =>
  Array.from({ length: schedule.rounds }, (_, r) => r + 1).flatMap((round) =>
    generals(army).flatMap((from) =>
      generals(army)
        .map((to) => ({ round, from, to, labels: labelsOf(schedule, round, from, to) }))
        .filter(({ labels }) => labels.length > 0),
    ),
  );

/** The names of the parts of a label’s signature that others than `self` signed; none where signatures bind nobody. */
const partsFor = ({ protocol, army, faults }: Instance, label: Label, self: General | null): readonly string[] =>
  protocol.signature === null || !faults.unforgeable
    ? []
    : partsOf(protocol.signature(army, label))
        .filter((part) => signerOf(part) !== self)
        .map(partName);

const admissibleIn = (
  { protocol, army }: Instance,
  { logic }: Circuit,
  word: Word,
  said: readonly Literal[],
): Literal => protocol.admissible({ logic, army }, word.round, word.from, word.to, said);

/** What somebody would say, as inputs. */
const inputsFor = ({ input }: Circuit, { round, from, labels }: Word): readonly Literal[] =>
  labels.map((label) => input(`heard ${String(round)} ${String(from)} ${label}`));

/** The words of which something is ruled out. */
const boundWords = (instance: Instance): readonly Word[] => {
  const made = circuit('plain');
  return wordsOf(instance).filter(
    (word) =>
      word.labels.some((label) => partsFor(instance, label, null).length > 0) ||
      admissibleIn(instance, made, word, inputsFor(made, word)) !== made.logic.one,
  );
};

/** The literals that hold where one does: the inputs of a gate that needs all of them, and so on. */
const taken = ({ node }: Circuit, literal: Literal): ReadonlySet<Literal> => {
  const all = new Set([literal]);
  for (const each of all) {
    const here = node(Math.abs(each));
    if (here._tag !== 'Gate') continue;
    const needsAll = each > 0 ? here.least === here.total : here.least === 1;
    if (needsAll) for (const x of here.inputs) all.add(each > 0 ? x : -x);
  }
  return all;
};

/** Whether a literal holds wherever these facts do, as far as that is seen. */
const follows = (made: Circuit, literal: Literal, facts: readonly Literal[]): boolean => {
  const { logic } = made;
  // A gate that needs all of its inputs holds if each of them does.
  const parts = [...taken(made, literal)];
  const leaves = parts.filter((each) => taken(made, each).size === 1);
  const known = new Set(facts.flatMap((fact) => [...taken(made, fact)]));
  const contradicted = (leaf: Literal): boolean => {
    const needed = taken(made, -leaf);
    return [...needed].some((each) => each === logic.zero || needed.has(-each) || known.has(-each));
  };
  return leaves.every(
    (leaf) =>
      leaf === logic.one || contradicted(leaf) || seenEqual(made, logic.meet(logic.all(facts), -leaf), logic.zero),
  );
};

/** What one general says, round by round: whether each bound word is seen to be allowed. */
function* says(instance: Instance, made: Circuit, self: General, bound: readonly Word[]): Generator<boolean> {
  const { army, protocol, schedule } = instance;
  const { logic, input } = made;
  const program = protocol.program({ logic, army });
  const own = Array.from({ length: army.values - 1 }, (_, bit) => input(`order ${String(bit)}`));
  const order = holdsOrder(protocol, self) ? own : orderOf(logic, army, 0);
  const facts = [isOrder(logic, order)];
  const told = new Map<string, readonly Literal[]>();
  let state = program.start(self, order);
  for (let round = 1; round <= schedule.rounds; round++) {
    for (const word of bound.filter((each) => each.round === round && each.from === self)) {
      const said = program.send(self, state, round, word.to);
      const wanted = word.labels.flatMap((label, i) =>
        partsFor(instance, label, self).map((part) => logic.implies(at(said, i), logic.any(told.get(part) ?? []))),
      );
      yield [admissibleIn(instance, made, word, said), ...wanted].every((each) => follows(made, each, facts));
    }
    const inbox = generals(army).map((from) => {
      const word = { round, from, to: self, labels: labelsOf(schedule, round, from, self) };
      const arrived = inputsFor(made, word);
      for (const [i, label] of word.labels.entries())
        for (const part of partsFor(instance, label, null)) told.set(part, [...(told.get(part) ?? []), at(arrived, i)]);
      if (arrived.length > 0 && isImpartial(instance.faults)) {
        const admissible = admissibleIn(instance, made, word, arrived);
        const isLost = instance.faults.links.most > 0 ? logic.not(logic.any(arrived)) : logic.zero;
        facts.push(logic.join(admissible, isLost));
      }
      return arrived;
    });
    const tossed = Array.from({ length: protocol.coins(army, round, self) }, (_, coin) =>
      input(`coin ${String(round)} ${String(coin)}`),
    );
    state = program.receive(self, state, round, inbox, tossed);
  }
}

/** Whether a protocol’s words are bound at all, and if they are, whether the loyal are seen to keep to that. */
export type Honest = 'free' | 'proved' | 'not seen';

const honestyIn = (instance: Instance): Honest => {
  if (instance.faults.benign) return 'free';
  const bound = boundWords(instance);
  if (bound.length === 0) return 'free';
  const made = circuit('plain');
  for (const self of generals(instance.army))
    for (const seen of says(instance, made, self, bound)) if (!seen) return 'not seen';
  return 'proved';
};

/** The honesty of what a certificate is about. Of a product it is that of its halves. */
export const honestySeen = ({ instance, halves = [instance] }: CertificateSubject): Honest => {
  const each = halves.map(honestyIn);
  return each.includes('not seen') ? 'not seen' : each.includes('proved') ? 'proved' : 'free';
};
