/**
 * `strategos certify <folder>`: a certificate of formulas and proofs, checked.
 *
 * Files, hashes and the clock are here; what has to be so is in `certificates/checker/`.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import seedrandom from 'seedrandom';
import type { Outcome, Ports } from '../certificates/checker/checker.ts';
import { checkCertificate } from '../certificates/checker/checker.ts';
import { honestySeen } from '../certificates/checker/honesty.ts';
import { MANIFEST, noCounts } from '../certificates/checker/search.ts';
import type { Subject } from '../certificates/checker/subject.ts';
import { comparisonOf, subjectOf } from '../certificates/checker/subject.ts';
import { decode } from '../certificates/codec.ts';
import type { Manifest } from '../certificates/manifest.ts';
import type { Establishment, Premise } from '../engines/premises.ts';
import { certifiedPremises } from '../engines/premises.ts';
import type { CertifyArguments, Judged } from './certify-output.ts';
import { exits, jsonOf, linesOf } from './certify-output.ts';
import { loadFor, otherVersionText } from './certify-protocol.ts';
import { now } from './clock.ts';
import { drive } from './drive.ts';
import type { ExitCode, Failure } from './exit.ts';
import { fileFailure } from './exit.ts';
import { read, readBytes } from './files.ts';
import { gateFor } from './gate.ts';
import type { Loaded } from './load.ts';
import { print, printJson, progressLine } from './terminal.ts';
import { thousands } from '../model/thousands.ts';

const manifestIn = (folder: string): TE.TaskEither<Failure, Manifest> => {
  const path = join(folder, MANIFEST);
  return pipe(
    read(path),
    TE.mapLeft((failure) =>
      existsSync(path)
        ? failure
        : fileFailure(
            `${failure.message}; a certificate is a folder, as “strategos check … --certificate <folder>” writes it, or a file, as “strategos impossible …” does`,
          ),
    ),
    TE.chainEitherK((text) =>
      pipe(
        decode(text),
        E.mapLeft(({ message }) => fileFailure(`${path}: ${message}`)),
      ),
    ),
  );
};

const subjectFor = (
  folder: string,
  manifest: Manifest,
  { protocol, properties }: Loaded,
  other: Loaded | null,
): E.Either<Failure, Subject> =>
  pipe(
    other === null ? subjectOf(manifest, protocol, properties) : comparisonOf(manifest, protocol, other.protocol),
    E.mapLeft(({ field, message }) => fileFailure(`${join(folder, MANIFEST)}: ${field}: ${message}`)),
  );

/** The certificate is about another version of a protocol; `null` if it is about this one. */
const otherVersion = (
  field: 'protocol' | 'versus',
  { [field]: protocol, provenance }: Manifest,
  fingerprint: string | null,
): Judged | null => {
  const message = protocol === undefined ? null : otherVersionText({ protocol, provenance }, fingerprint);
  const refusal = { _tag: 'OtherProtocol', file: MANIFEST, field: `${field}.fingerprint`, line: null } as const;
  return message === null ? null : { _tag: 'Refused', counts: noCounts(), refusal: { ...refusal, message } };
};

const portsFor = (folder: string): Ports => {
  // The seed is fixed, so that the same certificate is always checked in the same way.
  const random = seedrandom.alea('certify');
  return {
    read: (file) => readBytes(join(folder, file)),
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    draw: () => random.int32(),
  };
};

const check = async (
  folder: string,
  manifest: Manifest,
  subject: Subject,
  seconds: number,
): Promise<E.Either<Failure, Judged>> => {
  const line = progressLine('', ({ evaluations }) => `${thousands(evaluations)} clauses and literals`);
  const outcome: Outcome = await drive(checkCertificate(manifest, subject, portsFor(folder)), {
    seconds,
    show: line.show,
  });
  line.clear();
  return outcome._tag === 'Unreadable'
    ? E.left(fileFailure(`cannot read ${join(folder, outcome.file)}: ${outcome.message}`))
    : E.right(outcome);
};

/**
 * What becomes of a certificate that was just written to a folder. It is read again, and nothing that was known while it was
 * made is believed, except what its protocols are.
 */
export const judgedIn = (
  folder: string,
  loaded: Loaded,
  other: Loaded | null,
  seconds: number,
): TE.TaskEither<Failure, Judged> =>
  pipe(
    manifestIn(folder),
    TE.bindTo('manifest'),
    TE.bind('subject', ({ manifest }) => TE.fromEither(subjectFor(folder, manifest, loaded, other))),
    TE.flatMap(
      ({ manifest, subject }) =>
        () =>
          check(folder, manifest, subject, seconds),
    ),
  );

/** The weaker of what was established of two texts. */
const weaker = (one: Establishment, other: Establishment): Establishment => (one.startsWith('not made') ? one : other);

const premisesFor = (
  { symmetry }: Manifest,
  subject: Subject,
  { established }: Loaded,
  other: Loaded | null,
): readonly Premise[] => {
  const { protocol, army } = subject.instance;
  const alike = symmetry ? protocol.interchangeable(army) : [];
  return certifiedPremises(
    subject.instance,
    { alike, honesty: honestySeen(subject) },
    {
      purity: weaker(established.purity, other?.established.purity ?? established.purity),
      values: weaker(established.values, other?.established.values ?? established.values),
    },
  );
};

/** A certificate in a folder, checked and told. */
export const certifyFolder = (folder: string, args: CertifyArguments): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.Do,
    TE.let('gate', () => gateFor(args)),
    TE.bind('manifest', () => manifestIn(folder)),
    TE.bind('loaded', ({ gate, manifest }) => loadFor(folder, MANIFEST, manifest.protocol, gate)),
    TE.bind('other', ({ gate, manifest: { versus } }) =>
      versus === undefined ? TE.right(null) : loadFor(folder, MANIFEST, versus, gate, 'versus'),
    ),
    TE.bind('subject', ({ manifest, loaded, other }) => TE.fromEither(subjectFor(folder, manifest, loaded, other))),
    TE.bind('fingerprint', ({ loaded }) => loaded.fingerprint),
    TE.bind('otherFingerprint', ({ other }) => other?.fingerprint ?? TE.right(null)),
    TE.let('begun', () => now()),
    TE.bind('judged', ({ manifest, subject, fingerprint, otherFingerprint }) => {
      const other =
        otherVersion('protocol', manifest, fingerprint) ?? otherVersion('versus', manifest, otherFingerprint);
      return other === null ? () => check(folder, manifest, subject, args.maxSeconds) : TE.right(other);
    }),
    TE.bind('lrat', ({ manifest, judged, begun }) => async () => {
      if (args.lrat === undefined || judged._tag !== 'Accepted') return E.right(null);
      const { writeLrat } = await import('./lrat.ts');
      return writeLrat(folder, manifest, args.lrat, args.maxSeconds - (now() - begun) / 1000);
    }),
    TE.map(({ manifest, loaded, other, subject, judged, lrat, begun }) => {
      const seconds = (now() - begun) / 1000;
      const certified = {
        folder,
        manifest,
        subject,
        premises: judged._tag === 'Accepted' ? premisesFor(manifest, subject, loaded, other) : [],
        judged,
        lrat,
        seconds,
      };
      if (args.json) printJson(jsonOf(certified));
      else print(...linesOf(certified));
      return exits[judged._tag];
    }),
  );
