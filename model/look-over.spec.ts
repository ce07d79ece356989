import { describe, expect, test } from 'vitest';
import { toy } from '../test-support/toy.ts';
import { isMeantAsProtocol, lackingIn, lookOver } from './look-over.ts';
import type { Protocol } from './protocol.ts';
import { protocols } from '../test-support/protocols.ts';
import { NAME_RULE } from './plain-name.ts';

/** The toy with some of its parts exchanged, whatever the types say. */
const toyWith = (parts: Readonly<Record<string, unknown>>): Partial<Protocol> => ({ ...toy(), ...parts });

describe('what is meant as a protocol', () => {
  const program = (): object => ({});
  const rounds = (): number => 1;
  const claims = (): readonly string[] => [];

  test.each([
    ['what protocol() made', toy()],
    ['what was written without it', { program, rounds, claims }],
    ['what is not right yet', { program: 1, rounds: undefined, claims: null }],
  ])('%s', (_what, value) => {
    expect(isMeantAsProtocol(value)).toBe(true);
  });

  test.each([
    ['one without a program', { rounds, claims }],
    ['one without rounds', { program, claims }],
    ['one without claims', { program, rounds }],
    ['nothing', null],
    ['what is not there', undefined],
    ['text', 'program, rounds, claims'],
    ['a list', ['program', 'rounds', 'claims']],
    ['a function, though it has all of them', Object.assign(() => null, { program, rounds, claims })],
  ])('not %s', (_what, value) => {
    expect(isMeantAsProtocol(value)).toBe(false);
  });
});

describe('a protocol passes unchanged', () => {
  test.each(protocols)('that is registered: $name', (protocol) => {
    expect(lookOver(protocol)).toEqual(protocol);
  });

  const standard = (): number => 1;
  test.each<Readonly<Record<string, unknown>>>([
    { name: 'a' },
    { name: 'om2' },
    { name: 'my-2nd-try3' },
    { name: 'om@cycle' },
    { name: 'two-phase@ring2' },
    { problem: 'broadcast' },
    { problem: 'consensus' },
    { problem: 'coordinated-attack' },
    { faults: ['byzantine'] },
    { faults: ['loss', 'crash', 'signed', 'byzantine'] },
    { parameters: { phases: { description: 'how many', least: 1, most: 3, standard } } },
    { parameters: { phases: { description: '', least: -3, most: Infinity, standard } } },
    { sizes: { least: 3, most: 3 } },
    { sizes: { least: 2, most: Infinity } },
    { mostValues: 2 },
    { mostValues: Infinity },
    { silence: 'detectable' },
    { signature: () => ({}) },
    { title: '', source: '', resilience: '' },
  ])('with %j', (parts) => {
    const mine = toyWith(parts);
    expect(lookOver(mine)).toEqual(mine);
  });
});

describe('a field that is misspelt', () => {
  test.each([
    ['interchangable', 'interchangeable'],
    ['meanning', 'meaning'],
    ['fault', 'faults'],
    ['Theory', 'theory'],
    ['signatures', 'signature'],
  ])('%s, though it could be left out', (stranger, meant) => {
    expect(lookOver(toyWith({ [stranger]: () => [] }))).toBe(`there is no field “${stranger}”; did you mean ${meant}?`);
  });

  test('what looks like none is passed over', () => {
    const mine = toyWith({ note: 'of mine', version: 3 });
    expect(lookOver(mine)).toEqual(mine);
  });

  const { rounds, claims, ...rest } = toy();
  test.each([
    [{ ...rest, claims, rouds: rounds }, 'rounds; did you mean rounds by “rouds”?'],
    [{ ...rest, roundz: rounds, claim: claims }, 'rounds, claims; did you mean rounds by “roundz”?'],
    [{ ...rest, claims, steps: rounds }, 'rounds'],
    [toy(), null],
    [{ rouds: rounds }, null],
    [null, null],
  ])('%#: what it lacks: %s', (value, says) => {
    expect(lackingIn(value)).toBe(says);
  });

  test.each([
    [{ standart: () => 1 }, 'parameters.k has no function “standard”; did you mean standard by “standart”?'],
    [
      { standard: () => 1, least: 1, most: 3, descripton: 'how many' },
      'parameters.k has no description, a few words that say what it is; did you mean description by “descripton”?',
    ],
  ])('of a parameter', (k, says) => {
    expect(lookOver(toyWith({ parameters: { k } }))).toBe(says);
  });
});

