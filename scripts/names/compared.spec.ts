import { describe, expect, test } from 'vitest';
import { comparisonsIn, forbiddenComparisons } from './compared.ts';
import { nameKinds } from './kinds.ts';

const said = (text: string, path = 'reports/a.ts'): readonly string[] =>
  comparisonsIn({ path, text }, nameKinds).map((each) => each.said);

describe('a comparison with a name', () => {
  test.each([
    ['a problem', "problem === 'broadcast'", 'a problem is compared with “broadcast”'],
    ['a family', "model.family !== 'loss'", 'a fault family is compared with “loss”'],
    ['a name on the left', "'crash' === faults.name", 'a fault family is compared with “crash”'],
    ['a property', "property.name === 'validity'", 'a property is compared with “validity”'],
    ['a validity', "validity === 'weak-unanimity'", 'a validity is compared with “weak-unanimity”'],
    ['an engine', "finding.engine === 'fuzz'", 'an engine is compared with “fuzz”'],
    ['a case', "switch (faults) { case 'signed': }", 'a fault family is compared with “signed”'],
    ['a list', "['fuzz', other].includes(engine)", 'an engine is compared with “fuzz”'],
  ])('is seen: %s', (_, text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  test.each([
    ['a grade with the word of an engine', "finding.grade === 'exhaustive'"],
    ['a word that names nothing', "expect === 'violated'"],
    ['a name that is handed over', "faultModelOf('crash')"],
    ['a list that is asked for nothing', "['crash'].includes()"],
    ['a list in a constant', "all.includes('crash')"],
  ])('is none: %s', (_, text) => {
    expect(said(text)).toEqual([]);
  });

  test('is for the folder that defines it', () => {
    expect(said("problem === 'broadcast' && faults === 'crash'", 'model/a.ts')).toEqual([
      'a fault family is compared with “crash”',
    ]);
    expect(said("faults === 'crash'", 'model/faults/a.ts')).toEqual([]);
    expect(said("engine === 'fuzz'", 'engines/a.ts')).toEqual([]);
  });
});

describe('exceptions', () => {
  const sources = [{ path: 'cli/a.ts', text: "x === 'crash';\n\ny === 'loss';" }];
  const judged = (count: number): readonly string[] =>
    forbiddenComparisons(sources, nameKinds, [{ path: 'cli/a.ts', count, reason: 'a test' }]);

  test('are counted', () => {
    expect(judged(2)).toEqual([]);
  });

  test('do not grow', () => {
    expect(judged(1)).toEqual([
      'cli/a.ts:1: a fault family is compared with “crash”; ask what it declares',
      'cli/a.ts:3: a fault family is compared with “loss”; ask what it declares',
    ]);
  });

  test('shrink with what they are for', () => {
    expect(judged(3)).toEqual([
      'cli/a.ts: 2 comparisons are left of 3: lower the number in scripts/names/exceptions.ts',
    ]);
  });
});
