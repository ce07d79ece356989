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
import type { CheckOutcome, Ports } from '../certificates/checker/checker.ts';
import { checkCertificate } from '../certificates/checker/checker.ts';
import { honestySeen } from '../certificates/checker/honesty.ts';
import type { Progress } from '../engines/finding.ts';
import { MANIFEST, noCounts } from '../certificates/checker/search.ts';
import type { CertificateSubject } from '../certificates/checker/subject.ts';
import { comparisonOf, certificateSubjectOf } from '../certificates/checker/subject.ts';
import { decodeCertificate } from '../certificates/codec.ts';
import type { Manifest } from '../certificates/manifest.ts';
import { honestyOf } from '../engines/honesty/honesty.ts';
import type { Establishment, Premise } from '../engines/premises.ts';
import { certifiedPremises } from '../engines/premises.ts';
import { mostFaulty } from '../engines/question.ts';
import type { CertifyArguments, CertificateVerdict } from './certify-output.ts';
import { exits, certificateJson, checkedCertificateLines } from './certify-output.ts';
import { loadToCertify, otherVersionText } from './certify-protocol.ts';
import { now } from '../host/clock.ts';
import { drive } from '../host/drive.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { fileFailure } from '../host/exit.ts';
import { read, readBytes } from '../host/files.ts';
import { gateFor } from '../host/gate.ts';
import type { Loaded } from '../host/load.ts';
import { enterPhase } from '../host/phase.ts';
import { print, printJson, progressLine } from '../host/terminal.ts';
import { thousands } from '../model/thousands.ts';

const manifestIn = (folder: string): TE.TaskEither<Failure, Manifest> => {
  enterPhase('reading the certificate');
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
        decodeCertificate(text),
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
): E.Either<Failure, CertificateSubject> => {
  enterPhase('laying out the schedule');
  return pipe(
    other === null
      ? certificateSubjectOf(manifest, protocol, properties)
      : comparisonOf(manifest, protocol, other.protocol),
    E.mapLeft(({ field, message }) => fileFailure(`${join(folder, MANIFEST)}: ${field}: ${message}`)),
  );
};

/** The certificate is about another version of a protocol; `null` if it is about this one. */
const otherVersion = (
  field: 'protocol' | 'versus',
  { [field]: protocol, provenance }: Manifest,
  fingerprint: string | null,
): CertificateVerdict | null => {
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

/**
 * A protocol whose honesty the checker does not see, and that a run shows to be dishonest: what holds of it means nothing. The engine
 * that looks for such a run is believed only in refusing.
 */
const dishonest = (subject: CertificateSubject, t: number): CertificateVerdict | null => {
  if (honestySeen(subject) !== 'not seen') return null;
  enterPhase('testing the laws');
  const honesty = honestyOf(subject.instance, mostFaulty({ ...subject, t }));
  if (honesty.status !== 'refuted') return null;
  const refusal = { _tag: 'Law', file: MANIFEST, field: 'protocol', line: null, message: honesty.reason } as const;
  return { _tag: 'Refused', counts: noCounts(), refusal };
};

const check = async (
  folder: string,
  manifest: Manifest,
  subject: CertificateSubject,
  seconds: number,
): Promise<E.Either<Failure, CertificateVerdict>> => {
  const refused = dishonest(subject, manifest.t);
  if (refused !== null) return E.right(refused);
  const counts = ({ evaluations }: Progress): string => `${thousands(evaluations)} clauses and literals looked at`;
  const line = progressLine('', counts);
  const outcome: CheckOutcome = await drive(checkCertificate(manifest, subject, portsFor(folder)), {
    seconds,
    show: line.show,
    counts,
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
export const certificateVerdictIn = (
  folder: string,
  loaded: Loaded,
  other: Loaded | null,
  seconds: number,
): TE.TaskEither<Failure, CertificateVerdict> =>
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
  subject: CertificateSubject,
  { established }: Loaded,
  other: Loaded | null,
): readonly Premise[] => {
  enterPhase('looking for a proof of honesty');
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
    TE.bind('loaded', ({ gate, manifest }) => loadToCertify(folder, MANIFEST, manifest.protocol, gate)),
    TE.bind('other', ({ gate, manifest: { versus } }) =>
      versus === undefined ? TE.right(null) : loadToCertify(folder, MANIFEST, versus, gate, 'versus'),
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
      if (args.json) printJson(certificateJson(certified));
      else print(...checkedCertificateLines(certified));
      return exits[judged._tag];
    }),
  );