describe('what is wrong with what is meant as a protocol is said by field', () => {
  const spelling = 'use lower-case words joined by hyphens';
  test.each([
    ['My Protocol', `name is "My Protocol": ${spelling}`],
    ['Mine', `name is "Mine": ${spelling}`],
    ['', `name is "": ${spelling}`],
    ['constructor', `name is "constructor": ${spelling}`],
    ['2pc', `name is "2pc": ${spelling}`],
    ['two_phase', `name is "two_phase": ${spelling}`],
    ['two--phase', `name is "two--phase": ${spelling}`],
    ['two-', `name is "two-": ${spelling}`],
    ['-two', `name is "-two": ${spelling}`],
    ['om@', `name is "om@": ${spelling}`],
    ['@cycle', `name is "@cycle": ${spelling}`],
    ['om@cycle@line', `name is "om@cycle@line": ${spelling}`],
    ['om@Cycle', `name is "om@Cycle": ${spelling}`],
    ['two\n', `name is "two\\n": ${spelling}`],
    [3, `name is 3: ${spelling}`],
    [null, `name is null: ${spelling}`],
    [undefined, `name is undefined: ${spelling}`],
  ])('name: %j', (name, says) => {
    expect(lookOver(toyWith({ name }))).toBe(says);
  });

  test('what cannot be written as JSON', () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    const problems = 'There are broadcast, consensus, coordinated-attack';
    expect(lookOver(toyWith({ name: 7n }))).toBe(`name is 7n: ${spelling}`);
    expect(lookOver(toyWith({ name: cyclic }))).toBe(`name is an object: ${spelling}`);
    expect(lookOver(toyWith({ problem: cyclic }))).toBe(`problem is an object. ${problems}`);
  });

  const problems = 'There are broadcast, consensus, coordinated-attack';
  test.each([
    ['consensu', `problem is "consensu": did you mean consensus? ${problems}`],
    ['Broadcast', `problem is "Broadcast": did you mean broadcast? ${problems}`],
    ['elections', `problem is "elections". ${problems}`],
    [undefined, `problem is undefined. ${problems}`],
    [1, `problem is 1. ${problems}`],
    [['consensus'], `problem is ["consensus"]. ${problems}`],
  ])('problem: %j', (problem, says) => {
    expect(lookOver(toyWith({ problem }))).toBe(says);
  });

  const functions = [
    'rounds',
    'claims',
    'admissible',
    'interchangeable',
    'coins',
    'meaning',
    'rename',
    'theory',
    'program',
  ];
  test.each(functions.flatMap((field) => [undefined, null, 3, ['attack']].map((given) => [field, given] as const)))(
    '%s: %j',
    (field, given) => {
      expect(lookOver(toyWith({ [field]: given }))).toBe(
        `${field} is not a function; wrap the definition in protocol({ … }), which fills in what has a default`,
      );
    },
  );

  const none = 'faults lists no family of faults';
  const families = 'There are byzantine, signed, symmetric, crash, omission, send-omission, receive-omission, loss';
  test.each([
    ['byzantine', none],
    [[], none],
    [undefined, none],
    [['byzantine', 'crsh'], `faults is "crsh": did you mean crash? ${families}`],
    [['omision'], `faults is "omision": did you mean omission? ${families}`],
    [['loss:1'], `faults is "loss:1": did you mean loss? ${families}`],
    [[7], `faults is 7. ${families}`],
    [['crash', null], `faults is null. ${families}`],
    [[undefined], `faults is undefined. ${families}`],
    [Array.from({ length: 3 }).fill('crash', 0, 2), `faults is undefined. ${families}`],
  ])('faults: %j', (faults, says) => {
    expect(lookOver(toyWith({ faults }))).toBe(says);
  });

  const fits = { description: 'how many', least: 1, most: 3, standard: (): number => 1 };
  const unbounded = 'parameters.k has no whole numbers “least” and “most”, between which it lies';
  test.each([
    [undefined, 'parameters is not a record; wrap the definition in protocol({ … })'],
    [3, 'parameters is not a record; wrap the definition in protocol({ … })'],
    [null, 'parameters is not a record; wrap the definition in protocol({ … })'],
    [[], 'parameters is not a record; wrap the definition in protocol({ … })'],
    [[fits], 'parameters is not a record; wrap the definition in protocol({ … })'],
    [{ k: {} }, 'parameters.k has no function “standard”'],
    [{ k: null }, 'parameters.k has no function “standard”'],
    [{ k: 3 }, 'parameters.k has no function “standard”'],
    [{ k: { ...fits, least: undefined } }, unbounded],
    [{ k: { ...fits, least: -Infinity } }, unbounded],
    [{ k: { ...fits, most: '3' } }, unbounded],
    [{ k: { ...fits, most: NaN } }, unbounded],
    [{ k: { ...fits, most: 0 } }, unbounded],
    [{ k: { ...fits, description: 3 } }, 'parameters.k has no description, a few words that say what it is'],
    [{ k: fits, phases: { standard: 3 } }, 'parameters.phases has no function “standard”'],
  ])('parameters: %j', (parameters, says) => {
    expect(lookOver(toyWith({ parameters }))).toBe(says);
  });

  test.each(['valueOf', 'constructor', '__proto__', '7', 'k ', 'a b', ''])('a parameter named %j', (name) => {
    const parameters = Object.fromEntries([[name, fits]]);
    expect(lookOver(toyWith({ parameters }))).toBe(`parameters has ${JSON.stringify(name)}: ${NAME_RULE}`);
  });

  test.each([undefined, null, 3, 'any', [2, 3]])('sizes: %j', (sizes) => {
    expect(lookOver(toyWith({ sizes }))).toBe('sizes is not { least, most }; wrap the definition in protocol({ … })');
  });

  test.each<readonly [sizes: unknown, shown: string]>([
    [{}, '{}'],
    [{ least: 2 }, '{"least":2}'],
    [{ least: 5, most: 4 }, '{"least":5,"most":4}'],
    [{ least: 2.5, most: 4 }, '{"least":2.5,"most":4}'],
    [{ least: '2', most: 4 }, '{"least":"2","most":4}'],
    [{ least: 2, most: NaN }, '{"least":2,"most":null}'],
  ])('sizes: %j', (sizes, shown) => {
    expect(lookOver(toyWith({ sizes }))).toBe(
      `sizes is ${shown}: { least, most } are the fewest and the most generals it is for, whole numbers`,
    );
  });

  test.each(['many', '3', 1, 2.5, NaN, null, undefined])('mostValues: %s', (mostValues) => {
    expect(lookOver(toyWith({ mostValues }))).toBe(
      `mostValues is ${typeof mostValues === 'string' ? `"${mostValues}"` : String(mostValues)}: how many different orders it can handle is a whole number, 2 or more`,
    );
  });

  const silences = 'There are default, detectable';
  test.each([
    ['detectble', `silence is "detectble": did you mean detectable? ${silences}`],
    [undefined, `silence is undefined. ${silences}`],
  ])('silence: %j', (silence, says) => {
    expect(lookOver(toyWith({ silence }))).toBe(says);
  });

  test.each([
    [undefined, 'undefined'],
    [{}, '{}'],
    ['by 0', '"by 0"'],
  ])('signature: %j', (signature, shown) => {
    expect(lookOver(toyWith({ signature }))).toBe(
      `signature is ${shown}: it is a function, or null where nothing is signed`,
    );
  });

  test.each(['title', 'source', 'resilience'])('%s', (field) => {
    expect(lookOver(toyWith({ [field]: undefined }))).toBe(`${field} is undefined: it is text`);
    expect(lookOver(toyWith({ [field]: ['n', 3] }))).toBe(`${field} is ["n",3]: it is text`);
  });

  test('one that was written without protocol()', () => {
    const { name, problem, rounds, claims, program } = toy();
    expect(lookOver({ name, problem, rounds, claims, program })).toBe(
      'admissible is not a function; wrap the definition in protocol({ … }), which fills in what has a default',
    );
  });

  test('the first thing only: in the order in which an author writes them', () => {
    const wrong = [
      'name',
      'problem',
      'rounds',
      'faults',
      'parameters',
      'sizes',
      'mostValues',
      'silence',
      'signature',
      'title',
      'costs',
      'references',
    ];
    const said = wrong.map((_, i) => lookOver(toyWith(Object.fromEntries(wrong.slice(i).map((field) => [field, 1])))));
    expect(said.map((says) => (typeof says === 'string' ? says.split(' ')[0] : null))).toEqual(wrong);
  });
});
