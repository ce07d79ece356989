/**
 * What cannot be asked: a line of arguments, and what is said of it.
 */
import { describe, expect, test } from 'vitest';
import { here } from '../test-support/command-line.ts';

describe('what cannot be asked exits 64, and says why', () => {
  test.each([
    { line: 'check om -n 1 -m 1', says: 'n = 1: n must be at least 2' },
    { line: 'check om -n -1 -m 1', says: 'n = -1: n must be at least 2' },
    { line: 'check om -n 2.5 -m 1', says: 'n = 2.5: n must be a whole number' },
    { line: 'check om -n abc -m 1', says: 'must be a number' },
    { line: 'check om -n  -m 1', says: 'must be a number' },
    { line: 'check om -n 1e9 -m 1', says: 'It must be written as a plain number: 1000000000.' },
    { line: 'check om -n Infinity -m 1', says: 'It must be a number.' },
    { line: 'check om -n 4 -m -1', says: 'm = -1: m must be at least 0' },
    { line: 'check om -n 4 -m 1.5', says: 'm = 1.5: m must be a whole number' },
    { line: 'check om -n 4 -m 1 -t -1', says: 't = -1: t must be at least 0' },
    { line: 'check om -n 4 -m 1 -t 5', says: 't = 5: there are only 4 generals' },
    { line: 'check om -n 4 -m 1 -t 0.5', says: 't = 0.5: t must be a whole number' },
    { line: 'check handshake -t 1', says: 'under loss nobody is faulty, so -t can only be 0' },
    { line: 'check om -n 4 -m 1 --faults loss:1 -t 1', says: 'under loss:1 nobody is faulty' },
    { line: 'check om -m 1', says: 'om needs -n' },
    { line: 'check om -n 4', says: 'om needs -m' },
    { line: 'check om -n 4 -m 1 --values 1', says: 'values = 1: values must be at least 2' },
    { line: 'check phase-king -n 4 -m 1 --values 3', says: 'handles at most 2 different orders' },
    { line: 'check handshake -n 3', says: 'handshake is defined for exactly 2 generals, not 3' },
    { line: 'check om -n 60 -m 40', says: 'choose smaller sizes' },
    { line: 'check om -n 4 -m 1 --faults byzantin', says: 'Did you mean byzantine?' },
    { line: 'check om -n 4 -m 1 --faults signed', says: 'its messages carry no signatures' },
    { line: 'check handshake --param ack=2', says: 'Did you mean acks?' },
    { line: 'check handshake --param acks', says: 'must look like name=number' },
    { line: 'check handshake --param acks=65', says: 'acks = 65 must be a whole number from 0 to 64' },
    { line: 'check om -n 4 -m 1 --validity comander', says: 'Did you mean commander?' },
    { line: 'check majority -n 4 -m 1 --validity unanimity', says: 'There are loyal-unanimity, weak-unanimity' },
    { line: 'check om -n 4 -m 1 --engine fuz', says: 'Allowed choices are auto, exhaustive, symbolic, fuzz' },
    { line: 'check om -n 4 -m 1 --expect hold', says: 'Allowed choices are holds, violated' },
    { line: 'check om -n 4 -m 1 --max-evaluations 0', says: 'number above 0' },
    { line: 'check om -n 4 -m 1 --max-seconds -3', says: 'number above 0' },
    { line: 'check om -n 4 -m 1 --runs 1.5', says: 'whole number above 0' },
    { line: 'check om -n 4 -m 1 --path 17', says: 'must look like slice:run' },
    { line: 'check', says: "missing required argument 'protocol'" },
    { line: 'check om sm -n 4 -m 1', says: 'too many arguments' },
    { line: 'replay', says: "missing required argument 'file'" },
    { line: 'prove --out', says: 'argument missing' },
  ])('$line', async ({ line, says }) => {
    const { exit, out, err } = await here(line);
    expect(err).toContain(says);
    expect(err).not.toContain('bug of Strategos');
    expect([exit, out]).toEqual([64, '']);
  });
});
