/**
 * The oracle: what the literature, or somebody else's enumeration, says of protocols at sizes (`model/oracle.tsv`).
 * Every row is checked here, or listed with the reason why it is not.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drive } from '../../test-support/drive.ts';
import { instanceAt } from '../../test-support/instance.ts';
import type { Instance, Sizes } from '../../model/instance.ts';
import { instanceTitle } from '../../model/instance.ts';
import type { Protocol } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { sm } from '../../model/protocols/sm.ts';
import { standardProperties } from '../../properties/standard.ts';
import { noLimits } from '../finding.ts';
import type { Question } from '../question.ts';
import { exhaustive } from './exhaustive.ts';

interface Row {
  readonly id: number;
  readonly protocol: string;
  readonly n: string;
  readonly t: string;
  readonly rounds: string;
  readonly faults: string;
  readonly expected: string;
}

const rows: readonly Row[] = readFileSync(new URL('../../model/oracle.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line): Row => {
    const [id = '', protocol = '', n = '', t = '', rounds = '', faults = '', expected = ''] = line.split('\t');
    return { id: Number(id), protocol, n, t, rounds, faults, expected };
  });

/** Rows that nothing here can check, and why. */
const notCovered: readonly { readonly why: string; readonly ids: readonly number[] }[] = [
  { why: 'EIGByz is not registered', ids: [22, 23, 25, 27] },
  { why: 'SM without its length check is not registered: it is a flawed variant', ids: [35] },
  { why: 'there is no fault model of omissions', ids: [44] },
  { why: 'Phase Queen and the two-round king are not registered', ids: [53, 54, 55, 56, 58, 59] },
  { why: 'crusader agreement, gradecast and Turpin-Coan are not registered', ids: [61, 62, 64, 65] },
  { why: 'there is no hybrid fault model', ids: [67, 69, 70] },
  { why: 'it is asynchronous or partially synchronous', ids: [74, 75, 77, 78, 80, 87, 88, 89, 90, 91, 92, 93, 94, 95] },
  { why: 'Ben-Or and RandomAttack toss coins, and are not registered', ids: [81, 82, 83, 84, 86] },
  { why: 'it asks for the existence of a protocol, which is for the solvability engine', ids: [96, 98, 99, 100] },
];

/** Covered, but larger than what can be enumerated in a test: the engine has to say so. */
const NOT_ENUMERABLE_HERE: readonly number[] = [20];

/** What takes longest, of protocols that the other rows have as well. */
const LONG: readonly number[] = [16, 34];

/** What a row asks: its protocol at each of its sizes. */
interface Asked {
  readonly protocol: Protocol;
  readonly faults: string;
  readonly sizes: readonly Sizes[];
}

/** The number in the name of a protocol: `OM(2)` is built for 2 traitors, `PhaseKing3 t=1` for one. */
const numberIn = (text: string): number => Number(/\d+(?=\D*$)/.exec(text)?.[0]);

const askedBy = ({ protocol, n, t, rounds, faults }: Row): Asked | null => {
  const ns = n.split(',').map(Number);
  const sizesOf = (sizes: Omit<Sizes, 'n'>): readonly Sizes[] => ns.map((size) => ({ n: size, ...sizes }));
  if (/^OM\(\d\)$/.test(protocol))
    return { protocol: om, faults: 'byzantine', sizes: sizesOf({ m: numberIn(protocol) }) };
  if (protocol === 'OM(1) 3 values') return { protocol: om, faults: 'byzantine', sizes: sizesOf({ m: 1, values: 3 }) };
  if (/^SM\(\d\)$/.test(protocol) && faults === 'auth byz')
    return { protocol: sm, faults: 'signed', sizes: sizesOf({ m: numberIn(protocol) }) };
  if (protocol === 'SM forgeable')
    return { protocol: sm, faults: 'byzantine', sizes: sizesOf({ m: Number(rounds) - 1 }) };
  if (protocol === 'FloodSet')
    return { protocol: floodSet, faults: 'crash', sizes: sizesOf({ m: Number(rounds) - 1 }) };
  if (protocol.startsWith('PhaseKing3')) {
    const m = protocol === 'PhaseKing3' ? Number(t) : numberIn(protocol);
    return {
      protocol: phaseKing,
      faults: 'byzantine',
      sizes: sizesOf({ m, parameters: { phases: parseInt(rounds, 10) } }),
    };
  }
  if (protocol === 'Two Generals det.')
    return {
      protocol: handshake,
      faults: 'loss',
      sizes: [0, 1, 2, 3, 4, 5].flatMap((acks) => sizesOf({ m: 0, parameters: { acks } })),
    };
  return null;
};

