/**
 * Proofs as text, in the DRUP format (Heule, Hunt and Wetzler 2013; drat-trim, 2014).
 *
 * A step is a clause, its literals ended by 0, that follows from the formula and the steps before it; or `d` and a clause
 * that is not needed any more. Lines that begin with `c` are remarks. The last step is the empty clause.
 *
 * Limits: a step that does not follow by unit propagation alone (RAT) cannot be told from a wrong one, and is refused.
 * The binary form of the same format is recognised, and not read.
 */
import { withRoom } from './pool.ts';
import type { Flaw } from './refusal.ts';
import { END, NO_NUMBER, scannerOf } from './scanner.ts';

/** What is read next. Its clause lies in `literals()` from 0 to `length`, until the next one is read. */
export type Step =
  | { readonly _tag: 'Clause'; readonly length: number; readonly line: number }
  | { readonly _tag: 'Deletion'; readonly length: number; readonly line: number }
  | { readonly _tag: 'End'; readonly line: number }
  | { readonly _tag: 'Flawed'; readonly flaw: Flaw };

/** A proof that is read step by step: it may be much larger than what has to be remembered of it. */
export interface ProofSource {
  readonly next: () => Step;
  readonly literals: () => Int32Array;
}

const [SMALL_A, SMALL_C, SMALL_D, BLANK] = [0x61, 0x63, 0x64, 0x20];

/** In the binary form a step begins with `a` or `d`, and numbers are bytes of any value, each list ended by a zero byte. */
const isBinary = (bytes: Uint8Array): boolean => {
  const beginning = bytes.subarray(0, 1000);
  return bytes[0] === SMALL_A || beginning.some((byte) => byte > 126 || (byte < BLANK && (byte < 9 || byte > 13)));
};

const flawed = (_tag: Flaw['_tag'], line: number | null, message: string): Step => ({
  _tag: 'Flawed',
  flaw: { _tag, line, message },
});

/** A proof over variables up to this one. */
export const proofOf = (bytes: Uint8Array, variables: number): ProofSource => {
  const scanner = scannerOf(bytes);
  let literals = new Int32Array(1 << 8);

  /** The literals up to 0; how many there are, or why they cannot be read. */
  const clause = (begun: number): number | Step => {
    for (let length = 0; ; length++) {
      if (scanner.peek() === END)
        return flawed('Truncated', begun, 'the proof is cut short: it ends within a step, which would end with 0');
      const literal = scanner.integer();
      if (literal === NO_NUMBER)
        return flawed(
          'Proof',
          scanner.line(),
          'a literal is expected here: a whole number, or 0 at the end of the step',
        );
      if (literal === 0) return length;
      if (Math.abs(literal) > variables)
        return flawed(
          'Proof',
          scanner.line(),
          `there is no variable ${String(Math.abs(literal))}: the formula has ${String(variables)}`,
        );
      literals = withRoom(literals, length + 1);
      literals[length] = literal;
    }
  };

  const next = (): Step => {
    let byte = scanner.peek();
    for (; byte === SMALL_C; byte = scanner.peek()) scanner.restOfLine();
    const line = scanner.line();
    if (byte === END) return { _tag: 'End', line };
    if (byte === SMALL_D) scanner.skip();
    const length = clause(line);
    return typeof length === 'number' ? { _tag: byte === SMALL_D ? 'Deletion' : 'Clause', length, line } : length;
  };

  if (isBinary(bytes)) {
    const advice = 'have the solver write text (cadical --no-binary, drat-trim -S)';
    return {
      next: () => flawed('Binary', null, `this is no text; if it is a binary DRAT proof, ${advice}`),
      literals: () => literals,
    };
  }
  return { next, literals: () => literals };
};
