/**
 * Certificates for tests: a prover that is small enough to be seen through, and slow.
 *
 * A gate is put into clauses by the smallest sets of inputs that decide it, and a formula is refuted by trying both values
 * of one input after the other: each branch that fails gives the clause that says so.
 */
import { createHash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { Ports } from '../certificates/checker/checker.ts';
import type { ClaimedPlacement, CircuitClaim } from '../certificates/checker/claim.ts';
import { claimOf } from '../certificates/checker/claim.ts';
import type { CertificateSubject } from '../certificates/checker/subject.ts';
import { certificateText } from '../certificates/codec.ts';
import type { Manifest, Part, Placement } from '../certificates/manifest.ts';
import { CERTIFICATE_FORMAT } from '../certificates/manifest.ts';
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import { at } from '../model/at.ts';
import type { Gate } from '../model/circuit.ts';
import { instanceTitle } from '../model/instance.ts';
import { standardValidity } from '../properties/validity.ts';
import { drawOf } from './draw.ts';

/** A certificate as it lies in its folder, without the manifest. */
export interface Made {
  readonly manifest: Manifest;
  readonly files: Readonly<Record<string, string>>;
}

/** What is to be certified. */
export interface Wanted extends CertificateSubject {
  readonly t: number;
  readonly fewest?: Manifest['fewest'];
  readonly symmetry?: boolean;
  readonly fingerprint?: string;
  readonly module?: string | null;
}

export type Clause = readonly number[];

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** The smallest sets of positions whose weights add up to at least this. */
const smallestSets = (weights: readonly number[], least: number): readonly (readonly number[])[] => {
  const sets: (readonly number[])[] = [];
  const grow = (from: number, chosen: readonly number[], weight: number, left: number): void => {
    if (weight >= least) {
      if (chosen.every((i) => weight - at(weights, i) < least)) sets.push(chosen);
      return;
    }
    if (weight + left < least) return;
    const next = at(weights, from);
    grow(from + 1, [...chosen, from], weight + next, left - next);
    grow(from + 1, chosen, weight, left - next);
  };
  grow(
    0,
    [],
    0,
    weights.reduce((a, b) => a + b, 0),
  );
  return sets;
};

/** The clauses that say that a variable is a gate over variables. */
const gateClauses = (
  variable: number,
  inputs: readonly number[],
  { weights, least, total }: Gate,
): readonly Clause[] => [
  ...smallestSets(weights, least).map((set) => [variable, ...set.map((i) => -at(inputs, i))]),
  ...smallestSets(weights, total - least + 1).map((set) => [-variable, ...set.map((i) => at(inputs, i))]),
];

/** What a formula is made of. */
interface Encoded {
  readonly remarks: readonly string[];
  readonly clauses: readonly Clause[];
  /** The variables that stand for inputs. */
  readonly choices: readonly number[];
  readonly variables: number;
}

const encode = ({ circuit, asserted }: CircuitClaim): Encoded => {
  const remarks: string[] = [];
  const clauses: Clause[] = [];
  const choices: number[] = [];
  const variables = new Map<number, number>();
  const variableOf = (literal: number): number => {
    const node = Math.abs(literal);
    const known = variables.get(node) ?? define(node);
    return literal < 0 ? -known : known;
  };
  const define = (node: number): number => {
    const meaning = circuit.node(node);
    const inputs = meaning._tag === 'Gate' ? meaning.inputs.map(variableOf) : [];
    const variable = variables.size + 1;
    variables.set(node, variable);
    if (meaning._tag === 'Gate') {
      const terms = inputs.map((input, i) => {
        const weight = at(meaning.weights, i);
        return weight === 1 ? String(input) : `${String(input)}*${String(weight)}`;
      });
      remarks.push(['c gate', variable, meaning.least, ...terms].join(' '));
      clauses.push(...gateClauses(variable, inputs, meaning));
    } else if (meaning._tag === 'Input') {
      remarks.push(`c input ${String(variable)} ${JSON.stringify(meaning.name)}`);
      choices.push(variable);
    }
    return variable;
  };
  // The truth needs no clause, and a falsehood is the empty one.
  const units = asserted
    .filter((literal) => literal !== 1)
    .map((literal) => (literal === -1 ? [] : [variableOf(literal)]));
  return { remarks, clauses: [...units, ...clauses], choices, variables: variables.size };
};

/** The values that follow by unit propagation; `null` where a clause is false. */
export const propagated = (clauses: readonly Clause[], assumed: readonly number[]): ReadonlySet<number> | null => {
  const held = new Set(assumed);
  for (let changed = true; changed;) {
    changed = false;
    for (const clause of clauses) {
      const [only, second] = openIn(clause, held);
      if (only === undefined) return null;
      if (second !== undefined || held.has(only)) continue;
      held.add(only);
      changed = true;
    }
  }
  return held;
};

/** The first two literals of a clause that are not false: a clause is asked for them millions of times. */
const openIn = (clause: Clause, held: ReadonlySet<number>): readonly [only?: number, second?: number] => {
  let only: number | undefined;
  for (const literal of clause) {
    if (held.has(-literal)) continue;
    if (only !== undefined) return [only, literal];
    only = literal;
  }
  return only === undefined ? [] : [only];
};

/** Whether each step follows by propagation that looks at every clause every time, down to the empty clause. */
export const provesNaively = (formula: readonly Clause[], steps: readonly Clause[]): boolean => {
  const clauses = [...formula];
  for (const step of steps) {
    const negated = step.map((literal) => -literal);
    if (propagated(clauses, negated) !== null) return false;
    clauses.push(step);
  }
  return steps.at(-1)?.length === 0;
};

/** The steps of a proof; `null` where the clauses can be satisfied. */
export const refute = (clauses: readonly Clause[], choices: readonly number[]): readonly Clause[] | null => {
  const steps: Clause[] = [];
  const fails = (assumed: readonly number[]): boolean => {
    const held = propagated(clauses, assumed);
    const choice = held === null ? undefined : choices.find((each) => !held.has(each) && !held.has(-each));
    if (held !== null && (choice === undefined || !fails([...assumed, choice]) || !fails([...assumed, -choice])))
      return false;
    steps.push(assumed.map((literal) => -literal));
    return true;
  };
  return fails([]) ? steps : null;
};

const clauseLine = (clause: Clause): string => [...clause, 0].join(' ');

/** A formula and its proof, as texts; the proof is the empty clause where there is none. */
const prove = (
  given: ClaimedPlacement,
): { readonly formula: string; readonly proof: string; readonly proved: boolean } => {
  const { remarks, clauses, choices, variables } = encode(claimOf(given));
  const sizes = `p cnf ${String(variables)} ${String(clauses.length)}`;
  const steps = refute(clauses, choices);
  return {
    formula: [...remarks, sizes, ...clauses.map(clauseLine), ''].join('\n'),
    proof: [...(steps ?? [[]]).map(clauseLine), ''].join('\n'),
    proved: steps !== null,
  };
};

const subsets = (all: readonly General[], most: number): readonly (readonly General[])[] =>
  all.reduce<readonly (readonly General[])[]>(
    (sets, general) => [...sets, ...sets.filter((set) => set.length < most).map((set) => [...set, general])],
    [[]],
  );

/** Placements of at most t faulty: the first of those that renaming leads to, and how many they are. */
export const placementsUpTo = ({
  instance,
  t,
  symmetry = false,
}: Wanted): readonly (readonly [readonly General[], number])[] => {
  const alike = symmetry ? instance.protocol.interchangeable(instance.army) : [];
  const counted = new Map<string, [readonly General[], number]>();
  for (const faulty of subsets(generals(instance.army), t)) {
    const others = faulty.filter((general) => !alike.includes(general));
    const key = `${others.join()};${String(faulty.length)}`;
    const known = counted.get(key);
    if (known === undefined) counted.set(key, [faulty, 1]);
    else known[1] += 1;
  }
  return [...counted.values()];
};

const part = (file: string, text: string): Part => ({ file, sha256: sha256(text) });

/** The certificate; what cannot be proved gets the empty clause for a proof, and is refused. */
export const certificate = (wanted: Wanted): Made => {
  const {
    instance,
    properties,
    t,
    fewest = null,
    symmetry = false,
    fingerprint = 'sha256:made-up',
    module = null,
  } = wanted;
  const files: Record<string, string> = {};
  const placements = placementsUpTo(wanted).flatMap(([faulty, size], i): readonly Placement[] => {
    const lies = fewest === null ? null : faulty.length < fewest.faulty ? fewest.lies : fewest.lies - 1;
    if (lies !== null && lies < 0) return [];
    const { formula, proof } = prove({ instance, properties, faulty, lies });
    const names = { formula: `${String(i)}.cnf`, proof: `${String(i)}.drup` };
    files[names.formula] = formula;
    files[names.proof] = proof;
    return [
      { faulty, size: String(size), lies, formula: part(names.formula, formula), proof: part(names.proof, proof) },
    ];
  });
  const names = properties.map(({ name }) => name).sort();
  const manifest: Manifest = {
    schema: CERTIFICATE_FORMAT,
    claim: instanceTitle(instance),
    protocol: { name: instance.protocol.name, fingerprint, module },
    army: instance.army,
    faultModel: instance.faults.name,
    t,
    properties: names,
    validity: names.includes('validity') ? standardValidity(instance) : null,
    fewest,
    symmetry,
    placements,
    provenance: { solver: 'by hand', command: 'strategos check …', version: '0.0.0', commit: null },
  };
  return { manifest, files };
};

/** The certificate with files exchanged, and the manifest's hashes with them. */
export const resealed = ({ manifest, files }: Made, changed: Readonly<Record<string, string>>): Made => {
  const all = { ...files, ...changed };
  const sealed = ({ file }: Part): Part => part(file, all[file] ?? '');
  return {
    files: all,
    manifest: {
      ...manifest,
      placements: manifest.placements.map((each) => ({
        ...each,
        formula: sealed(each.formula),
        proof: sealed(each.proof),
      })),
    },
  };
};

/** The files of the certificate's folder. */
export const folderOf = ({ manifest, files }: Made): Readonly<Record<string, string>> => ({
  ...files,
  'manifest.json': certificateText(manifest),
});

/** The checker's ports, with the files in memory. */
export const portsOf = ({ files }: Made): Ports => ({
  read: (file) => {
    const text = files[file];
    return text === undefined ? E.left('there is no such file') : E.right(new TextEncoder().encode(text));
  },
  sha256,
  draw: drawOf(7),
});
