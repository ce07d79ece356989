/**
 * The protocol that a certificate is about: found by its name or its file, and whether it is the version that is meant.
 */
import { join } from 'node:path';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { ArgumentCertificate } from '../certificates/argument.ts';
import type { Failure } from '../host/exit.ts';
import { fileFailure } from '../host/exit.ts';
import type { ModuleGate } from '../host/gate.ts';
import type { Loaded } from '../host/load.ts';
import { load } from '../host/load.ts';
import { moduleNear } from '../host/module-place.ts';

/** The protocol that a file in a folder names, if its module is let through. */
export const loadToCertify = (
  folder: string,
  file: string,
  { name, module }: Pick<ArgumentCertificate['protocol'], 'name' | 'module'>,
  gate: ModuleGate,
  field = 'protocol',
): TE.TaskEither<Failure, Loaded> =>
  pipe(
    gate.named(module === null ? name : moduleNear(folder, module)),
    TE.flatMap((admitted) => load(admitted)),
    TE.mapLeft(({ message }) =>
      fileFailure(`${join(folder, file)}: ${field}.${module === null ? 'name' : 'module'}: ${message}`),
    ),
  );

/** That the certificate is about another version of the protocol; `null` if it is about this one. */
export const otherVersionText = (
  {
    protocol,
    provenance,
  }: Pick<ArgumentCertificate, 'protocol'> & {
    readonly provenance: Pick<ArgumentCertificate['provenance'], 'version' | 'commit'>;
  },
  fingerprint: string | null,
): string | null =>
  fingerprint === protocol.fingerprint
    ? null
    : `this is about another version of ${protocol.name}: the fingerprint is ${fingerprint ?? 'not known'} here, and ${protocol.fingerprint ?? 'not known'} in the certificate, which Strategos ${provenance.version} wrote${provenance.commit === null ? '' : ` in a folder at commit ${provenance.commit}`}`;
