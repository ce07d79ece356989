import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instanceAt } from '../test-support/instance.ts';
import { testLaws } from '../test-support/law.ts';
import { FAULTS, smallInstances } from '../test-support/small-instances.ts';
import { toy } from '../test-support/toy.ts';
import type { FaultModel } from './fault-model.ts';
import { faultModelLaws } from './fault-model.properties.ts';
import { byzantine } from './faults/byzantine.ts';

describe.each(FAULTS)('%s', (name) => {
  testLaws(faultModelLaws(smallInstances({ n: [2, 3, 4], m: [0, 1, 2], values: [2, 3], faults: [name] })));
});

describe('the laws are broken by a fault model', () => {
  const broken = (faults: FaultModel): readonly boolean[] =>
    faultModelLaws([{ ...instanceAt(toy(), { n: 3, m: 0 }, 'byzantine'), faults }]).map(
      ({ property }) => fc.check(property).failed,
    );

  test('that loses what everybody honestly says', () => {
    const deaf: FaultModel = {
      ...byzantine,
      program: (battle) => ({
        ...byzantine.program(battle),
        deliver: (memory, _round, _to, addressed) => ({
          memory,
          inbox: addressed.map((message) => message.map(() => battle.logic.zero)),
          allowed: battle.logic.one,
        }),
      }),
    };
    expect(broken(deaf)).toEqual([true, false, true]);
  });

  test('that does not allow honesty', () => {
    const strict: FaultModel = {
      ...byzantine,
      program: (battle) => {
        const honest = byzantine.program(battle);
        return {
          ...honest,
          deliver: (...delivery) => ({ ...honest.deliver(...delivery), allowed: battle.logic.zero }),
        };
      },
    };
    expect(broken(strict)).toEqual([true, false, false]);
  });

  test('that asks for more once it has been told yes', () => {
    const curious: FaultModel = {
      ...byzantine,
      program: (battle) => ({
        ...byzantine.program(battle),
        deliver: (memory, round, to, addressed, choose) => {
          const lost = choose({ _tag: 'lost', round, from: 0, to }, battle.logic.zero);
          if (lost !== battle.logic.zero) choose({ _tag: 'lost', round, from: 1, to }, battle.logic.zero);
          return { memory, inbox: addressed, allowed: battle.logic.one };
        },
      }),
    };
    expect(broken(curious)).toEqual([false, true, false]);
  });
});
