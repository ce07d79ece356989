/**
 * `strategos certify <file>`: an argument, against one protocol or against all of so many rounds, checked.
 *
 * Files and the clock are here; what has to be so is in `certificates/checker/argument/`.
 */
import { basename, dirname } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { decodeArgument } from '../certificates/argument-codec.ts';
import type { ArgumentCertificate, UnsolvableCertificate } from '../certificates/argument.ts';
import { ARGUMENT, UNSOLVABLE } from '../certificates/argument.ts';
import type { CheckedArgument } from '../certificates/checker/argument/argument.ts';
import { checkArgument, JUDGED } from '../certificates/checker/argument/argument.ts';
import type { Examined } from '../certificates/checker/argument/examination.ts';
import { checkUnsolvable } from '../certificates/checker/argument/unsolvable.ts';
import { MANIFEST } from '../certificates/checker/search.ts';
import type { CertificateSubject } from '../certificates/checker/subject.ts';
import { certificateSubjectOf } from '../certificates/checker/subject.ts';
import type { Progress } from '../engines/finding.ts';
import type { FileError } from '../certificates/decoding.ts';
import { decodeUnsolvable } from '../certificates/unsolvable-codec.ts';
import { boundText } from '../properties/verdict.ts';
import { inOneLine } from '../reports/formats/escape.ts';
import { counted } from '../reports/story/words.ts';
import { argumentSummary, jsonOfArgument, linesOfArgument, unsolvableSummary } from './certify-argument-output.ts';
import type { Summary } from './certify-argument-output.ts';
import type { CertifyArguments } from './certify-output.ts';
import { exits } from './certify-output.ts';
import { loadToCertify, otherVersionText } from './certify-protocol.ts';
import { now } from '../host/clock.ts';
import type { Driver } from '../host/drive.ts';
import { drive } from '../host/drive.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { EXIT, fileFailure } from '../host/exit.ts';
import { read } from '../host/files.ts';
import type { ModuleGate } from '../host/gate.ts';
import { gateFor } from '../host/gate.ts';
import { enterPhase } from '../host/phase.ts';
import { print, printJson, progressLine } from '../host/terminal.ts';

type Argument = ArgumentCertificate | UnsolvableCertificate;

/** A file that says it is neither kind of argument; a manifest says so in vain. */
const neither = (path: string, { message, ...error }: FileError): FileError => ({
  ...error,
  message: `${message.replace(`"${ARGUMENT}"`, `"${ARGUMENT}" or "${UNSOLVABLE}"`)}${basename(path) === MANIFEST ? `; a manifest is checked by its folder, ${dirname(path)}` : ''}`,
});

/** An argument of either kind: what is no argument against one protocol may be one against all. */
const decodeEither =
  (path: string) =>
  (text: string): E.Either<FileError, Argument> => {
    const isElse = ({ _tag, field }: FileError): boolean => _tag === 'BadField' && field === 'schema';
    const one = decodeArgument(text);
    if (E.isRight(one) || !isElse(one.left)) return one;
    const all = decodeUnsolvable(text);
    return E.isLeft(all) && isElse(all.left) ? E.left(neither(path, one.left)) : all;
  };

const argumentIn = (path: string): TE.TaskEither<Failure, Argument> => {
  enterPhase('reading the certificate');
  return pipe(
    read(path),
    TE.chainEitherK((text) =>
      pipe(
        decodeEither(path)(text),
        E.mapLeft(({ message }) => fileFailure(`${path}: ${message}`)),
      ),
    ),
  );
};

/** How a check is driven, and the line that shows how far it is. */
const driving = async <A>(run: (driver: Driver) => Promise<A>, seconds: number): Promise<A> => {
  const counts = ({ evaluations }: Progress): string => `${counted(evaluations, 'execution')} run`;
  const line = progressLine('', counts);
  const outcome = await run({ seconds, show: line.show, counts });
  line.clear();
  return outcome;
};

const subjectFor = (
  path: string,
  certificate: ArgumentCertificate,
  gate: ModuleGate,
): TE.TaskEither<Failure, { readonly subject: CertificateSubject; readonly fingerprint: string | null }> =>
  pipe(
    loadToCertify(dirname(path), basename(path), certificate.protocol, gate),
    TE.flatMap((loaded) =>
      pipe(
        TE.fromEither(certificateSubjectOf({ ...certificate, properties: JUDGED }, loaded.protocol)),
        TE.mapLeft(({ field, message }) => fileFailure(`${path}: ${field}: ${message}`)),
        TE.bindTo('subject'),
        TE.bind('fingerprint', () => loaded.fingerprint),
      ),
    ),
  );

const judge = async (
  certificate: ArgumentCertificate,
  subject: CertificateSubject,
  fingerprint: string | null,
  seconds: number,
): Promise<Examined<CheckedArgument>> => {
  const message = otherVersionText(certificate, fingerprint);
  return message === null
    ? driving((driver) => drive(checkArgument(certificate, subject), driver), seconds)
    : { _tag: 'Refused', objection: { _tag: 'OtherProtocol', field: 'protocol.fingerprint', message } };
};

const checked = (
  path: string,
  certificate: Argument,
  gate: ModuleGate,
  seconds: number,
): TE.TaskEither<Failure, Summary> =>
  certificate.schema === UNSOLVABLE
    ? pipe(
        TE.fromTask(() => driving((driver) => drive(checkUnsolvable(certificate), driver), seconds)),
        TE.map((judged) => unsolvableSummary(certificate, judged)),
      )
    : pipe(
        subjectFor(path, certificate, gate),
        TE.chainTaskK(({ subject, fingerprint }) => async () => {
          const judged = await judge(certificate, subject, fingerprint, seconds);
          return argumentSummary(certificate, subject.instance, judged);
        }),
      );

/** That an argument which was just written is accepted; it was made here, so whatever is wrong with it is our mistake. */
export const acceptedArgument = (path: string): TE.TaskEither<Failure, null> =>
  pipe(
    argumentIn(path),
    TE.flatMap((certificate) => checked(path, certificate, gateFor({ allowModule: true, json: true }), Infinity)),
    TE.flatMap(({ judged }) => {
      if (judged._tag === 'Accepted') return TE.right(null);
      const why =
        judged._tag === 'Refused' ? `${judged.objection.field}: ${judged.objection.message}` : boundText(judged.bound);
      return TE.left<Failure>({
        _tag: 'Failure',
        exit: judged._tag === 'Refused' ? EXIT.bug : EXIT.unknown,
        message: `${path} was written, and its check does not accept it: ${inOneLine(why)}`,
      });
    }),
  );

/** An argument in a file, checked and told. */
export const certifyArgument = (path: string, args: CertifyArguments): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.Do,
    TE.let('begun', () => now()),
    TE.bind('certificate', () => argumentIn(path)),
    TE.bind('summary', ({ certificate }) => checked(path, certificate, gateFor(args), args.maxSeconds)),
    TE.map(({ begun, summary }) => {
      const seconds = (now() - begun) / 1000;
      if (args.json) printJson(jsonOfArgument(path, summary, seconds));
      else print(...linesOfArgument(path, summary, seconds));
      return exits[summary.judged._tag];
    }),
  );
