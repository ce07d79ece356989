import { describe, expect, test } from 'vitest';
import { right as some } from '../test-support/either.ts';
import { consensusAmong } from '../test-support/outcome.ts';
import { toy } from '../test-support/toy.ts';
import { left, right } from 'fp-ts/lib/Either.js';
import { armyOf } from '../model/army.ts';
import type { Protocol } from '../model/protocol.ts';
import { ProtocolThrew } from '../model/watched.ts';
import { NAME_RULE } from '../model/plain-name.ts';
import type { ProtocolChoice } from './exported.ts';
import { propertiesFrom, propertiesIn, protocolIn } from './exported.ts';
import type { Property } from './property.ts';

const mine = toy({ name: 'mine' });
const other = toy({ name: 'other' });

const oops = (): never => {
  throw new Error('oops');
};

describe('the protocol that a module exports', () => {
  const chosen = (exports: object, choice?: ProtocolChoice): Protocol => some(protocolIn('mine.ts', exports, choice));

  test('is the only one, whatever else is exported', () => {
    const rest = { rounds: 3, nothing: null, missing: undefined, text: 'program', properties: [], helper: () => mine };
    expect(chosen({ ...rest, mine }).name).toBe('mine');
  });

  test('is the one that is meant', () => {
    const exports = { first: mine, second: other, third: other };
    expect(chosen(exports, { exported: 'first' }).name).toBe('mine');
    expect(chosen(exports, { exported: 'second' }).name).toBe('other');
    expect(chosen(exports, { named: 'mine' }).name).toBe('mine');
    expect(chosen(exports, { exported: 'third', named: 'other' }).name).toBe('other');
  });

  test('has its parts unchanged, and its calls watched', () => {
    const { title, sizes } = chosen({ mine });
    expect([title, sizes]).toEqual([mine.title, mine.sizes]);
    const throwing = chosen({ mine: toy({ name: 'mine', rounds: oops }) });
    expect(() => throwing.rounds(some(armyOf({ n: 3, m: 0 })))).toThrow(
      new ProtocolThrew('mine: rounds threw Error: oops'),
    );
  });

  test('is one, however often it is exported', () => {
    expect(chosen({ default: mine, mine }).name).toBe('mine');
    expect(chosen({ default: mine, mine, again: mine }, { named: 'mine' }).name).toBe('mine');
    expect(chosen({ default: mine, mine, other }, { exported: 'default' }).name).toBe('mine');
    expect(protocolIn('mine.ts', { default: mine, mine, other })).toEqual(
      left('mine.ts exports several protocols; say which: mine.ts#default or mine.ts#other'),
    );
  });

  test('is among the fields of the default, where a CommonJS module hands over its exports as one', () => {
    expect(chosen({ default: { mine, n: 3 } }).name).toBe('mine');
    expect(chosen({ default: { mine, other } }, { exported: 'other' }).name).toBe('other');
    expect(some(propertiesIn('mine.cjs', { default: { mine, properties: [] } }))).toEqual([]);
    expect(propertiesIn('mine.cjs', { default: { mine, properties: 3 } })).toEqual(
      left('mine.cjs: properties is no list of properties'),
    );
    expect(protocolIn('mine.ts', { default: 'mine' })).toEqual(
      left('mine.ts exports no protocol; write: export const mine = protocol({ … })'),
    );
  });

  const wrong = { ...mine, rounds: 3 };
  test('is looked over, and the others are not', () => {
    expect(chosen({ mine, wrong }, { exported: 'mine' }).name).toBe('mine');
    expect(protocolIn('mine.ts', { mine, wrong }, { exported: 'wrong' })).toEqual(
      left(
        'mine.ts: rounds is not a function; wrap the definition in protocol({ … }), which fills in what has a default',
      ),
    );
  });

  test.each<{ readonly exports: object; readonly choice?: ProtocolChoice; readonly says: string }>([
    { exports: {}, says: 'mine.ts exports no protocol; write: export const mine = protocol({ … })' },
    { exports: { n: 3 }, says: 'mine.ts exports no protocol; write: export const mine = protocol({ … })' },
    { exports: { n: 3 }, choice: { exported: 'n' }, says: 'mine.ts exports no protocol “n”; it exports none' },
    {
      exports: { first: mine, n: 3, second: other },
      choice: { exported: 'third' },
      says: 'mine.ts exports no protocol “third”; it exports first, second',
    },
    {
      exports: { first: mine },
      choice: { named: 'first' },
      says: 'mine.ts exports no protocol that is named “first”',
    },
    {
      exports: { first: mine, second: other },
      choice: { exported: 'first', named: 'other' },
      says: 'mine.ts exports no protocol that is named “other”',
    },
    {
      exports: { first: mine, second: other },
      says: 'mine.ts exports several protocols; say which: mine.ts#first or mine.ts#second',
    },
    {
      exports: { first: mine, second: other, third: toy({ name: 'mine' }) },
      choice: { named: 'mine' },
      says: 'mine.ts exports several protocols; say which: mine.ts#first or mine.ts#third',
    },
  ])('or none: $says', ({ exports, choice, says }) => {
    expect(protocolIn('mine.ts', exports, choice)).toEqual(left(says));
  });
});

