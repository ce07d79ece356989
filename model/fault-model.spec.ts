import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deaf, delivering, strict } from '../test-support/fault-models.ts';
import { instanceAt } from '../test-support/instance.ts';
import { testLaws } from '../test-support/law.ts';
import { signingInstances } from '../test-support/signing/instances.ts';
import { FAULTS, smallInstances } from '../test-support/small-instances.ts';
import { runs } from '../test-support/tier/draws.ts';
import { toy } from '../test-support/toy.ts';
import type { FaultModel } from './fault-model.ts';
import { faultModelLaws } from './fault-model.properties.ts';

describe.each(FAULTS)('%s', (name) => {
  testLaws(
    faultModelLaws(smallInstances({ n: [2, 3, 4], m: [0, 1, 2], values: [2, 3], faults: [name] })),
    runs(40, 100),
  );
});

describe('signed, where signatures are nested in a line, counted in sets, or peeled off', () => {
  testLaws(faultModelLaws(signingInstances), 500);
});

describe('the laws are broken by a fault model', () => {
  const broken = (faults: FaultModel): readonly boolean[] =>
    faultModelLaws([{ ...instanceAt(toy(), { n: 3, m: 0 }, 'byzantine'), faults }]).map(
      ({ property }) => fc.check(property).failed,
    );

  test('that loses what everybody honestly says', () => {
    expect(broken(deaf)).toEqual([true, false, true]);
  });

  test('that does not allow honesty', () => {
    expect(broken(strict)).toEqual([true, false, false]);
  });

  test('that asks for more once it has been told yes', () => {
    const curious = delivering('curious', ({ logic }) => (memory, round, to, addressed, choose) => {
      const lost = choose({ _tag: 'lost', round, from: 0, to }, logic.zero);
      if (lost !== logic.zero) choose({ _tag: 'lost', round, from: 1, to }, logic.zero);
      return { memory, inbox: addressed, allowed: logic.one };
    });
    expect(broken(curious)).toEqual([false, true, false]);
  });
});
