/**
 * A list from an author's code may have methods of its own, which say something else than its elements. They count nowhere:
 * for every engine the protocol is the one with plain lists.
 */
import { describe, expect, test } from 'vitest';
import { drive } from '../test-support/drive.ts';
import { questionAt } from '../test-support/question.ts';
import { toy, toyProgram } from '../test-support/toy.ts';
import { generals } from '../model/army.ts';
import type { Definition, Program, Setting } from '../model/protocol.ts';
import { exhaustive } from './exhaustive/exhaustive.ts';
import { plain } from './exhaustive/plain.ts';
import type { Counted } from './finding.ts';
import { noLimits } from './finding.ts';
import type { Question } from './question.ts';
import { symmetryOf } from './symmetry/symmetry.ts';

/** How an author makes a list: plainly, or with these methods. */
type Lists = <A>(elements: readonly A[], methods: object) => A[];

const plainly: Lists = (elements) => [...elements];
const withMethods: Lists = (elements, methods) => Object.assign([...elements], methods);

/** A general that hears two attack takes `any` of a list that is RETREAT, and whose `map` gives other operands, three times over. */
const forger =
  (lists: Lists) =>
  <B>(setting: Setting<B>): Program<B> => {
    const { logic, army } = setting;
    const again = (times: number): (() => unknown[]) => {
      const { map } = { map: times === 0 ? () => ['one'] : again(times - 1) };
      return () => lists([army.n], { map });
    };
    return {
      ...toyProgram(setting),
      receive: (self, { attack }: { readonly attack: B }, _round, inbox) => {
        const heard = inbox.flatMap((message, from) => (from === self ? [] : message));
        const retreat = logic.any(lists([logic.zero], { map: again(2) }));
        return { attack: logic.cond(logic.all(heard), self === 0 ? retreat : attack, logic.any([attack, ...heard])) };
      },
    };
  };

/** One of two claims alone is what nobody loyal says; `map` would make both say the same. */
const muzzled =
  (lists: Lists): Definition['claims'] =>
  () =>
    lists(['a', 'b'], {
      map(this: readonly string[], f: (label: string, i: number) => unknown) {
        const all = Array.from(this, f);
        return all.map((each) => (typeof each === 'string' ? each : all[0]));
      },
    });

const twice = <B>(setting: Setting<B>): Program<B> => ({
  ...toyProgram(setting),
  send: (_self, { attack }: { readonly attack: B }) => [attack, attack],
  receive: (_self, _state, _round, inbox) => ({
    attack: setting.logic.any(
      inbox.flatMap(([a, b]) =>
        a === undefined || b === undefined ? [] : [setting.logic.meet(a, setting.logic.not(b))],
      ),
    ),
  }),
});

/** Only 2 is heeded, and all say that they are alike. */
const heeding = <B>(setting: Setting<B>): Program<B> => ({
  ...toyProgram(setting),
  receive: (_self, { attack }: { readonly attack: B }, _round, inbox) => ({ attack: inbox[2]?.[0] ?? attack }),
});

const parts = (lists: Lists): Readonly<Record<string, Partial<Definition>>> => ({
  'operands of a threshold': { program: forger(lists) },
  claims: { claims: muzzled(lists), program: twice },
  'who is interchangeable': {
    interchangeable: (army) => lists(generals(army), { forEach: () => undefined, map: () => [] }),
    program: heeding,
  },
  signers: {
    faults: ['signed'],
    claims: () => ['0'],
    signature: (_army, label) => ({ statement: 'attack', chain: lists([Number(label)], { map: () => [] }) }),
    interchangeable: () => [],
  },
});

const asked = (lists: Lists, what: string): Question => {
  const made = toy(parts(lists)[what]);
  return questionAt(made, { n: 3, m: 1 }, made.faults[0] ?? 'byzantine', 1);
};

const counts = ({ scenarios, violating }: Counted): object => ({ scenarios, violating });

describe.each(Object.keys(parts(plainly)))('%s', (what) => {
  const reference = counts(drive(plain(asked(plainly, what), noLimits)));

  test('something is broken where the lists are plain, so that there is something to hide', () => {
    expect(Object.values(drive(plain(asked(plainly, what), noLimits)).violating)).not.toEqual([0n, 0n, 0n]);
  });

  test('the engines count the same where they have methods of their own', () => {
    const question = asked(withMethods, what);
    expect(counts(drive(plain(question, noLimits)))).toEqual(reference);
    expect(counts(drive(exhaustive(question, { limits: noLimits, symmetry: false })))).toEqual(reference);
  });

  test('nobody is found to be interchangeable', () => {
    expect(symmetryOf(asked(withMethods, what)).alike).toEqual([]);
  });
});
