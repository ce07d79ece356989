import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const names = ['om', 'sm', 'phase-king', 'flood-set', 'majority', 'handshake'];

test.each([
  { typed: 'phase-king', meant: 'phase-king', because: 'it is one' },
  { typed: 'phaseking', meant: 'phase-king', because: 'a letter is missing' },
  { typed: 'phase--king', meant: 'phase-king', because: 'a letter is too many' },
  { typed: 'phase_king', meant: 'phase-king', because: 'a letter is another' },
  { typed: 'MAJORITY', meant: 'majority', because: 'case does not matter' },
  { typed: 'handshkae', meant: 'handshake', because: 'two letters are swapped' },
  { typed: 'o', meant: 'om', because: 'short names may be two letters off' },
  { typed: 'xyzdshake', meant: 'handshake', because: 'nine letters forgive three mistakes' },
])('did you mean $meant? $typed: $because', ({ typed, meant }) => {
  expect(nearest(typed, names)).toBe(meant);
});

test.each([
  { typed: 'paxos', because: 'nothing is like it' },
  { typed: 'fludst', because: 'three mistakes are too many in six letters' },
  { typed: 'xyzzshake', because: 'four mistakes are too many in nine letters' },
])('nothing is meant by $typed: $because', ({ typed }) => {
  expect(nearest(typed, names)).toBeNull();
});

test('a short name may be two letters off, not three', () => {
  expect(nearest('abc', ['axy'])).toBe('axy');
  expect(nearest('abc', ['xyz'])).toBeNull();
});

test('a name of which no letter is right is not near', () => {
  expect(nearest('a', ['t'])).toBeNull();
  expect(nearest('xy', ['om', 'a'])).toBeNull();
});

test('of two equally near, the first', () => {
  expect(nearest('xm', ['om', 'sm'])).toBe('om');
});

test('no names, none near', () => {
  expect(nearest('om', [])).toBeNull();
});
