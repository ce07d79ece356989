/** What no matcher can judge is refused with a sentence, whether it was expected to hold or not to. */
import { describe, expect, test } from 'vitest';
import { om } from '../model/protocols/om.ts';
import type { Protocol } from '../model/protocol.ts';
import { protocol } from '../model/protocol.ts';
import { branching, impossible, saidBy, stubborn } from '../test-support/matching.ts';
import './main.ts';
import type { Circumstances } from './main.ts';

describe('what makes no sense fails with a sentence, whichever way it was expected:', () => {
  const both = async (received: unknown, ...told: readonly unknown[]): Promise<string> => {
    const matching = expect(received as Protocol);
    const args = told as [Circumstances];
    const plain = await saidBy(matching.toHold(...args));
    const opposite = await saidBy(matching.not.toHold(...args));
    expect(opposite).toBe(plain);
    return plain;
  };

  test.each<readonly [string, unknown, readonly unknown[], string]>([
    ['no protocol', 3, [{ n: 4, m: 1 }], 'only a protocol can hold or be broken'],
    [
      'a definition',
      { ...om, title: 1, faults: [] },
      [{ n: 4, m: 1 }],
      'this is no protocol: faults lists no family of faults',
    ],
    ['an option', om, [{ n: 4, m: 1, fualts: 'crash' }], 'there is no option “fualts”; did you mean faults?'],
    ['lies that hold', om, [{ n: 4, m: 1, lies: 1 }], 'there is no option “lies”'],
    ['a property', om, ['agrement', { n: 4, m: 1 }], 'there is no property “agrement”. Did you mean agreement?'],
    ['no property', om, [[], { n: 4, m: 1 }], 'the list of properties is empty'],
    ['no size', om, ['agreement'], 'om needs -n, how many generals'],
    ['a size', om, [{ n: 1, m: 1 }], 'n = 1: n must be at least 2'],
    ['a fault model', om, [{ n: 4, m: 1, faults: 'crush' }], 'crash'],
    [
      'a property that branches on a value',
      om,
      ['branching', { n: 4, m: 1, properties: [impossible, branching] }],
      'om cannot be checked: branching judges otherwise when many executions are judged at once',
    ],
    [
      'a property that throws',
      om,
      [{ n: 4, m: 1, properties: [{ ...impossible, on: () => null as never }] }],
      'property impossible: what on gives is null',
    ],
  ])('%s', async (_what, received, told, expected) => {
    expect(await both(received, ...told)).toContain(expected);
  });

  test('a protocol that breaks the laws', async () => {
    const branching = protocol({
      ...stubborn,
      name: 'branching',
      program: (setting) => ({
        ...stubborn.program(setting),
        decide: (_self, state) => ({
          decided: setting.logic.one,
          value: Object.is(state, 1) ? [setting.logic.one] : [],
        }),
      }),
    });
    expect(await both(branching, { n: 3, m: 1 })).toContain('branching cannot be checked: ');
  });

  test('a protocol that throws', async () => {
    const throwing = protocol({
      ...stubborn,
      name: 'throwing',
      program: () => {
        throw new Error('no idea');
      },
    });
    expect(await both(throwing, { n: 3, m: 1 })).toContain('throwing: program threw Error: no idea');
  });
});
