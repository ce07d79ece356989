/**
 * `strategos certify`: a certificate, checked.
 *
 * Files, hashes and the clock are here; what has to be so is in `certificates/checker/`.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import seedrandom from 'seedrandom';
import type { Outcome, Ports } from '../certificates/checker/checker.ts';
import { checkCertificate } from '../certificates/checker/checker.ts';
import { MANIFEST, noCounts } from '../certificates/checker/search.ts';
import type { Subject } from '../certificates/checker/subject.ts';
import { subjectOf } from '../certificates/checker/subject.ts';
import { decode } from '../certificates/codec.ts';
import type { Manifest } from '../certificates/manifest.ts';
import type { Judged } from './certify-output.ts';
import { harmless, jsonOf, linesOf } from './certify-output.ts';
import { drive } from './drive.ts';
import type { ExitCode, Failure } from './exit.ts';
import { EXIT, fileFailure } from './exit.ts';
import { read, readBytes } from './files.ts';
import type { Loaded } from './load.ts';
import { load } from './load.ts';
import { print, printJson, progressLine } from './terminal.ts';
import { thousands } from '../model/thousands.ts';

export interface CertifyArguments {
  readonly json: boolean;
  readonly maxSeconds: number;
}

const manifestIn = (folder: string): TE.TaskEither<Failure, Manifest> => {
  const path = join(folder, MANIFEST);
  return pipe(
    read(path),
    TE.mapLeft(({ message }) =>
      fileFailure(`${message}; a certificate is a folder, as “strategos check … --certificate <folder>” writes it`),
    ),
    TE.chainEitherK((text) =>
      pipe(
        decode(text),
        E.mapLeft(({ message }) => fileFailure(`${path}: ${message}`)),
      ),
    ),
  );
};

/** A module is looked for from here, then from the certificate's folder. */
const moduleFor = (folder: string, module: string): string =>
  existsSync(module.split('#')[0] ?? '') ? module : resolve(folder, module);

const loadFor = (folder: string, { protocol: { name, module } }: Manifest): TE.TaskEither<Failure, Loaded> =>
  pipe(
    load(module === null ? name : moduleFor(folder, module)),
    TE.mapLeft(({ message }) =>
      fileFailure(`${join(folder, MANIFEST)}: protocol.${module === null ? 'name' : 'module'}: ${message}`),
    ),
  );

const subjectFor = (folder: string, manifest: Manifest, { protocol, properties }: Loaded): E.Either<Failure, Subject> =>
  pipe(
    subjectOf(manifest, protocol, properties),
    E.mapLeft(({ field, message }) => fileFailure(`${join(folder, MANIFEST)}: ${field}: ${message}`)),
  );

/** The certificate is about another version of the protocol; `null` if it is about this one. */
const otherVersion = ({ protocol, provenance }: Manifest, fingerprint: string | null): Judged | null =>
  fingerprint === protocol.fingerprint
    ? null
    : {
        _tag: 'Refused',
        counts: noCounts(),
        refusal: {
          _tag: 'OtherProtocol',
          file: MANIFEST,
          field: 'protocol.fingerprint',
          line: null,
          message: `this is about another version of ${protocol.name}: the fingerprint is ${fingerprint ?? 'not known'} here, and ${protocol.fingerprint} in the certificate, which Strategos ${provenance.version} wrote${provenance.commit === null ? '' : ` at commit ${provenance.commit}`}`,
        },
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

const exits = { Accepted: EXIT.expected, Refused: EXIT.unexpected, Stopped: EXIT.unknown } as const;

export const certifyCommand = (
  folder: string,
  { json, maxSeconds }: CertifyArguments,
): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('manifest', () => manifestIn(folder)),
    TE.bind('loaded', ({ manifest }) => loadFor(folder, manifest)),
    TE.bind('subject', ({ manifest, loaded }) => TE.fromEither(subjectFor(folder, manifest, loaded))),
    TE.bind('fingerprint', ({ loaded }) => loaded.fingerprint),
    TE.let('begun', () => performance.now()),
    TE.bind('judged', ({ manifest, subject, fingerprint }) => {
      const other = otherVersion(manifest, fingerprint);
      return other === null ? () => check(folder, manifest, subject, maxSeconds) : TE.right(other);
    }),
    TE.map(({ manifest, subject, judged, begun }) => {
      const seconds = (performance.now() - begun) / 1000;
      const certified = { folder, manifest, instance: subject.instance, judged, seconds };
      if (json) printJson(jsonOf(certified));
      else print(...linesOf(certified));
      return exits[judged._tag];
    }),
    TE.mapLeft((failure) => ({ ...failure, message: harmless(failure.message) })),
  );
