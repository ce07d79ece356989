import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRecipe } from '../test-support/any-recipe.ts';
import { drawOf } from '../test-support/draw.ts';
import { right } from '../test-support/either.ts';
import { instanceAt } from '../test-support/instance.ts';
import { randomProtocol } from '../test-support/random-protocol.ts';
import { drawScenario } from '../test-support/scenarios.ts';
import { toy, toyProgram } from '../test-support/toy.ts';
import { armyOf } from './army.ts';
import { booleanLogic } from './boolean.ts';
import type { Program, Protocol } from './protocol.ts';
import { ProtocolThrew, thrownText, watched } from './watched.ts';

const army = right(armyOf({ n: 3, m: 0 }));
const setting = { logic: booleanLogic, army };

/** The toy with what stands there instead of a part of it, whatever the types say, watched. */
const toyWith = (part: string, instead: unknown): Protocol => watched({ ...toy(), [part]: instead });

/** The same with what stands there instead of a function of its program; the program of an army of three. */
const programWith = (part: string, instead: unknown): Program<boolean> =>
  watched(toy({ program: (given) => ({ ...toyProgram(given), [part]: instead }) })).program(setting);

/** A function of a protocol: how it is called, what it may give, and what it may not, with what is said then. */
interface Watched {
  readonly part: string;
  readonly where: string;
  /** What it is called with. */
  readonly told: readonly unknown[];
  /** Call it, where this stands in its place. */
  readonly call: (instead: unknown) => unknown;
  readonly may: readonly unknown[];
  readonly mayNot: readonly (readonly [given: unknown, says: string])[];
}

const nothing = [
  [undefined, 'is nothing'],
  [null, 'is nothing'],
] as const;
const noArray = [
  [undefined, 'is no array'],
  ['attack', 'is no array'],
] as const;
const noNumber = [
  [undefined, 'is no number'],
  ['1', 'is no number'],
] as const;
const noDecision = 'is no decision { decided, value }';
const noValue = 'has no “value”, an array of truth values';
const noExpectation = 'is no expectation { verdict, source }';

const state = { attack: true };
const rename = (general: number): number => general;

const parts: readonly Watched[] = [
  {
    part: 'rounds',
    where: 'rounds',
    told: [army],
    call: (instead) => toyWith('rounds', instead).rounds(army),
    may: [0, 2, 1.5],
    mayNot: noNumber,
  },
  {
    part: 'claims',
    where: 'claims for round 2 from 0 to 1',
    told: [army, 2, 0, 1],
    call: (instead) => toyWith('claims', instead).claims(army, 2, 0, 1),
    may: [[], ['attack']],
    mayNot: noArray,
  },
  {
    part: 'admissible',
    where: 'admissible in round 2',
    told: [setting, 2, 0, 1, [true]],
    call: (instead) => toyWith('admissible', instead).admissible(setting, 2, 0, 1, [true]),
    may: [true, false, 0],
    mayNot: nothing,
  },
  {
    part: 'interchangeable',
    where: 'interchangeable',
    told: [army],
    call: (instead) => toyWith('interchangeable', instead).interchangeable(army),
    may: [[], [0, 1]],
    mayNot: noArray,
  },
  {
    part: 'coins',
    where: 'coins',
    told: [army, 2, 1],
    call: (instead) => toyWith('coins', instead).coins(army, 2, 1),
    may: [0, 3],
    mayNot: noNumber,
  },
  {
    part: 'meaning',
    where: 'meaning',
    told: [army, 'attack', false],
    call: (instead) => toyWith('meaning', instead).meaning(army, 'attack', false),
    may: ['0 orders ATTACK', '', null],
    mayNot: [
      [7, 'is no text'],
      [undefined, 'is no text'],
    ],
  },
  {
    part: 'rename',
    where: 'rename',
    told: ['attack', rename],
    call: (instead) => toyWith('rename', instead).rename('attack', rename),
    may: ['attack', ''],
    mayNot: [
      [7, 'is no text'],
      [null, 'is no text'],
    ],
  },
  {
    part: 'theory',
    where: 'theory',
    told: [army, 1, 'byzantine'],
    call: (instead) => toyWith('theory', instead).theory(army, 1, 'byzantine'),
    may: [{ verdict: 'holds', source: 'mine' }],
    mayNot: [
      [undefined, noExpectation],
      [null, noExpectation],
      ['holds', noExpectation],
      [{ verdict: 'holds' }, noExpectation],
      [{ source: 'mine' }, noExpectation],
    ],
  },
  {
    part: 'signature',
    where: 'signature of attack',
    told: [army, 'attack'],
    call: (instead) => toyWith('signature', instead).signature?.(army, 'attack'),
    may: [{ by: [0], of: '' }],
    mayNot: nothing,
  },
  {
    part: 'program',
    where: 'program',
    told: [setting],
    call: (instead) => toyWith('program', instead).program(setting),
    may: [],
    mayNot: nothing,
  },
  {
    part: 'start',
    where: 'start(1)',
    told: [1, [true]],
    call: (instead) => programWith('start', instead).start(1, [true]),
    may: [state, [], false],
    mayNot: nothing,
  },
  {
    part: 'send',
    where: 'send(1) in round 2 to 0',
    told: [1, state, 2, 0],
    call: (instead) => programWith('send', instead).send(1, state, 2, 0),
    may: [[], [true]],
    mayNot: noArray,
  },
  {
    part: 'receive',
    where: 'receive(1) in round 2',
    told: [1, state, 2, [[true], [], [false]], [false]],
    call: (instead) => programWith('receive', instead).receive(1, state, 2, [[true], [], [false]], [false]),
    may: [state, [], false],
    mayNot: nothing,
  },
  {
    part: 'decide',
    where: 'decide(1)',
    told: [1, state],
    call: (instead) => programWith('decide', instead).decide(1, state),
    may: [
      { decided: true, value: [] },
      { decided: false, value: [true], grade: [false] },
    ],
    mayNot: [
      [undefined, noDecision],
      [null, noDecision],
      [true, noDecision],
      [{ value: [true] }, 'has no “decided”'],
      [{ decided: true }, noValue],
      [{ decided: true, value: true }, noValue],
    ],
  },
];

