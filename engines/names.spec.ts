/**
 * A verdict is on the property that was asked about, whatever it is called: names that every object has a field by are no
 * exception.
 */
import { describe, expect, test } from 'vitest';
import { at } from '../model/at.ts';
import { majority } from '../model/protocols/majority.ts';
import type { Property } from '../properties/property.ts';
import { drive } from '../test-support/drive.ts';
import { questionAt } from '../test-support/question.ts';
import { wasm } from '../test-support/solver.ts';
import { check } from './check.ts';
import type { EngineName } from './check-options.ts';
import { standardLimits } from './exhaustive/exhaustive.ts';

/** Nobody attacks, which is broken; nobody attacks and does not, which holds; if somebody does both, nobody decides. */
const called = (name: string, kind: 'violated' | 'holds' | 'vacuous'): Property => ({
  name,
  statement: 'made up',
  source: 'made up',
  symmetric: true,
  on: ({ logic, deciders }) => ({
    note: () => [],
    judge: (_note, { decisions }) => {
      const attacks = deciders.map((general) => at(at(decisions, general).value, 0));
      const both = logic.any(attacks.map((attack) => logic.meet(attack, logic.not(attack))));
      if (kind === 'violated') return logic.not(logic.any(attacks));
      return kind === 'holds' ? logic.not(both) : logic.implies(both, logic.zero);
    },
  }),
});

const engines: readonly EngineName[] = ['exhaustive', 'symbolic', 'fuzz'];

describe.each(engines)('%s', (engine) => {
  test.each(['__proto__', 'constructor', 'toString', 'valueOf'])('a property named %s', (name) => {
    const asked = (kind: Parameters<typeof called>[1]): unknown => {
      const question = { ...questionAt(majority, { n: 3, m: 0 }, 'byzantine'), properties: [called(name, kind)] };
      const { verdict, properties } = drive(
        check(question, {
          engine,
          reduction: true,
          limits: standardLimits,
          fuzz: { seed: 'strategos', runs: 512, path: null },
          solver: wasm,
        }),
      );
      return [verdict, Object.entries(properties)];
    };
    const unless = (verdict: string): string => (engine === 'fuzz' ? 'unknown' : verdict);
    expect(asked('violated')).toEqual(['violated', [[name, 'violated']]]);
    expect(asked('holds')).toEqual([unless('holds'), [[name, unless('holds')]]]);
    expect(asked('vacuous')).toEqual([unless('vacuous'), [[name, unless('vacuous')]]]);
  });
});
