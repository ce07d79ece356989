import { beforeAll, describe, expect, test, vi } from 'vitest';
import { om } from '../model/protocols/om.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
import type { Constants, ProgramName } from '../test-support/clingo.ts';
import { ask, count, solve } from '../test-support/clingo.ts';
import { drive } from '../test-support/drive.ts';
import { questionAt } from '../test-support/question.ts';
import type { Checked } from './check.ts';
import { check } from './check.ts';
import { standardLimits } from './exhaustive/exhaustive.ts';
import type { Question } from './question.ts';

/** A question to both: to the engine, and to the program that is about the protocol. */
interface Case {
  readonly title: string;
  readonly n: number;
  readonly m: number;
  readonly question: Question;
  readonly program: ProgramName;
  readonly constants: Constants;
}

const omCase = (n: number, m: number, t: number): Case => ({
  title: `OM(${String(m)}), n = ${String(n)}, t = ${String(t)}`,
  n,
  m,
  question: questionAt(om, { n, m }, 'byzantine', t),
  program: 'om',
  constants: { n, m, t },
});

const phaseKingCase = (n: number, m: number, t: number, phases: number): Case => ({
  title: `Phase King, n = ${String(n)}, m = ${String(m)}, t = ${String(t)}, phases = ${String(phases)}`,
  n,
  m,
  question: questionAt(phaseKing, { n, m, parameters: { phases } }, 'byzantine', t),
  program: 'phase-king',
  constants: { n, m, t, phases },
});

/** The tags of a case: everyday, up to three generals are asked about with m up to 1, and OM(1) with four. */
const tagsOf = ({ program, n, m }: Case): string[] =>
  m > 1 || n > (program === 'om' && m === 1 ? 4 : 3) ? ['thorough'] : [];

/** The whole numbers from one to another. */
const range = (least: number, most: number): readonly number[] =>
  Array.from({ length: most - least + 1 }, (_, i) => least + i);

/** Each m up to 2, with up to one traitor more than that, and somebody loyal left over. */
const every = <A>(n: number, each: (m: number, t: number) => readonly A[]): readonly A[] =>
  range(0, 2).flatMap((m) => range(0, Math.min(m + 1, n - 1)).flatMap((t) => each(m, t)));

const checked = (question: Question): Checked =>
  drive(
    check(question, {
      engine: 'exhaustive',
      reduction: true,
      limits: standardLimits,
      fuzz: { seed: 'strategos', runs: 1, path: null },
    }),
  );

beforeAll(async () => {
  // The solver says that it is being loaded.
  const info = vi.spyOn(console, 'info').mockReturnValue();
  await solve('a.');
  info.mockRestore();
});

describe('the exhaustive engine breaks what an answer set program breaks', () => {
  const verdictOf = async ({ program, constants }: Case, property: string): Promise<string> => {
    const { attack } = await ask([program], { ...constants, property });
    return attack ? 'violated' : 'holds';
  };

  const cases: readonly Case[] = [
    ...range(2, 6).flatMap((n) => every(n, (m, t) => [omCase(n, m, t)])),
    ...range(2, 5).flatMap((n) =>
      every(n, (m, t) => range(1, Math.min(m + 1, n)).map((phases) => phaseKingCase(n, m, t, phases))),
    ),
    phaseKingCase(6, 1, 1, 2),
    phaseKingCase(6, 1, 2, 2),
    phaseKingCase(6, 2, 1, 2),
    phaseKingCase(6, 2, 2, 3),
  ];

  for (const asked of cases)
    test(asked.title, { tags: tagsOf(asked) }, async () => {
      const { agreement, validity } = checked(asked.question).properties;
      // Where no two loyal generals are left that decide, there is nothing to break, which the other program calls to hold.
      const broken = (verdict: string | undefined): string | undefined =>
        verdict === 'not applicable' ? 'holds' : verdict;
      expect({ agreement: broken(agreement), validity: broken(validity) }).toEqual({
        agreement: await verdictOf(asked, 'agreement'),
        validity: await verdictOf(asked, 'validity'),
      });
    });
});

describe('it counts as many scenarios, and as many of them broken, as there are answer sets', () => {
  const countOf = async ({ program, constants }: Case, property: string): Promise<bigint> =>
    BigInt(await count(program, { ...constants, property }));

  // Those with less than a hundred thousand scenarios.
  const cases: readonly Case[] = [
    ...range(2, 4).flatMap((n) => every(n, (m, t) => [omCase(n, m, t)])),
    omCase(5, 1, 2),
    omCase(5, 2, 1),
    omCase(6, 1, 2),
    omCase(8, 1, 2),
    ...every(3, (m, t) => [phaseKingCase(3, m, t, 1)]),
    phaseKingCase(3, 1, 1, 2),
    phaseKingCase(3, 1, 2, 2),
    phaseKingCase(4, 1, 1, 1),
    phaseKingCase(4, 2, 2, 1),
  ];

  for (const asked of cases)
    test(asked.title, { tags: tagsOf(asked) }, async () => {
      const { scenarios, violating } = checked(asked.question).finding;
      expect({ scenarios, agreement: violating['agreement'], validity: violating['validity'] }).toEqual({
        scenarios: await countOf(asked, 'none'),
        agreement: await countOf(asked, 'agreement'),
        validity: await countOf(asked, 'validity'),
      });
    });
});

describe('the fewest lies that break', () => {
  test.each([
    { n: 3, m: 1, t: 1, property: 'agreement', lies: null },
    { n: 3, m: 1, t: 1, property: 'validity', lies: 1 },
    { n: 4, m: 1, t: 2, property: 'agreement', lies: 2 },
    { n: 4, m: 1, t: 2, property: 'validity', lies: 2 },
    { n: 6, m: 2, t: 2, property: 'agreement', lies: 3 },
    { n: 6, m: 2, t: 2, property: 'validity', lies: 3 },
  ])('$property of OM($m), n = $n, t = $t: $lies', async ({ n, m, t, property, lies }) => {
    expect(await ask(['om', 'om-lies'], { n, m, t, property })).toEqual({ attack: lies !== null, optimum: lies });
  });
});

describe('the solver', () => {
  test('finds an answer set, an optimal one, or none', async () => {
    expect(await solve('{ a; b }. :- not a.')).toEqual({ attack: true, optimum: null });
    expect(await solve('{ a; b; c }. :- not a, not b. #minimize { 2 : a; 3 : b; 1 : c }.')).toEqual({
      attack: true,
      optimum: 2,
    });
    expect(await solve('#const n = 1. :- n > 1.', { n: 2 })).toEqual({ attack: false, optimum: null });
  });

  test('does not let a mistake in a program pass', async () => {
    await expect(solve('a :- b')).rejects.toThrow('syntax error');
    await expect(solve('{ traitor }. a :- traiter.')).rejects.toThrow('traiter');
  });
});