/** A function that throws this. */
const throwing = (thrown: unknown) => (): never => {
  throw thrown;
};

test('every function of a protocol and of its program is watched', () => {
  const functions = (record: object): readonly string[] =>
    Object.entries(record).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []));
  const all = [...functions(toy()), 'signature', ...functions(toyProgram(setting))];
  expect(parts.map(({ part }) => part).toSorted()).toEqual(all.toSorted());
});

describe('what a protocol throws says whose it is and where, and keeps its cause:', () => {
  const cause = new Error('oops');

  test.each(parts)('$where', ({ where, call }) => {
    expect(() => call(throwing(cause))).toThrow(new ProtocolThrew(`toy: ${where} threw Error: oops`, { cause }));
  });

  test('by its name', () => {
    const mine = watched(toy({ name: 'mine', rounds: throwing(cause) }));
    expect(() => mine.rounds(army)).toThrow(new ProtocolThrew('mine: rounds threw Error: oops', { cause }));
  });

  test.each([
    ['just text', 'just text'],
    [7, '7'],
    [undefined, 'undefined'],
    [new RangeError('too far'), 'RangeError: too far'],
  ])('anything may be thrown: %s', (thrown, says) => {
    expect(() => toyWith('rounds', throwing(thrown)).rounds(army)).toThrow(
      new ProtocolThrew(`toy: rounds threw ${says}`, { cause: thrown }),
    );
  });

  test('a call of what is no function', () => {
    expect(() => programWith('decide', 7).decide(0, state)).toThrow(
      /^toy: decide\(0\) threw TypeError: .* is not a function$/,
    );
  });

  test('once, where one protocol runs within another, or it is watched twice', () => {
    const inner = watched(toy({ name: 'inner', rounds: throwing(cause) }));
    const says = new ProtocolThrew('inner: rounds threw Error: oops', { cause });
    expect(() => toyWith('rounds', inner.rounds).rounds(army)).toThrow(says);
    expect(() => watched(inner).rounds(army)).toThrow(says);
    const wrong = watched(toyWith('rounds', () => undefined));
    expect(() => wrong.rounds(army)).toThrow(new ProtocolThrew('toy: what rounds gives is no number'));
  });
});

describe('what a protocol gives and cannot be says whose it is, where, and what it is not:', () => {
  test.each(parts.flatMap(({ mayNot, ...part }) => mayNot.map(([given, says]) => ({ ...part, given, says }))))(
    'what $where gives $says: $given',
    ({ where, call, given, says }) => {
      expect(() => call(() => given)).toThrow(new ProtocolThrew(`toy: what ${where} gives ${says}`));
    },
  );
});

describe('what is not wrong passes through unchanged:', () => {
  test.each(parts.flatMap(({ may, ...part }) => may.map((given) => ({ ...part, given }))))(
    '$where gives $given, and is told what it was',
    ({ call, told, given }) => {
      const heard: unknown[] = [];
      const answering = (...args: readonly unknown[]): unknown => {
        heard.push(args);
        return given;
      };
      expect(call(answering)).toBe(given);
      expect(heard).toEqual([told]);
    },
  );

  test('what is no function', () => {
    const { name, title, source, problem, resilience, faults, silence, mostValues, sizes, parameters } = toy();
    const plain = { name, title, source, problem, resilience, faults, silence, mostValues, sizes, parameters };
    expect(watched(toy())).toMatchObject({ ...plain, signature: null });
    expect(watched({ ...toy(), parameters }).parameters).toBe(parameters);
  });

  test('a random protocol runs as it did', () => {
    fc.assert(
      fc.property(anyRecipe, fc.constantFrom('byzantine', 'crash', 'loss:1'), fc.integer(), (recipe, faults, seed) => {
        const plain = randomProtocol(recipe);
        const run = (protocol: Protocol): unknown =>
          drawScenario(instanceAt(protocol, { n: 3, m: 0, values: 3 }, faults), drawOf(seed));
        expect(run(watched(plain))).toEqual(run(plain));
      }),
    );
  });
});

test('whose mistake it was is told', () => {
  expect(new ProtocolThrew('toy: rounds threw Error: oops').name).toBe('ProtocolThrew');
  expect(thrownText(new ProtocolThrew('toy: rounds threw Error: oops'))).toBe('toy: rounds threw Error: oops');
  expect(thrownText(new Error('oops'))).toBe('this is a bug of Strategos: oops');
  expect(thrownText('just text')).toBe('this is a bug of Strategos: just text');
});
