import { describe, expect, test } from 'vitest';
import { protocols } from '../../test-support/protocols.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { om } from '../../model/protocols/om.ts';
import { subjectOf } from '../../test-support/research.ts';
import { toy } from '../../test-support/toy.ts';
import type { Sheet } from './sheets.ts';
import { sheetsOf } from './sheets.ts';

const sheet = (sheets: readonly Sheet[], faults: string): Sheet => {
  const found = sheets.find((each) => each.faults === faults);
  if (found === undefined) throw new Error(`there is no sheet for ${faults}`);
  return found;
};

describe('what is asked', () => {
  test('of OM under byzantine faults: both sides of n = 3t, for one and two traitors', () => {
    const { places, rows, columns, pattern } = sheet(sheetsOf(subjectOf(om)), 'byzantine');
    expect([rows.name, columns.name, pattern]).toEqual(['n', 'm = t', 'strategos check om -n N -m M']);
    for (const { row, column, question } of places)
      expect([question.instance.army.n, question.instance.army.m, question.t]).toEqual([row, column, column]);
    expect(places.filter(({ column }) => column === 2).map(({ row }) => row)).toEqual([3, 4, 5, 6, 7]);
  });

  test('where theory says nothing, less', () => {
    const [byzantine, crash] = ['byzantine', 'crash'].map((faults) => sheet(sheetsOf(subjectOf(om)), faults));
    expect(crash?.places.length).toBeLessThan(byzantine?.places.length ?? 0);
    expect(crash?.pattern).toBe('strategos check om -n N -m M --faults crash');
  });

  test('where the number of generals is fixed, a parameter is varied', () => {
    const [only, ...none] = sheetsOf(subjectOf(handshake));
    expect(none).toEqual([]);
    expect([only?.rows, only?.columns.name]).toEqual([{ name: 'acks', values: [0, 1, 2, 3] }, 'messages lost']);
    expect(only?.pattern).toBe('strategos check handshake -n 2 -m 0 --param acks=A --faults loss:K');
  });

  test('of a protocol of one’s own: by its file, and with what it is meant for in full', () => {
    const [first] = sheetsOf(subjectOf(toy(), './toy.ts'));
    expect(first?.pattern).toBe('strategos check ./toy.ts -n N -m M');
    expect(first?.places.length).toBeGreaterThan(8);
  });

  test('of a file whose name means something to a shell: as a word of it', () => {
    const patterns = sheetsOf(subjectOf(toy(), "./it's $(mine).ts")).map(({ pattern }) => pattern);
    expect(patterns.length).toBeGreaterThan(0);
    for (const pattern of patterns) expect(pattern).toContain(String.raw`strategos check './it'\''s $(mine).ts' -n `);
  });

  test('of a protocol for many generals: from the fewest that it is for', () => {
    const [first] = sheetsOf(subjectOf({ ...toy(), sizes: { least: 9, most: 11 } }, './toy.ts'));
    expect(first?.rows.values).toEqual([9, 10, 11]);
  });

  test('nothing that is too large, of any registered protocol', () => {
    const sheets = protocols.flatMap((protocol) => sheetsOf(subjectOf(protocol)));
    expect(
      Math.max(...sheets.flatMap(({ places }) => places.map(({ question }) => question.instance.schedule.claims))),
    ).toBeLessThan(1_201);
    expect(sheets.length).toBeGreaterThan(12);
  });
});
