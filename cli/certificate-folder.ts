/**
 * Writing certificates: formulas and proofs as they come, the manifest last.
 *
 * Everything goes into a temporary folder first. Only when all of a certificate is there, and was checked, is it moved to its
 * place, and its manifest last of all: without a manifest a folder is no certificate, whatever else happens. A certificate of the same
 * claim is replaced; anything else stays as it is, and the new one is put beside it.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join, relative, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { MANIFEST } from '../certificates/checker/search.ts';
import type { Manifest, Part, Placement } from '../certificates/manifest.ts';
import { CERTIFICATE_FORMAT } from '../certificates/manifest.ts';
import type { Ledgers } from '../engines/engine.ts';
import { dimacs } from '../engines/symbolic/dimacs.ts';
import type { Ledger, PlacementRefutation } from '../engines/symbolic/query.ts';
import type { Failure } from '../host/exit.ts';
import { fileFailure } from '../host/exit.ts';
import { makeFolder, reason } from '../host/files.ts';
import { temporaryBeside } from '../host/temporary.ts';

/** Write a file in pieces; its hash. */
const writePart = (folder: string, file: string, pieces: Iterable<string | Uint8Array>): Part => {
  const hash = createHash('sha256');
  const handle = openSync(join(folder, file), 'wx');
  try {
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      hash.update(bytes);
      for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written);
    }
  } finally {
    closeSync(handle);
  }
  return { file, sha256: hash.digest('hex') };
};

/** `faulty-0-2`, or `faulty-none`. */
const nameOf = ({ faulty }: PlacementRefutation): string => `faulty-${faulty.length === 0 ? 'none' : faulty.join('-')}`;

const titleOf = ({ faulty, lies }: PlacementRefutation): string =>
  `an attack with ${faulty.length === 0 ? 'nobody' : faulty.join(', ')} faulty${lies === null ? '' : `, at most ${String(lies)} lies`}`;

/** One certificate in the making. Mutable: it grows with the proofs that come in. */
interface Draft {
  readonly folder: string;
  placements: Placement[];
  /** `null` before it is written. */
  manifest: Part | null;
}

/** A certificate that is finished, and where. */
export interface Issued {
  readonly path: string;
  readonly claim: string;
  /** The hash of its manifest. */
  readonly sha256: string;
  readonly outcome: 'written' | 'replaced' | 'kept beside';
}

export interface CertificateFolder {
  readonly ledgers: Ledgers;
  /** The proofs that came in so far, of what holds or of a smallest attack on a property. */
  readonly placements: (of: string | null) => readonly Placement[];
  /** The folder of a certificate that is not in its place yet, with its manifest: to be checked there. */
  readonly draft: (of: string | null, text: string) => E.Either<Failure, string>;
  /** Move such a certificate to its place. */
  readonly issue: (of: string | null, manifest: Manifest) => E.Either<Failure, Issued>;
  /** What went wrong with the proofs so far, if anything did. */
  readonly failure: () => Failure | null;
  /** Remove what is temporary. */
  readonly close: () => void;
}

/** The claim of the certificate in a folder; `null` if there is none. */
const claimIn = (folder: string): string | null => {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
    return typeof manifest === 'object' &&
      manifest !== null &&
      'schema' in manifest &&
      manifest.schema === CERTIFICATE_FORMAT
      ? (manifest as Manifest).claim
      : null;
  } catch {
    return null;
  }
};

/** Whether nothing in a folder would be touched: there is none, or it holds nothing but other folders. */
const isFree = (folder: string): boolean =>
  !existsSync(folder) || readdirSync(folder, { withFileTypes: true }).every((entry) => entry.isDirectory());

/** Where to put a certificate: the folder itself, or beside it. */
const placeFor = (wanted: string, claim: string): { readonly folder: string; readonly outcome: Issued['outcome'] } => {
  for (let number = 1; ; number++) {
    const folder = number === 1 ? wanted : `${wanted}.${String(number)}`;
    if (isFree(folder)) return { folder, outcome: number === 1 ? 'written' : 'kept beside' };
    if (claimIn(folder) === claim) return { folder, outcome: 'replaced' };
  }
};

