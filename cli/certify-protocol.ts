/**
 * The protocol that a certificate is about: found by its name or its file, and whether it is the version that is meant.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { ArgumentCertificate } from '../certificates/argument.ts';
import type { Failure } from './exit.ts';
import { fileFailure } from './exit.ts';
import type { Loaded } from './load.ts';
import { load } from './load.ts';
import { isRevision } from './revision.ts';

/** A module is looked for from here, then from the certificate's folder; one at a revision is in the repository. */
const moduleFor = (folder: string, module: string): string =>
  isRevision(module) || existsSync(module.split('#')[0] ?? '') ? module : resolve(folder, module);

/** The protocol that a file in a folder names. */
export const loadFor = (
  folder: string,
  file: string,
  { name, module }: Pick<ArgumentCertificate['protocol'], 'name' | 'module'>,
  field = 'protocol',
): TE.TaskEither<Failure, Loaded> =>
  pipe(
    load(module === null ? name : moduleFor(folder, module)),
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
