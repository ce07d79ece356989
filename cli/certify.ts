/**
 * `strategos certify`: a certificate, checked. One of formulas and proofs is a folder, an argument is a file.
 */
import { statSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { certifyArgument } from './certify-argument.ts';
import { certifyFolder } from './certify-folder.ts';
import type { CertifyArguments } from './certify-output.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { usageFailure } from '../host/exit.ts';

/** Whether it is a file; what cannot be looked at is told of as a folder that cannot be read. */
const isFile = (path: string): boolean =>
  pipe(
    E.tryCatch(
      () => statSync(path).isFile(),
      () => false,
    ),
    E.getOrElse((found) => found),
  );

export const certifyCommand = (path: string, args: CertifyArguments): TE.TaskEither<Failure, ExitCode> => {
  if (!isFile(path)) return certifyFolder(path, args);
  return args.lrat === undefined
    ? certifyArgument(path, args)
    : TE.left(usageFailure('--lrat writes proofs of formulas, and an argument has none; leave it out'));
};
