/**
 * Reverse unit propagation: whether a clause follows from others without any search.
 *
 * A clause follows if making all of its literals false, and then whatever the other clauses force, makes one of them
 * false (Goldberg and Novikov 2003). A proof is a list of clauses that follow in this way, each from the given ones and
 * those before it, down to the empty clause (DRUP: Heule, Hunt and Wetzler 2013). Each clause is watched at two of its
 * literals, so that it is looked at only when one of them becomes false (Moskewicz et al. 2001).
 *
 * Laws (`propagation.spec.ts`): it agrees with propagation that looks at every clause every time; deleting a clause only
 * ever takes away what follows.
 *
 * What was forced before anything was assumed stays so, although the clause that forced it is deleted: as in drat-trim,
 * where such a deletion is ignored. That is sound, because it followed.
 *
 * Mutable inside, since this is where all the time goes: numbers in a few large arrays, which only ever grow.
 */
import { clausePool, withRoom, HEADER, codeOf } from './pool.ts';

/** How the last answer came about, for proofs that name their reasons. Literals are codes; a clause is its place. */
export interface Trace {
  /** What was forced or assumed, in order: first what is so for good, then what the last answer assumed. */
  readonly trail: Int32Array;
  /** By place on the trail: the clause that forced it; 0 where it was assumed. */
  readonly reasons: Int32Array;
  /** So many of the trail are so for good. */
  readonly lasting: number;
  /** So many there were when the last answer was found. */
  readonly reached: number;
  /** The clause that was false in the end; 0 where a literal of the clause in question held already. */
  readonly conflict: number;
  /** That literal. */
  readonly held: number;
  /** The literals of a clause. */
  readonly literalsOf: (clause: number) => Int32Array;
}

/** Clauses, and what follows from them by unit propagation. A clause is a piece of an array of literals, ±variable. */
export interface Propagation {
  /** A clause that is given; its place. */
  readonly give: (literals: Int32Array, from: number, to: number) => number;
  /** Whether a clause follows. */
  readonly follows: (literals: Int32Array, from: number, to: number) => boolean;
  /** Whether a clause follows; if it does it is one of the clauses from now on. */
  readonly derive: (literals: Int32Array, from: number, to: number) => boolean;
  /** Delete a clause; its place, or 0 where there was none with these literals. */
  readonly forget: (literals: Int32Array, from: number, to: number) => number;
  readonly trace: () => Trace;
  /** The empty clause follows. */
  readonly refuted: () => boolean;
  /** How many literals have been forced or assumed so far. */
  readonly propagations: () => number;
}

/** Lists of watches, by literal. An entry is two numbers: a clause, `~clause` if it has two literals, and another literal. */
interface Watches {
  readonly add: (literal: number, clause: number, other: number) => void;
  /** The array with all lists; another one after an entry was added. */
  readonly numbers: () => Int32Array;
  /** By literal: where its list begins. */
  readonly starts: Int32Array;
  /** By literal: how many entries its list has; whoever drops entries from its end says so here. */
  readonly counts: Int32Array;
}

/** A list of class c has room for 2^c entries; a new one is of class 1. */
const CLASSES = 32;

const watchesFor = (codes: number): Watches => {
  let numbers = new Int32Array(1 << 16);
  // No list is at place 0, so that 0 says that there is none.
  let end = 1;
  const starts = new Int32Array(codes);
  const counts = new Int32Array(codes);
  const classes = new Int8Array(codes);
  /** By class: the first list that is free; it begins with the place of the next. */
  const free = new Int32Array(CLASSES);

  const take = (size: number): number => {
    const start = free[size] as number;
    if (start !== 0) {
      free[size] = numbers[start] as number;
      return start;
    }
    const place = end;
    end += 2 << size;
    numbers = withRoom(numbers, end);
    return place;
  };

  const widen = (literal: number): void => {
    const [old, size] = [starts[literal] as number, classes[literal] as number];
    const wider = take(size + 1);
    if (old !== 0) {
      numbers.copyWithin(wider, old, old + (2 << size));
      numbers[old] = free[size] as number;
      free[size] = old;
    }
    starts[literal] = wider;
    classes[literal] = size + 1;
  };

  return {
    add: (literal, clause, other) => {
      const count = counts[literal] as number;
      if (starts[literal] === 0 || count === 1 << (classes[literal] as number)) widen(literal);
      const place = (starts[literal] as number) + 2 * count;
      numbers[place] = clause;
      numbers[place + 1] = other;
      counts[literal] = count + 1;
    },
    numbers: () => numbers,
    starts,
    counts,
  };
};

