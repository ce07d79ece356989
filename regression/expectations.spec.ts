/**
 * This repository's own expectations: that they are well-formed, agree with theory and with what was enumerated elsewhere,
 * and leave no protocol out. That they are met is what `strategos regress` is for.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { instanceOf } from '../model/instance.ts';
import { faultModelOf, standardFaults } from '../model/faults/registry.ts';
import { protocolOf, protocols } from '../test-support/protocols.ts';
import type { Expectation } from '../model/protocol.ts';
import { right } from '../test-support/either.ts';
import type { Cell } from './cell.ts';
import { cellName } from './cell.ts';
import { decodeExpectations } from './expectations-codec.ts';
import { textOfExpectations } from './expectations.ts';

const text = readFileSync(new URL('../expectations.json', import.meta.url), 'utf8');
const { cells } = right(decodeExpectations(text));

const theoryOf = ({ protocol: name, n, m, t = m, faults, values = 2, parameters = {} }: Cell): Expectation => {
  const protocol = right(protocolOf(name));
  const model = faults === undefined ? standardFaults(protocol) : right(faultModelOf(faults));
  const { army } = right(instanceOf(protocol, { n, m, values, parameters }, model));
  return protocol.theory(army, model.generalsFail ? t : 0, model.name);
};

test('they are written as we write them', () => {
  expect(textOfExpectations(cells, './regression/expectations.schema.json')).toBe(text);
});

test('where theory says something, it is expected', () => {
  const against = cells.filter((cell) => {
    const { verdict } = theoryOf(cell);
    return verdict !== 'unknown' && verdict !== cell.verdict;
  });
  expect(against.map(cellName)).toEqual([]);
});

test('each says why', () => {
  expect(cells.filter(({ source }) => source === undefined).map(cellName)).toEqual([]);
});

describe.each(protocols)('$name', ({ name }) => {
  const own = cells.filter(({ protocol }) => protocol === name);

  test('is expected to hold somewhere, and to be broken elsewhere, with the fewest lies of each property', () => {
    expect(new Set(own.map(({ verdict }) => verdict))).toEqual(new Set(['holds', 'violated']));
    for (const { verdict, properties = {}, fewest = {} } of own) {
      const broken = Object.keys(properties).filter((property) => properties[property] === 'violated');
      expect(Object.keys(fewest)).toEqual(verdict === 'violated' ? broken : []);
    }
  });
});

describe('what somebody else has enumerated or proved', () => {
  /** The rows of the oracle about these protocols: what they are, as a cell, and whether agreement and validity hold. */
  test.each<{ readonly cell: Partial<Cell>; readonly agreement: boolean; readonly validity: boolean }>([
    { cell: { protocol: 'om', n: 3, m: 0, t: 1 }, agreement: false, validity: true },
    { cell: { protocol: 'om', n: 3, m: 1 }, agreement: true, validity: false },
    { cell: { protocol: 'om', n: 4, m: 1 }, agreement: true, validity: true },
    { cell: { protocol: 'om', n: 5, m: 1, t: 2 }, agreement: false, validity: false },
    { cell: { protocol: 'om', n: 4, m: 2, t: 1 }, agreement: false, validity: false },
    { cell: { protocol: 'om', n: 7, m: 2 }, agreement: true, validity: true },
    { cell: { protocol: 'om', n: 5, m: 3, t: 1 }, agreement: false, validity: false },
    { cell: { protocol: 'om', n: 10, m: 3 }, agreement: true, validity: true },
    { cell: { protocol: 'om', n: 6, m: 1, values: 3 }, agreement: true, validity: true },
    { cell: { protocol: 'sm', n: 3, m: 0, t: 1 }, agreement: false, validity: true },
    { cell: { protocol: 'sm', n: 4, m: 2 }, agreement: true, validity: true },
    { cell: { protocol: 'sm', n: 5, m: 3 }, agreement: true, validity: true },
    { cell: { protocol: 'sm', n: 4, m: 1, faults: 'byzantine' }, agreement: false, validity: false },
    { cell: { protocol: 'flood-set', n: 2, m: 0, t: 1 }, agreement: true, validity: true },
    { cell: { protocol: 'flood-set', n: 3, m: 0, t: 1 }, agreement: false, validity: true },
    { cell: { protocol: 'flood-set', n: 4, m: 1, t: 2 }, agreement: false, validity: true },
    { cell: { protocol: 'flood-set', n: 4, m: 2 }, agreement: true, validity: true },
    { cell: { protocol: 'phase-king', n: 3, m: 1 }, agreement: false, validity: true },
    { cell: { protocol: 'phase-king', n: 4, m: 1, parameters: { phases: 1 } }, agreement: false, validity: true },
    { cell: { protocol: 'phase-king', n: 4, m: 1, t: 2 }, agreement: false, validity: false },
    { cell: { protocol: 'phase-king', n: 7, m: 2 }, agreement: true, validity: true },
  ])('$cell', ({ cell, agreement, validity }) => {
    const name = cellName(cell as Cell);
    const { properties } = cells.find((each) => cellName(each) === name) ?? {};
    const word = (holds: boolean): string => (holds ? 'holds' : 'violated');
    expect(properties).toMatchObject({ agreement: word(agreement), validity: word(validity) });
  });
});
