/**
 * Reading numbers from bytes: formulas and proofs are megabytes of whole numbers between blanks.
 *
 * A scanner moves over the bytes and counts lines. Mutable inside: it is a place in a text.
 */

/** A larger number is no variable that anybody has. */
export const MOST: number = 2 ** 29;

/** What stands where a whole number should. */
export const NO_NUMBER: number = 2 ** 30;

/** There are no more bytes. */
export const END = -1;

export interface Scanner {
  /** Skip blanks and line ends; the byte that follows, or `END`. */
  readonly peek: () => number;
  /** The whole number that stands here, up to a blank or the end; `NO_NUMBER` where none does. */
  readonly integer: () => number;
  /** The rest of the line, which is skipped. */
  readonly restOfLine: () => string;
  /** Skip one byte. */
  readonly skip: () => void;
  /** The number of the line that the place is in, from 1. */
  readonly line: () => number;
}

const [TAB, NEWLINE, RETURN, BLANK, MINUS, ZERO, NINE] = [9, 10, 13, 32, 45, 48, 57];

const isBlank = (byte: number | undefined): boolean =>
  byte === BLANK || byte === NEWLINE || byte === RETURN || byte === TAB;

export const scannerOf = (bytes: Uint8Array): Scanner => {
  const { length } = bytes;
  let place = 0;
  let line = 1;

  const peek = (): number => {
    for (; place < length; place++) {
      const byte = bytes[place];
      if (byte === NEWLINE) line += 1;
      else if (byte !== BLANK && byte !== RETURN && byte !== TAB) return byte ?? END;
    }
    return END;
  };

  const integer = (): number => {
    const negative = peek() === MINUS;
    if (negative) place += 1;
    const first = place;
    let value = 0;
    for (; place < length; place++) {
      const byte = bytes[place] ?? 0;
      if (byte < ZERO || byte > NINE) break;
      value = value * 10 + byte - ZERO;
      if (value > MOST) return NO_NUMBER;
    }
    if (place === first || (place < length && !isBlank(bytes[place]))) return NO_NUMBER;
    return negative ? -value : value;
  };

  return {
    peek,
    integer,
    restOfLine: () => {
      const end = bytes.indexOf(NEWLINE, place);
      const text = new TextDecoder().decode(bytes.subarray(place, end < 0 ? length : end));
      place = end < 0 ? length : end;
      return text.trimEnd();
    },
    skip: () => {
      place += 1;
    },
    line: () => line,
  };
};