/** Take away a certificate that is to be replaced, its manifest first. */
const removeOld = (folder: string): void => {
  const old = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
  rmSync(join(folder, MANIFEST));
  for (const { formula, proof } of old.placements)
    for (const { file } of [formula, proof]) if (!/[/\\]/.test(file)) rmSync(join(folder, file), { force: true });
};

/** A folder for certificates; nothing is there before the first proof. */
export const certificateFolder = async (target: string): Promise<E.Either<Failure, CertificateFolder>> => {
  const wanted = resolve(target);
  const temporary = temporaryBeside(wanted);
  const cannot = (error: unknown): Failure =>
    fileFailure(
      `cannot write the certificate to ${target}: ${reason(error)}. Nothing was left there; choose another folder`,
    );
  try {
    // Made at once, so that a folder that cannot be written to is known before the work and not after.
    await makeFolder(temporary);
  } catch (error) {
    return E.left(cannot(error));
  }
  let failure: Failure | null = null;
  const drafts = new Map<string | null, Draft>();
  const draftOf = (of: string | null): Draft => {
    const known = drafts.get(of);
    if (known !== undefined) return known;
    const draft: Draft = { folder: join(temporary, of ?? 'holds'), placements: [], manifest: null };
    drafts.set(of, draft);
    return draft;
  };
  const attempt = (write: () => void): void => {
    if (failure !== null) return;
    try {
      write();
    } catch (error) {
      failure = cannot(error);
      rmSync(temporary, { recursive: true, force: true });
    }
  };
  const ledger = (of: string | null): Ledger => ({
    begin: () => {
      attempt(() => {
        const draft = draftOf(of);
        rmSync(draft.folder, { recursive: true, force: true });
        mkdirSync(draft.folder);
        draft.placements = [];
      });
    },
    keep: (refutation) => {
      attempt(() => {
        const { folder, placements } = draftOf(of);
        const { faulty, size, lies, cnf, proof } = refutation;
        const name = nameOf(refutation);
        const formula = writePart(folder, `${name}.cnf`, dimacs(cnf, titleOf(refutation)));
        const proved = writePart(folder, `${name}.drup`, proof === null ? [] : [proof]);
        placements.push({ faulty, size: String(size), lies, formula, proof: proved });
      });
    },
  });
  return E.right({
    ledgers: { holds: ledger(null), fewest: ledger },
    placements: (of) => drafts.get(of)?.placements ?? [],
    draft: (of, text) => {
      attempt(() => {
        const draft = draftOf(of);
        draft.manifest = writePart(draft.folder, MANIFEST, [text]);
      });
      return failure === null ? E.right(draftOf(of).folder) : E.left(failure);
    },
    issue: (of, manifest) => {
      if (failure !== null) return E.left(failure);
      try {
        const { folder, outcome } = placeFor(of === null ? wanted : join(wanted, of), manifest.claim);
        if (outcome === 'replaced') removeOld(folder);
        mkdirSync(folder, { recursive: true });
        const draft = draftOf(of);
        for (const { formula, proof } of draft.placements)
          for (const { file } of [formula, proof]) renameSync(join(draft.folder, file), join(folder, file));
        if (draft.manifest === null) throw new Error('there is no manifest');
        renameSync(join(draft.folder, MANIFEST), join(folder, MANIFEST));
        return E.right({
          path: relative(process.cwd(), folder) || '.',
          claim: manifest.claim,
          sha256: draft.manifest.sha256,
          outcome,
        });
      } catch (error) {
        return E.left(cannot(error));
      }
    },
    failure: () => failure,
    close: () => {
      rmSync(temporary, { recursive: true, force: true });
    },
  });
};