/** No clauses yet, over variables up to this one. */
export const propagationOver = (variables: number): Propagation => {
  const codes = 2 * variables + 2;
  const pool = clausePool(codes);
  const watches = watchesFor(codes);
  /** By literal: 1 it holds, -1 it does not, 0 neither is known. */
  const values = new Int8Array(codes);
  const trail = new Int32Array(variables + 1);
  const reasons = new Int32Array(variables + 1);
  let trailed = 0;
  let reached = 0;
  /** The clause that was found false last, and the literal that was found to hold. */
  let [conflicting, held] = [0, 0];
  let assigned = 0;
  let refuted = false;

  const assign = (literal: number, reason: number): void => {
    values[literal] = 1;
    values[literal ^ 1] = -1;
    reasons[trailed] = reason;
    trail[trailed++] = literal;
  };

  /** Put a literal that is not false, beside `watched`, where clauses are watched; whether there is one. */
  const rewatch = (numbers: Int32Array, place: number, watched: number): boolean => {
    const last = place + HEADER + (numbers[place] as number);
    for (let i = place + HEADER + 2; i < last; i++) {
      const literal = numbers[i] as number;
      if (values[literal] === -1) continue;
      numbers[i] = watched;
      numbers[place + HEADER + 1] = literal;
      return true;
    }
    return false;
  };

  /** Look at all clauses that are watched at a literal, which is false now; whether one of them is false. */
  const visit = (falsified: number): boolean => {
    const numbers = pool.numbers();
    let lists = watches.numbers();
    let from = watches.starts[falsified] as number;
    let to = from;
    const end = from + 2 * (watches.counts[falsified] as number);
    let conflict = false;
    while (from < end && !conflict) {
      const entry = lists[from] as number;
      const other = lists[from + 1] as number;
      from += 2;
      const value = values[other] as number;
      if (value === 1) {
        lists[to++] = entry;
        lists[to++] = other;
        continue;
      }
      const place = entry < 0 ? ~entry : entry;
      // What was forgotten is no longer watched.
      if ((numbers[place] as number) < 0) continue;
      if (entry < 0) {
        lists[to++] = entry;
        lists[to++] = other;
        if (value === -1) conflict = true;
        else assign(other, place);
        if (conflict) conflicting = place;
        continue;
      }
      let first = numbers[place + HEADER] as number;
      if (first === falsified) {
        first = numbers[place + HEADER + 1] as number;
        numbers[place + HEADER] = first;
        numbers[place + HEADER + 1] = falsified;
      }
      const known = values[first] as number;
      if (known !== 1 && rewatch(numbers, place, falsified)) {
        watches.add(numbers[place + HEADER + 1] as number, entry, first);
        lists = watches.numbers();
        continue;
      }
      lists[to++] = entry;
      lists[to++] = first;
      if (known === -1) conflict = true;
      else if (known === 0) assign(first, place);
      if (conflict) conflicting = place;
    }
    if (to < from) {
      lists.copyWithin(to, from, end);
      watches.counts[falsified] = (watches.counts[falsified] as number) - (from - to) / 2;
    }
    return conflict;
  };

  /** Everything that follows from what was assigned since `from`; whether some clause is false. */
  const propagate = (from: number): boolean => {
    let conflict = false;
    for (let next = from; next < trailed && !conflict; next++) conflict = visit((trail[next] as number) ^ 1);
    assigned += trailed - from;
    return conflict;
  };

  /** Move the literals that are not false to the front, two of them at most; how many there are. */
  const arrange = (numbers: Int32Array, place: number): number => {
    const first = place + HEADER;
    const last = first + (numbers[place] as number);
    let found = 0;
    for (let i = first; i < last && found < 2; i++) {
      const literal = numbers[i] as number;
      if (values[literal] === -1) continue;
      numbers[i] = numbers[first + found] as number;
      numbers[first + found++] = literal;
    }
    return found;
  };

  /** One more clause, while nothing is assumed. */
  const give = (literals: Int32Array, from: number, to: number): number => {
    const place = pool.keep(literals, from, to);
    if (refuted) return place;
    const numbers = pool.numbers();
    const found = arrange(numbers, place);
    if (found === 0) {
      refuted = true;
      conflicting = place;
      return place;
    }
    const [a, b] = [numbers[place + HEADER] as number, numbers[place + HEADER + 1] as number];
    if (found === 1) {
      if (values[a] === 1) return place;
      assign(a, place);
      refuted = propagate(trailed - 1);
    } else {
      const entry = numbers[place] === 2 ? ~place : place;
      watches.add(a, entry, b);
      watches.add(b, entry, a);
    }
    return place;
  };

  const follows = (literals: Int32Array, from: number, to: number): boolean => {
    const before = trailed;
    let conflict = refuted;
    for (let i = from; i < to && !conflict; i++) {
      const literal = codeOf(literals[i] as number);
      if (values[literal] === 1) {
        conflict = true;
        [conflicting, held] = [0, literal];
      } else if (values[literal] === 0) assign(literal ^ 1, 0);
    }
    conflict ||= propagate(before);
    reached = trailed;
    while (trailed > before) {
      const literal = trail[--trailed] as number;
      values[literal] = 0;
      values[literal ^ 1] = 0;
    }
    return conflict;
  };

  return {
    give,
    follows,
    derive: (literals, from, to) => {
      const does = follows(literals, from, to);
      if (does) give(literals, from, to);
      return does;
    },
    forget: pool.forget,
    trace: () => ({
      trail,
      reasons,
      lasting: trailed,
      reached,
      conflict: conflicting,
      held,
      literalsOf: (clause) => {
        const numbers = pool.numbers();
        return numbers.subarray(clause + HEADER, clause + HEADER + Math.abs(numbers[clause] as number));
      },
    }),
    refuted: () => refuted,
    propagations: () => assigned,
  };
};