describe('the properties that a module exports', () => {
  const calm: Property = {
    name: 'calm',
    statement: 'nobody attacks',
    source: 'mine',
    symmetric: true,
    on: ({ logic }) => ({ note: () => [], judge: () => logic.one }),
  };
  const { court } = consensusAmong([], []);

  test('are none, where there are none', () => {
    expect(propertiesIn('mine.ts', { mine })).toEqual(right([]));
    expect(propertiesIn('mine.ts', { mine, properties: [] })).toEqual(right([]));
  });

  test('are all of the list, in its order, unchanged', () => {
    const bold = { ...calm, name: 'bold', statement: '', symmetric: false };
    const same = (property: Property): unknown => ({ ...property, on: expect.any(Function) as unknown });
    expect(propertiesIn('mine.ts', { mine, calm: 7, properties: [calm, bold] })).toEqual(
      right([same(calm), same(bold)]),
    );
  });

  test('may leave out where their definition comes from', () => {
    const { source: _nowhere, ...sourceless } = calm;
    expect(some(propertiesIn('mine.ts', { properties: [sourceless] })).map(({ name }) => name)).toEqual(['calm']);
  });

  test('are the same as those that a matcher is handed, where no file is to blame', () => {
    expect(some(propertiesFrom([calm])).map(({ name }) => name)).toEqual(['calm']);
    expect(propertiesFrom([calm, null])).toEqual(
      left('properties[1] is no property { name, statement, symmetric, on }'),
    );
  });

  test('are read once: what a getter gives later is not asked for', () => {
    let asked = 0;
    const turning = {
      ...calm,
      get name() {
        return asked++ === 0 ? 'calm' : 'agreement';
      },
    };
    const [first, ...others] = some(propertiesIn('mine.ts', { properties: [turning] }));
    expect([first?.name, first?.name, others]).toEqual(['calm', 'calm', []]);
  });

  test('may be methods of something, which they are called on', () => {
    const held = {
      ...calm,
      name: 'Calm_2',
      by: calm,
      on(given: typeof court) {
        return this.by.on(given);
      },
    };
    const [first] = some(propertiesIn('mine.ts', { properties: [held] }));
    expect(first?.on(court)).toBeTruthy();
  });

  test('have their calls watched', () => {
    const [throwing] = some(propertiesIn('mine.ts', { properties: [{ ...calm, on: oops }] }));
    expect(() => throwing?.on(court)).toThrow(new ProtocolThrew('property calm: on threw Error: oops'));
  });

  const { on } = calm;
  const noProperty = 'is no property { name, statement, symmetric, on }';
  const noStatement = '(calm) has no statement, one sentence that says what it demands';
  const noFunction = '(calm) has no function “on”, which judges';
  const noSymmetry =
    '(calm) does not say whether it is symmetric: true if renaming generals never changes whether it holds, else false';
  const bold = { ...calm, name: 'bold' };
  test.each<{ readonly properties: unknown; readonly says: string }>([
    { properties: 7, says: 'properties is no list of properties' },
    { properties: null, says: 'properties is no list of properties' },
    { properties: undefined, says: 'properties is no list of properties' },
    { properties: calm, says: 'properties is no list of properties' },
    { properties: [null], says: `properties[0] ${noProperty}` },
    { properties: ['calm'], says: `properties[0] ${noProperty}` },
    { properties: [on], says: `properties[0] ${noProperty}` },
    { properties: [{}], says: 'properties[0] has no name' },
    {
      properties: [{ ...calm, statement: undefined, statment: 's' }],
      says: `properties[0] ${noStatement}; did you mean statement by “statment”?`,
    },
    { properties: [{ ...calm, name: '' }], says: 'properties[0] has no name' },
    { properties: [{ ...calm, name: 7 }], says: 'properties[0] has no name' },
    ...[
      ' agreement',
      'validity ',
      'termination\n',
      'agree\u200bment',
      'ａgreement',
      'аgreement',
      'no two',
      '__proto__',
      'toString',
      'constructor',
      '7n',
      'a--b',
      'x'.repeat(61),
    ].map((name) => ({
      properties: [{ ...calm, name }],
      says: `properties[0] is named ${JSON.stringify(name)}: ${NAME_RULE}`,
    })),
    ...['agreement', 'Agreement', 'VALIDITY', 'termination', 'same-decisions'].map((name) => ({
      properties: [{ ...calm, name }],
      says: `properties[0] is named “${name}”, as a standard property is; give yours a name of its own`,
    })),
    { properties: [{ name: 'calm', on }], says: `properties[0] ${noStatement}` },
    { properties: [{ ...calm, statement: null }], says: `properties[0] ${noStatement}` },
    { properties: [{ name: 'calm', statement: 'nobody attacks' }], says: `properties[0] ${noFunction}` },
    { properties: [{ ...calm, on: {} }], says: `properties[0] ${noFunction}` },
    { properties: [calm, calm, { name: 'calm' }], says: `properties[2] ${noStatement}` },
    { properties: [calm, 7, null], says: `properties[1] ${noProperty}` },
    { properties: Array.from({ length: 2 }).fill(calm, 0, 1), says: `properties[1] ${noProperty}` },
    { properties: new Array(1), says: `properties[0] ${noProperty}` },
    { properties: [{ ...calm, symmetric: undefined }], says: `properties[0] ${noSymmetry}` },
    { properties: [{ ...calm, symmetric: 'yes' }], says: `properties[0] ${noSymmetry}` },
    { properties: [{ ...calm, source: 7 }], says: 'properties[0] (calm) has the source 7, no text' },
    {
      properties: [calm, bold, { ...calm, statement: 'everybody attacks' }],
      says: 'properties[0] and properties[2] are both named “calm”; each needs a name of its own',
    },
    {
      properties: [calm, bold, bold, calm],
      says: 'properties[1] and properties[2] are both named “bold”; each needs a name of its own',
    },
  ])('or an error, and none is left out: $says: $properties', ({ properties, says }) => {
    expect(propertiesIn('mine.ts', { mine, properties })).toEqual(left(`mine.ts: ${says}`));
  });
});
