/**
 * `strategos certify --lrat <folder>`: the proofs of an accepted certificate with their reasons, for other checkers.
 */
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { readFormula } from '../certificates/checker/dimacs.ts';
import { lratOf } from '../certificates/checker/lrat.ts';
import type { Halt } from '../certificates/checker/search.ts';
import { noCounts } from '../certificates/checker/search.ts';
import type { Manifest, Placement } from '../certificates/manifest.ts';
import { boundText } from '../properties/verdict.ts';
import { drive } from '../host/drive.ts';
import type { Failure } from '../host/exit.ts';
import { EXIT, fileFailure } from '../host/exit.ts';
import { bytesIfThere, cannotWrite, notOurs, readBytes, replace } from '../host/files.ts';
import { progressLine } from '../host/terminal.ts';

/** A proof that was written, and the formula that it refutes. */
export interface WrittenProof {
  readonly formula: string;
  readonly proof: string;
  readonly bytes: number;
}

/** Lines are put together until there are so many characters. */
const PIECE = 1 << 20;

/** Lines, put together as bytes. */
const gathered = (): { readonly write: (line: string) => void; readonly bytes: () => Buffer } => {
  const pieces: Buffer[] = [];
  let lines: string[] = [];
  let length = 0;
  const flush = (): void => {
    pieces.push(Buffer.from(lines.map((line) => `${line}\n`).join('')));
    lines = [];
    length = 0;
  };
  return {
    write: (line) => {
      lines.push(line);
      length += line.length;
      if (length > PIECE) flush();
    },
    bytes: () => {
      flush();
      return Buffer.concat(pieces);
    },
  };
};

const failureOf = (halt: Halt): Failure => {
  switch (halt._tag) {
    case 'Refused':
      return fileFailure(`${halt.refusal.file}: ${halt.refusal.message}`);
    case 'Unreadable':
      return fileFailure(`cannot read ${halt.file}: ${halt.message}`);
    case 'Stopped':
      return { ...fileFailure(`not all proofs were written: ${boundText(halt.bound)}`), exit: EXIT.unknown };
  }
};

/** Write a file, unless another one is there. */
const written = async (path: string, bytes: Buffer): Promise<E.Either<Failure, null>> => {
  try {
    const present = await bytesIfThere(path);
    if (present !== null && present.length > 0 && !present.equals(bytes)) return E.left(notOurs(path));
    await replace(path, bytes);
    return E.right(null);
  } catch (error) {
    return E.left(cannotWrite(path)(error));
  }
};

const writeOne = async (
  folder: string,
  into: string,
  placement: Placement,
  seconds: number,
): Promise<E.Either<Failure, WrittenProof>> => {
  const formula = join(folder, placement.formula.file);
  const [text, steps] = [readBytes(formula), readBytes(join(folder, placement.proof.file))];
  if (E.isLeft(text)) return E.left(fileFailure(`cannot read ${formula}: ${text.left}`));
  if (E.isLeft(steps)) return E.left(fileFailure(`cannot read ${placement.proof.file}: ${steps.left}`));
  const read = readFormula(text.right);
  if (E.isLeft(read)) return E.left(fileFailure(`${formula}: ${read.left.message}`));
  const { write, bytes } = gathered();
  const line = progressLine('');
  const made = await drive(lratOf(placement.proof.file, read.right, steps.right, write, noCounts()), {
    seconds,
    show: line.show,
  });
  line.clear();
  if (E.isLeft(made)) return E.left(failureOf(made.left));
  const proof = join(into, placement.formula.file.replace(/\.cnf$/, '.lrat'));
  const whole = bytes();
  const saved = await written(proof, whole);
  return E.isLeft(saved) ? saved : E.right({ formula, proof, bytes: whole.length });
};

/** The proofs of a certificate that was accepted, written to a folder. */
export const writeLrat = async (
  folder: string,
  { placements }: Manifest,
  into: string,
  seconds: number,
): Promise<E.Either<Failure, readonly WrittenProof[]>> => {
  const proofs: WrittenProof[] = [];
  for (const placement of placements) {
    const one = await writeOne(folder, into, placement, seconds);
    if (E.isLeft(one)) return one;
    proofs.push(one.right);
  }
  return E.right(proofs);
};