/** What a row expects of agreement and of validity; `null` where it says nothing. */
const expectedBy = ({ expected }: Row): { readonly agreement: string | null; readonly validity: string | null } => {
  const of = (names: string): string | null => {
    if (expected === 'ok') return 'holds';
    const said = new RegExp(`\\b(?:${names}) (violated|holds|ok)`).exec(expected)?.[1];
    return said === undefined ? null : said === 'ok' ? 'holds' : said;
  };
  return { agreement: of('IC1|A'), validity: of('IC2|V') };
};

const questionsBy = (row: Row): readonly { readonly title: string; readonly question: Question }[] => {
  const asked = askedBy(row);
  return (asked?.sizes ?? []).map((sizes) => {
    const instance: Instance = instanceAt(asked?.protocol ?? om, sizes, asked?.faults ?? '');
    const t = instance.faults.generalsFail ? Number(row.t) : 0;
    return { title: instanceTitle(instance), question: { instance, t, properties: standardProperties(instance) } };
  });
};

describe('every row is checked, or listed with a reason', () => {
  const listed = notCovered.flatMap(({ ids }) => ids);

  test('the file is there, and its rows have different numbers', () => {
    expect(rows.length).toBeGreaterThanOrEqual(70);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test('no row is neither, none is both', () => {
    const checked = rows.filter((row) => askedBy(row) !== null).map(({ id }) => id);
    expect(rows.map(({ id }) => id).filter((id) => !checked.includes(id) && !listed.includes(id))).toEqual([]);
    expect(checked.filter((id) => listed.includes(id))).toEqual([]);
  });

  test('no reason is given for a row that does not exist', () => {
    expect(listed.filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
  });

  test('every row that is checked expects something', () => {
    const silent = rows.filter((row) => askedBy(row) !== null && row.expected !== 'x');
    expect(silent.filter((row) => Object.values(expectedBy(row)).every((expected) => expected === null))).toEqual([]);
  });
});

const enumerable = rows.filter((row) => askedBy(row) !== null && !NOT_ENUMERABLE_HERE.includes(row.id));

describe.each(enumerable)('row $id: $protocol, n = $n, t = $t, $rounds, $faults: $expected', (row) => {
  test.each(questionsBy(row))('$title', { tags: LONG.includes(row.id) ? ['thorough'] : [] }, ({ question }) => {
    const { violating, stopped } = drive(exhaustive(question, { limits: noLimits, symmetry: true }));
    expect(stopped).toBeNull();
    const found = (name: string): string => (violating[name] === 0n ? 'holds' : 'violated');
    if (row.expected === 'x') expect([found('agreement'), found('validity')]).toContain('violated');
    else {
      const expected = expectedBy(row);
      if (expected.agreement !== null)
        expect(`agreement ${found('agreement')}`).toBe(`agreement ${expected.agreement}`);
      if (expected.validity !== null) expect(`validity ${found('validity')}`).toBe(`validity ${expected.validity}`);
      expect(found('termination')).toBe('holds');
    }
  });
});

describe.each(rows.filter(({ id }) => NOT_ENUMERABLE_HERE.includes(id)))(
  'row $id: $protocol, n = $n: not enumerable here',
  (row) => {
    test.each(questionsBy(row))(
      '$title: the engine says that it was stopped, and holds nothing to be broken',
      ({ question }) => {
        const limits = { ...noLimits, evaluations: 200 };
        const { stopped, violating, scenarios } = drive(exhaustive(question, { limits, symmetry: true }));
        expect(stopped).toEqual({ _tag: 'evaluations', limit: 200 });
        expect(violating).toEqual({ agreement: 0n, validity: 0n, termination: 0n });
        expect(scenarios).toBe(2n);
      },
    );
  },
);
