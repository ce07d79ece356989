/**
 * The closure of Dolev and Yao, written once more from its definition and saturated term by term: what traitors can derive
 * from all that loyal generals have sent them is what `signed` allows them to say. On random schedules of chains and sets,
 * in every placement.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { instanceAt } from '../../test-support/instance.ts';
import { toy } from '../../test-support/toy.ts';
import { generals } from '../army.ts';
import { at } from '../at.ts';
import { booleanLogic } from '../boolean.ts';
import type { Instance } from '../instance.ts';
import type { Label, Message } from '../message.ts';
import { labelsOf } from '../schedule.ts';
import type { Signature } from '../signature.ts';

/** A statement, something signed, or several things together. */
type Term =
  | { readonly _tag: 'Statement'; readonly text: string }
  | { readonly _tag: 'Signed'; readonly by: number; readonly what: Term }
  | { readonly _tag: 'Together'; readonly all: readonly Term[] };

const statement = (text: string): Term => ({ _tag: 'Statement', text });
const signedBy = (what: Term, by: number): Term => ({ _tag: 'Signed', by, what });

/** A label is its signature as text, so that the same term has several labels. */
const termOf = (label: Label): Term => {
  const signature = JSON.parse(label) as Signature;
  const said = statement(signature.statement);
  return signature.set === undefined
    ? signature.chain.reduce(signedBy, said)
    : { _tag: 'Together', all: signature.set.map((signer) => signedBy(said, signer)) };
};

/** All that comes out of these terms by taking apart what was put together and reading what was signed. */
const takenApart = (terms: readonly Term[]): ReadonlySet<string> => {
  const known = new Map(terms.map((term) => [JSON.stringify(term), term]));
  for (let before = -1; before !== known.size;) {
    before = known.size;
    for (const term of [...known.values()]) {
      const inside = term._tag === 'Signed' ? [term.what] : term._tag === 'Together' ? term.all : [];
      for (const each of inside) known.set(JSON.stringify(each), each);
    }
  }
  return new Set(known.keys());
};

/** Whether traitors can make a term of what they know: anybody can state, they can sign, and all can be put together. */
const derivable = (term: Term, known: ReadonlySet<string>, traitors: readonly number[]): boolean => {
  if (known.has(JSON.stringify(term))) return true;
  switch (term._tag) {
    case 'Statement':
      return true;
    case 'Signed':
      return traitors.includes(term.by) && derivable(term.what, known, traitors);
    case 'Together':
      return term.all.every((each) => derivable(each, known, traitors));
  }
};

const anySignature = (n: number): fc.Arbitrary<Label> =>
  fc
    .record({
      text: fc.constantFrom('A', 'A', 'A', 'B'),
      nested: fc.boolean(),
      signers: fc.array(fc.nat({ max: n - 1 }), { maxLength: 3 }),
    })
    .map(({ text, nested, signers }) =>
      JSON.stringify(nested ? { statement: text, chain: signers } : { statement: text, set: signers }),
    );

/** A schedule of signed labels, and everything that is sent over it, traitors' messages included. */
interface Schedule {
  readonly instance: Instance;
  /** `sent[round - 1][from][to]`. */
  readonly sent: readonly (readonly (readonly Message<boolean>[])[])[];
}

const instanceOf = (links: readonly (readonly (readonly (readonly Label[])[])[])[]): Instance =>
  instanceAt(
    toy({
      faults: ['signed'],
      rounds: () => links.length,
      claims: (_army, round, from, to) => links[round - 1]?.[from]?.[to] ?? [],
      signature: (_army, label) => JSON.parse(label) as Signature,
    }),
    { n: at(links, 0).length, m: 0 },
    'signed',
  );

/** One of something for each pair of generals, nothing for one and itself. */
const table = <A>(n: number, each: (from: number, to: number) => fc.Arbitrary<readonly A[]>) =>
  fc.tuple(
    ...Array.from({ length: n }, (_, from) =>
      fc.tuple(...Array.from({ length: n }, (__, to) => (from === to ? fc.constant([]) : each(from, to)))),
    ),
  );

const anySchedule: fc.Arbitrary<Schedule> = fc
  .record({ n: fc.integer({ min: 2, max: 4 }), rounds: fc.integer({ min: 1, max: 3 }) })
  .chain(({ n, rounds }) =>
    fc.array(
      table(n, () => fc.uniqueArray(anySignature(n), { maxLength: 3 })),
      { minLength: rounds, maxLength: rounds },
    ),
  )
  .chain((links) =>
    fc.record({
      instance: fc.constant(instanceOf(links)),
      sent: fc.tuple(
        ...links.map((link) =>
          table(link.length, (from, to) => fc.tuple(...at(at(link, from), to).map(() => fc.boolean()))),
        ),
      ),
    }),
  );

const placements = (n: number): readonly (readonly number[])[] =>
  Array.from({ length: 2 ** n }, (_, bits) =>
    Array.from({ length: n }, (__, i) => i).filter((i) => ((bits >> i) & 1) === 1),
  );

/** Says what traitors say that `signed` allows and cannot be derived, or the other way round. */
const differences = ({ instance, sent }: Schedule, traitors: readonly number[]): readonly string[] => {
  const { army, protocol, schedule, faults } = instance;
  const isLoyal = (general: number): boolean => !traitors.includes(general);
  const faulty = generals(army).map((general) => !isLoyal(general));
  const program = faults.program({ logic: booleanLogic, protocol, army, schedule, faulty });
  const told: Term[] = [];
  const found: string[] = [];
  let memory = program.start;
  for (const [r, messages] of sent.entries()) {
    memory = program.begin(memory, r + 1, messages);
    for (const from of generals(army).filter(isLoyal))
      for (const to of traitors) {
        const claims = labelsOf(schedule, r + 1, from, to).filter((_, i) => at(at(messages, from), to)[i] === true);
        told.push(...claims.map(termOf));
      }
    const known = takenApart(told);
    for (const to of generals(army).filter(isLoyal)) {
      const addressed = messages.map((row) => at(row, to));
      const allowed = (who: number, label: Label | null): boolean =>
        program.deliver(memory, r + 1, to, addressed, (choice) =>
          choice._tag === 'claim' && choice.from === who ? choice.label === label : false,
        ).allowed;
      for (const from of traitors) {
        if (!allowed(from, null)) found.push('silence is not allowed');
        for (const label of labelsOf(schedule, r + 1, from, to))
          if (allowed(from, label) !== derivable(termOf(label), known, traitors))
            found.push(`${String(from)} says ${label} to ${String(to)} in round ${String(r + 1)}`);
      }
    }
  }
  return found;
};

test('a claim is allowed if and only if traitors can derive it', () => {
  fc.assert(
    fc.property(anySchedule, (schedule) => {
      for (const traitors of placements(schedule.instance.army.n))
        expect({ traitors, differences: differences(schedule, traitors) }).toEqual({ traitors, differences: [] });
    }),
    { numRuns: 400 },
  );
});
