#!/usr/bin/env node
/**
 * A second checker, by itself: it imports nothing of Strategos, and shares no code and no method with the first.
 *
 *     node lrat-check.mjs formula.cnf proof.lrat
 *
 * It reads a formula in DIMACS and a proof in LRAT. Each step names its reasons: clauses that, one after another, leave a single
 * literal that is not false yet, and at last one that leaves none. So nothing is searched for. It knows nothing of protocols: that
 * the formula says what it should is checked by `strategos certify`.
 *
 * Exit codes: 0 verified, 1 not verified, 64 usage, 65 a file cannot be read.
 */
import { closeSync, openSync, readSync, realpathSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

class Wrong extends Error {}

/** The lines of a file, which may be larger than a string can be. */
function* linesOf(path) {
  const file = openSync(path, 'r');
  const piece = Buffer.alloc(1 << 20);
  let rest = '';
  for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
    const lines = (rest + piece.toString('latin1', 0, read)).split('\n');
    rest = lines.pop();
    yield* lines;
  }
  if (rest !== '') yield rest;
  closeSync(file);
}

const integer = (word) => {
  if (!/^-?(0|[1-9]\d{0,9})$/.test(word)) throw new Wrong(`“${word.slice(0, 20)}” is no whole number`);
  return Number(word);
};

const integers = (text) => text.split(/\s+/).filter(Boolean).map(integer);

/** A formula's clauses by their numbers. */
const clausesIn = (lines) => {
  const clauses = new Map();
  let promised = null;
  let clause = [];
  for (const text of lines) {
    if (text.startsWith('c') || text.trim() === '') continue;
    if (text.startsWith('p')) {
      const [, , , count] = text.trim().split(/\s+/);
      if (promised !== null || !/^p cnf \d+ \d+\s*$/.test(text))
        throw new Wrong('the formula has no line “p cnf …”, or two');
      promised = Number(count);
      continue;
    }
    for (const literal of integers(text)) {
      if (literal !== 0) clause.push(literal);
      else {
        clauses.set(clauses.size + 1, clause);
        clause = [];
      }
    }
  }
  if (clause.length > 0 || clauses.size !== promised) throw new Wrong('the formula has not as many clauses as it says');
  return clauses;
};

/** Whether the negation of a clause comes to a contradiction along its reasons. */
const follows = (clauses, clause, reasons) => {
  const holds = new Set(clause.map((literal) => -literal));
  if (clause.some((literal) => holds.has(literal))) return true;
  for (const reason of reasons) {
    if (reason < 0) throw new Wrong('it has a step with negative hints (RAT), which are not read');
    const named = clauses.get(reason);
    if (named === undefined) throw new Wrong(`there is no clause ${reason}, or it was deleted`);
    const open = new Set(named.filter((literal) => !holds.has(-literal)));
    if (open.size === 0) return true;
    const [forced] = open;
    if (open.size > 1 || holds.has(forced)) throw new Wrong(`clause ${reason} forces nothing there`);
    holds.add(forced);
  }
  return false;
};

/** How many steps a proof has that ends with the empty clause. Throws `Wrong` where it is none. */
const stepsIn = (clauses, lines) => {
  let latest = clauses.size;
  let steps = 0;
  let at = 0;
  try {
    for (const text of lines) {
      at += 1;
      const [first, ...words] = text.split(/\s+/).filter(Boolean);
      if (first === undefined || first === 'c') continue;
      if (words.at(-1) !== '0') throw new Wrong('a line does not end with 0');
      if (words[0] === 'd') {
        for (const number of words.slice(1, -1).map(integer))
          if (!clauses.delete(number)) throw new Wrong(`there is no clause ${number} to delete`);
        continue;
      }
      const number = integer(first);
      if (number <= latest) throw new Wrong(`clause ${number} is not numbered on`);
      const numbers = words.map(integer);
      const end = numbers.indexOf(0);
      const [clause, reasons] = [numbers.slice(0, end), numbers.slice(end + 1, -1)];
      if (reasons.includes(0) || end === numbers.length - 1) throw new Wrong('a line is “number literals 0 hints 0”');
      if (!follows(clauses, clause, reasons)) throw new Wrong('its hints do not come to a contradiction');
      clauses.set(number, clause);
      latest = number;
      steps += 1;
      if (clause.length === 0) return steps;
    }
  } catch (error) {
    throw error instanceof Wrong ? new Wrong(`line ${at} of the proof: ${error.message}`) : error;
  }
  throw new Wrong('the proof ends without the empty clause');
};

/** Check the lines of a proof against those of a formula; how many steps it took. Throws where it is none. */
export const check = (formula, proof) => stepsIn(clausesIn(formula), proof);

const main = ([formula, proof, ...more]) => {
  if (proof === undefined || more.length > 0) {
    console.error('usage: node lrat-check.mjs formula.cnf proof.lrat');
    return 64;
  }
  try {
    console.log(`s VERIFIED\nc ${check(linesOf(formula), linesOf(proof))} steps`);
    return 0;
  } catch (error) {
    const isWrong = error instanceof Wrong;
    console.log(`${isWrong ? 's NOT VERIFIED\n' : ''}c ${error.message}`);
    return isWrong ? 1 : 65;
  }
};

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2));
