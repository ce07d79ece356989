/**
 * Checking a certificate: nothing that it says is believed.
 *
 * It shares with what made the certificate the protocol, the kernel that runs it and the circuit reading of its
 * connectives, and nothing else: neither how formulas are made nor how proofs are found. What is checked, and why that is
 * enough, is told in docs/certificates.md.
 *
 * Files are read one placement after the other, so that one formula and one proof are in memory at a time. How they are
 * read and hashed, and where random bits come from, are arguments.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Draw } from '../../model/draw.ts';
import type { Bound } from '../../properties/verdict.ts';
import type { Manifest, Part, Placement } from '../manifest.ts';
import type { ClaimedPlacement } from './claim.ts';
import { claimOf, readingsDiffer } from './claim.ts';
import { readFormula } from './dimacs.ts';
import { checkFormula } from './formula.ts';
import { checkLaws } from './laws.ts';
import { cover } from './placements.ts';
import type { Propagation } from './propagation.ts';
import type { Refusal } from './refusal.ts';
import { checkProof } from './refutation.ts';
import type { Counts, Halt, CheckerProgress, CheckerSearch, Tally } from './search.ts';
import { MANIFEST, noCounts, pause, refuse } from './search.ts';
import type { CertificateSubject } from './subject.ts';

/** What the checker is given to work with. */
export interface Ports {
  /** The bytes of a file of the certificate, or why they cannot be read. */
  readonly read: (file: string) => E.Either<string, Uint8Array>;
  /** The SHA-256 of bytes, in hexadecimal digits. */
  readonly sha256: (bytes: Uint8Array) => string;
  /** Random bits, for trying the laws. */
  readonly draw: Draw;
}

/** What came of it. */
export type CheckOutcome =
  | { readonly _tag: 'Accepted'; readonly counts: Counts }
  | { readonly _tag: 'Refused'; readonly refusal: Refusal; readonly counts: Counts }
  | { readonly _tag: 'Unreadable'; readonly file: string; readonly message: string }
  | { readonly _tag: 'Stopped'; readonly bound: Bound; readonly counts: Counts };

/** The bytes of a file, if they are those of the manifest. */
const bytesOf = ({ file, sha256 }: Part, ports: Ports): E.Either<Halt, Uint8Array> => {
  const bytes = ports.read(file);
  if (E.isLeft(bytes)) return E.left({ _tag: 'Unreadable', file, message: bytes.left });
  const found = ports.sha256(bytes.right);
  if (found === sha256) return bytes;
  const message = `this is not the file of the manifest: its SHA-256 is ${found}, and there it is ${sha256}`;
  return refuse(file, { _tag: 'OtherFile', line: null, message });
};

/** The clauses of a placement's formula, and over how many variables. What they were made from is let go. */
const formulaOf = function* (
  given: ClaimedPlacement,
  { formula: part }: Placement,
  ports: Ports,
  tally: Tally,
): CheckerSearch<{ readonly clauses: Propagation; readonly variables: number }> {
  const bytes = bytesOf(part, ports);
  if (E.isLeft(bytes)) return bytes;
  const claim = claimOf(given);
  if (readingsDiffer(given, claim, ports.draw))
    return refuse(
      MANIFEST,
      {
        _tag: 'Law',
        line: null,
        message: `${given.instance.protocol.name} means something else as a circuit than when it is run: it branches on a value`,
      },
      'protocol',
    );
  const formula = readFormula(bytes.right);
  if (E.isLeft(formula)) return refuse(part.file, formula.left);
  const clauses = yield* checkFormula(part.file, formula.right, claim, tally);
  return E.isLeft(clauses) ? clauses : E.right({ clauses: clauses.right, variables: formula.right.variables });
};

const checkPlacement = function* (
  given: ClaimedPlacement,
  placement: Placement,
  ports: Ports,
  tally: Tally,
): CheckerSearch<null> {
  const formula = yield* formulaOf(given, placement, ports, tally);
  if (E.isLeft(formula)) return formula;
  const bytes = bytesOf(placement.proof, ports);
  if (E.isLeft(bytes)) return bytes;
  const { clauses, variables } = formula.right;
  const proved = yield* checkProof(placement.proof.file, bytes.right, variables, clauses, tally);
  if (E.isLeft(proved)) return proved;
  tally.files += 1;
  tally.placements += BigInt(placement.size);
  return proved;
};

/** Everything before the first formula: whom the certificate is about, and that what it rests on is so. */
const checkClaim = function* (
  manifest: Manifest,
  subject: CertificateSubject,
  ports: Ports,
  tally: Tally,
): CheckerSearch<null> {
  const { instance, properties } = subject;
  const covered = cover(instance, manifest);
  if (E.isLeft(covered)) {
    const { field, message } = covered.left;
    return refuse(MANIFEST, { _tag: 'Placements', line: null, message }, field);
  }
  const asymmetric = manifest.symmetry ? properties.find(({ symmetric }) => !symmetric) : undefined;
  if (asymmetric !== undefined)
    return refuse(
      MANIFEST,
      {
        _tag: 'Law',
        line: null,
        message: `placements are listed up to renaming generals, and ${asymmetric.name} is not symmetric: renaming may change whether it holds`,
      },
      'symmetry',
    );
  const goesOn = yield* pause(tally, 'trying the laws');
  if (E.isLeft(goesOn)) return goesOn;
  return yield* checkLaws(manifest, subject, ports.draw, tally);
};

const checkAll = function* (
  manifest: Manifest,
  subject: CertificateSubject,
  ports: Ports,
  tally: Tally,
): CheckerSearch<null> {
  const sound = yield* checkClaim(manifest, subject, ports, tally);
  if (E.isLeft(sound)) return sound;
  for (const placement of manifest.placements) {
    const goesOn = yield* pause(tally, 'checking the formulas and proofs', placement.formula.file);
    if (E.isLeft(goesOn)) return goesOn;
    const { faulty, lies } = placement;
    const checked = yield* checkPlacement({ ...subject, faulty, lies }, placement, ports, tally);
    if (E.isLeft(checked)) return checked;
  }
  return E.right(null);
};

/** Check a certificate whose manifest was read, and whose protocol and properties were found. */
export const checkCertificate = function* (
  manifest: Manifest,
  subject: CertificateSubject,
  ports: Ports,
): Generator<CheckerProgress, CheckOutcome, Bound | undefined> {
  const tally = noCounts();
  const result = yield* checkAll(manifest, subject, ports, tally);
  const counts: Counts = { ...tally };
  if (E.isRight(result)) return { _tag: 'Accepted', counts };
  const halt = result.left;
  return halt._tag === 'Unreadable' ? halt : { ...halt, counts };
};
