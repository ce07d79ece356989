/**
 * Clauses in one large array of numbers, found again by their literals.
 *
 * A clause is known by its place in the array: there stand how many literals it has, the place of the next clause in its
 * drawer of the index, and then its literals as codes. A clause that was forgotten stays where it is, with its length
 * negative. Clauses with the same literals in another order are the same; a literal that is repeated counts once.
 *
 * Mutable inside: clauses are added and forgotten, and whoever watches them may put their literals into another order.
 */

/** From a clause's place to its first literal. */
export const HEADER = 2;

/** The code of ±variable: twice the variable, and one more if it is negated. Codes of opposites differ in the last bit. */
export const codeOf = (literal: number): number => (literal > 0 ? 2 * literal : -2 * literal + 1);

/** The array, or a copy of it with room for so many numbers and as many again. */
export const withRoom = (array: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> => {
  if (room <= array.length) return array;
  const wider = new Int32Array(2 * room);
  wider.set(array);
  return wider;
};

export interface ClausePool {
  /** Keep a clause; its place. */
  readonly keep: (literals: Int32Array, from: number, to: number) => number;
  /** Forget a clause with these literals; its place, or 0 where there was none. */
  readonly forget: (literals: Int32Array, from: number, to: number) => number;
  /** The array; another one after a clause was kept. */
  readonly numbers: () => Int32Array;
}

/** An index begins with so many drawers, and is doubled when it holds as many clauses. */
const DRAWERS = 1 << 12;

/** A pool for clauses over literals with codes below `codes`. */
export const clausePool = (codes: number): ClausePool => {
  let numbers = new Int32Array(1 << 16);
  // No clause is at place 0, so that 0 ends a drawer.
  let end = 1;
  let drawers = new Int32Array(DRAWERS);
  let kept = 0;
  /** `marks[code] === mark`: it is a literal of the clause in hand. */
  const marks = new Int32Array(codes);
  let mark = 0;

  /** The drawer of literals in any order. */
  const drawerOf = (array: Int32Array, from: number, to: number): number => {
    let [sum, mixed] = [0, 0];
    for (let i = from; i < to; i++) {
      const code = array[i] as number;
      sum = (sum + code) | 0;
      mixed ^= Math.imul(code, 0x9e3779b1);
    }
    const hash = Math.imul(sum ^ mixed, 0x85ebca6b);
    return (hash ^ (hash >>> 15)) & (drawers.length - 1);
  };

  const file = (place: number): void => {
    const drawer = drawerOf(numbers, place + HEADER, place + HEADER + (numbers[place] as number));
    numbers[place + 1] = drawers[drawer] as number;
    drawers[drawer] = place;
  };

  const refile = (): void => {
    drawers = new Int32Array(2 * drawers.length);
    for (let place = 1; place < end; place += HEADER + Math.abs(numbers[place] as number))
      if ((numbers[place] as number) >= 0) file(place);
  };

  /** Put the clause at the end of the array without keeping it, and mark its literals; how many there are. */
  const draft = (literals: Int32Array, from: number, to: number): number => {
    numbers = withRoom(numbers, end + HEADER + to - from);
    mark += 1;
    let count = 0;
    for (let i = from; i < to; i++) {
      const code = codeOf(literals[i] as number);
      if (marks[code] === mark) continue;
      marks[code] = mark;
      numbers[end + HEADER + count++] = code;
    }
    return count;
  };

  const isMarked = (place: number): boolean => {
    const last = place + HEADER + (numbers[place] as number);
    for (let i = place + HEADER; i < last; i++) if (marks[numbers[i] as number] !== mark) return false;
    return true;
  };

  return {
    keep: (literals, from, to) => {
      const place = end;
      // In two steps, because drafting may replace the array.
      const count = draft(literals, from, to);
      numbers[place] = count;
      end = place + HEADER + count;
      kept += 1;
      if (kept > drawers.length) refile();
      else file(place);
      return place;
    },
    forget: (literals, from, to) => {
      const count = draft(literals, from, to);
      const drawer = drawerOf(numbers, end + HEADER, end + HEADER + count);
      let before = 0;
      for (let place = drawers[drawer] as number; place !== 0; place = numbers[place + 1] as number) {
        if (numbers[place] === count && isMarked(place)) {
          if (before === 0) drawers[drawer] = numbers[place + 1] as number;
          else numbers[before + 1] = numbers[place + 1] as number;
          numbers[place] = -count;
          kept -= 1;
          return place;
        }
        before = place;
      }
      return 0;
    },
    numbers: () => numbers,
  };
};
