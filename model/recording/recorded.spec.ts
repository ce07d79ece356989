/**
 * A recorded protocol does what its text does, and nothing that its text does besides.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRecipe } from '../../test-support/any-recipe.ts';
import { drawOf } from '../../test-support/draw.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { randomProtocol } from '../../test-support/random-protocol.ts';
import { smallInstances } from '../../test-support/small-instances.ts';
import { drawFaulty } from '../../test-support/scenarios.ts';
import { runs, someOfEach } from '../../test-support/tier/draws.ts';
import type { ToyState } from '../../test-support/toy.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import { booleanLogic } from '../boolean.ts';
import { execute, runOf } from '../execution.ts';
import { instanceTitle } from '../instance.ts';
import { recordingAgrees } from '../laws.ts';
import type { Program, Setting } from '../protocol.ts';
import { om } from '../protocols/om.ts';
import { recordedProtocol, sourceProtocol } from './recorded.ts';

describe('the recording is the text, in executions drawn at random:', () => {
  const instances = smallInstances({ n: [2, 3, 4], m: [0, 1], values: [2, 3] });
  test.each(someOfEach(60, instances, (each) => each).map((instance) => [instanceTitle(instance), instance] as const))(
    '%s',
    (_title, instance) => {
      for (let seed = 0; seed < 4; seed++) {
        const draw = drawOf(seed);
        expect(recordingAgrees(instance, drawFaulty(instance, draw), draw)).toBeNull();
      }
    },
  );

  test('random protocols, with coins and without', () => {
    fc.assert(
      fc.property(anyRecipe, fc.constantFrom('byzantine', 'crash', 'loss'), fc.integer(), (recipe, faults, seed) => {
        const instance = instanceAt(randomProtocol(recipe), { n: 3, m: 0 }, faults);
        const draw = drawOf(seed);
        expect(recordingAgrees(instance, drawFaulty(instance, draw), draw)).toBeNull();
      }),
      { numRuns: runs(20, 100) },
    );
  });
});

/** The decisions of two generals who want to attack, run several times. */
const decisions = (program: <B>(setting: Setting<B>) => Program<B>): readonly string[] => {
  const instance = instanceAt(toy({ program }), { n: 2, m: 0 }, 'byzantine');
  return Array.from({ length: 3 }, () =>
    JSON.stringify(execute(runOf(booleanLogic, instance, []), [[true], [true]], (_choice, honest) => honest).decisions),
  );
};

describe('one recording is judged, whatever the text does besides:', () => {
  test('a program that counts its calls decides alike each time', () => {
    let calls = 0;
    const program = <B>(setting: Setting<B>): Program<B> => ({
      ...toyProgram(setting),
      decide: () => ({
        decided: setting.logic.one,
        value: [++calls % 2 === 0 ? setting.logic.one : setting.logic.zero],
      }),
    });
    expect(new Set(decisions(program)).size).toBe(1);
    // Two generals, each of whom decides once while it is recorded.
    expect(calls).toBe(2);
  });

  test('a program that compares never finds two values the same', () => {
    const program = <B>(setting: Setting<B>): Program<B> => ({
      ...toyProgram(setting),
      receive: (_self, { attack }: ToyState<B>) => ({
        attack: attack === setting.logic.one ? setting.logic.zero : attack,
      }),
    });
    expect(new Set(decisions(program))).toEqual(new Set(decisions(toyProgram)));
  });
});

describe('thrown while it is recorded, as the author’s mistake:', () => {
  const refused = (program: <B>(setting: Setting<B>) => Program<B>): string => {
    const instance = instanceAt(toy({ program }), { n: 2, m: 0 }, 'byzantine');
    try {
      execute(runOf(booleanLogic, instance, []), [[true], [true]], (_choice, honest) => honest);
      return '';
    } catch (thrown) {
      return String(thrown);
    }
  };

  test('a value that was kept from another call', () => {
    const kept: unknown[] = [];
    const program = <B>(setting: Setting<B>): Program<B> => ({
      ...toyProgram(setting),
      start: (_self, [attack = setting.logic.zero]): ToyState<B> => {
        kept.push(attack);
        return { attack };
      },
      decide: () => ({ decided: setting.logic.one, value: [kept[0] as B] }),
    });
    expect(refused(program)).toContain('what decide(0) gives in its part “value.0” has a leaf that is no truth value');
  });

  test('one that is computed with', () => {
    const kept: unknown[] = [];
    const program = <B>(setting: Setting<B>): Program<B> => ({
      ...toyProgram(setting),
      start: (_self, [attack = setting.logic.zero]): ToyState<B> => {
        kept.push(attack);
        return { attack };
      },
      decide: (_self, { attack }: ToyState<B>) => ({
        decided: setting.logic.one,
        value: [setting.logic.meet(attack, kept[0] as B)],
      }),
    });
    expect(refused(program)).toContain('is no truth value of this call');
  });

  test('an argument that is changed', () => {
    const program = <B>(setting: Setting<B>): Program<B> => ({
      ...toyProgram(setting),
      receive: (_self, state: ToyState<B>, _round, inbox) => {
        (inbox as B[][])[0] = [setting.logic.one];
        return state;
      },
    });
    expect(refused(program)).toMatch(/read only|not extensible|Cannot assign/);
  });

  test('a value that is made a number or a text', () => {
    const program = <B>(setting: Setting<B>): Program<B> => ({
      ...toyProgram(setting),
      receive: (_self, { attack }: ToyState<B>) => ({ attack: Number(attack) > 0 ? attack : setting.logic.zero }),
    });
    expect(refused(program)).toContain('Symbol');
  });
});

test('what is computed while a program is made is part of each call that uses it', () => {
  const program = <B>(setting: Setting<B>): Program<B> => {
    const never = setting.logic.not(setting.logic.one);
    return { ...toyProgram(setting), decide: () => ({ decided: setting.logic.one, value: [never] }) };
  };
  expect(decisions(program)[0]).toBe('[{"decided":true,"value":[false]},{"decided":true,"value":[false]}]');
});

test('a recording is one of a size: another instance records the text anew', () => {
  const four = instanceAt(om, { n: 4, m: 1 }, 'byzantine');
  const three = instanceAt(four.protocol, { n: 3, m: 1 }, 'byzantine');
  expect([sourceProtocol(four.protocol), sourceProtocol(three.protocol)]).toEqual([om, om]);
  expect(() => four.protocol.program({ logic: booleanLogic, army: three.army })).toThrow('another army');
  expect(sourceProtocol(recordedProtocol(four.protocol, four.army, four.schedule))).toBe(om);
});
