/**
 * What engines declare of themselves is so.
 */
import { describe, expect, test } from 'vitest';
import { om } from '../model/protocols/om.ts';
import { drive } from '../test-support/drive.ts';
import { questionAt } from '../test-support/question.ts';
import { wasm } from '../test-support/solver.ts';
import type { Engine } from './engine.ts';
import { noLimits } from './finding.ts';
import { engineNames, engineOf, engines, engineThat } from './registry.ts';

const question = questionAt(om, { n: 4, m: 1 }, 'byzantine');

const options = { limits: noLimits, fuzz: { seed: 'strategos', runs: 320, path: null }, solver: wasm };

const all = [...engineNames, 'plain'].map((name): [string, Engine] => [name, engineOf(name)]);

describe.each(all)('%s', (name, engine) => {
  const finding = drive(engine.run(question, options));

  test('signs what it finds', () => {
    expect([engine.name, finding.engine]).toEqual([name, name]);
  });

  test('counts every scenario, unless it says why it does not', () => {
    expect([finding.grade === 'sampled', finding.scenarios !== 34n]).toEqual([
      engine.uncounted !== null,
      engine.uncounted !== null,
    ]);
  });

  test('takes generals for each other, draws, and asks a solver, where it says so', () => {
    expect([finding.alike.length > 0, 'sample' in finding, 'effort' in finding]).toEqual([
      engine.usesSymmetry,
      engine.draws,
      engine.solves,
    ]);
  });

  test('refuses a question about no number of generals', () => {
    for (const t of [-1, 0.5, NaN])
      expect(() => drive(engine.run({ ...question, t }, options))).toThrow(
        /^t = .*: a question is about a whole number/,
      );
  });
});

test('the engine without reduction is found where there is one, and is not offered by name', () => {
  expect(engines.flatMap(({ unreduced }) => (unreduced === null ? [] : [unreduced.name]))).toEqual(['plain']);
  expect(engineNames).not.toContain('plain');
});

test('what there is not is an error of the caller', () => {
  expect(() => engineOf('tea leaves')).toThrow('there is no engine “tea leaves”');
  expect(() => engineThat(() => false)).toThrow('no engine does that');
});
