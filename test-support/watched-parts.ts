/**
 * Every function of a protocol and of its program that is watched: how it is called, what it may give, and what it may not.
 */
import type { Army } from '../model/army.ts';
import { armyOf } from '../model/army.ts';
import { booleanLogic } from '../model/boolean.ts';
import type { Program, Protocol, Setting } from '../model/protocol.ts';
import { watched } from '../model/watched.ts';
import { right } from './either.ts';
import { toy, toyProgram } from './toy.ts';

export const army: Army = right(armyOf({ n: 3, m: 0 }));
export const setting: Setting<boolean> = { logic: booleanLogic, army };

/** The toy with what stands there instead of a part of it, whatever the types say, watched. */
export const toyWith = (part: string, instead: unknown): Protocol => watched({ ...toy(), [part]: instead });

/** The same with what stands there instead of a function of its program; the program of an army of three. */
export const programWith = (part: string, instead: unknown): Program<boolean> =>
  watched(toy({ program: (given) => ({ ...toyProgram(given), [part]: instead }) })).program(setting);

/** A function of a protocol: how it is called, what it may give, and what it may not, with what is said then. */
export interface Watched {
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
  [undefined, 'is undefined'],
  [null, 'is null'],
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
const noSignature = 'is no signature { statement, chain } or { statement, set }';
const noExpectation = 'is no expectation { verdict, source }';

export const state: { readonly attack: boolean } = { attack: true };
const rename = (general: number): number => general;

export const parts: readonly Watched[] = [
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
    may: [[], ['attack'], ['attack', '']],
    mayNot: [
      ...noArray,
      [[7], 'lists 7, which is no text, as labels are'],
      [['attack', null], 'lists null, which is no text, as labels are'],
      [Array.from({ length: 2 }).fill('attack', 0, 1), 'lists undefined, which is no text, as labels are'],
    ],
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
    mayNot: [undefined, '1', NaN, -1, 1.5, Infinity].map((given) => [
      given,
      `is ${typeof given === 'string' ? `"${given}"` : String(given)}, and no whole number, 0 or more`,
    ]),
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
    may: [
      { verdict: 'holds', source: 'mine' },
      { verdict: 'violated', source: '' },
      { verdict: 'unknown', source: 'mine' },
    ],
    mayNot: [
      [undefined, noExpectation],
      [null, noExpectation],
      ['holds', noExpectation],
      [{ verdict: 'holds' }, noExpectation],
      [{ source: 'mine' }, noExpectation],
      [{ verdict: 'sure', source: 'mine' }, 'has the verdict "sure"; there are holds, violated, unknown'],
      [{ verdict: undefined, source: 'mine' }, 'has the verdict undefined; there are holds, violated, unknown'],
      [{ verdict: 'holds', source: 7 }, 'has the source 7, which is no text'],
    ],
  },
  {
    part: 'parameters',
    where: 'parameters.phases.standard',
    told: [army],
    call: (instead) => {
      const phases = { description: 'how many', least: 1, most: 3, standard: instead };
      return toyWith('parameters', { phases }).parameters['phases']?.standard(army);
    },
    may: [0, 2, 1.5],
    mayNot: noNumber,
  },
  {
    part: 'costs',
    where: 'costs.claims',
    told: [army],
    call: (instead) => {
      const claims = { text: 'n', source: 'folklore', exact: true, of: instead };
      return toyWith('costs', { claims }).costs?.claims?.of(army);
    },
    may: [0, 12, 1.5],
    mayNot: [undefined, null, '1', NaN, Infinity].map((given) => [
      given,
      `is ${typeof given === 'string' ? `"${given}"` : String(given)}, and no finite number`,
    ]),
  },
  {
    part: 'signature',
    where: 'signature of attack',
    told: [army, 'attack'],
    call: (instead) => toyWith('signature', instead).signature?.(army, 'attack'),
    may: [
      { statement: 'ATTACK', chain: [0, 2] },
      { statement: '', chain: [] },
      { statement: 'ATTACK', set: [2, 0, 2] },
      { statement: '', set: [] },
    ],
    mayNot: [
      [undefined, noSignature],
      [null, noSignature],
      [7, noSignature],
      [{ chain: [0] }, noSignature],
      [{ set: [0] }, noSignature],
      [{ statement: 'ATTACK' }, noSignature],
      [{ statement: 'ATTACK', chain: [0], set: [0] }, 'has a chain and a set, and a signature is one of the two'],
      [{ statement: 7, chain: [0] }, 'has the statement 7, which is no text'],
      [{ statement: 7, set: [0] }, 'has the statement 7, which is no text'],
      [{ statement: 'ATTACK', chain: 0 }, 'has the chain 0, which is no list of generals'],
      [{ statement: 'ATTACK', chain: ['0'] }, 'has the chain ["0"], which is no list of generals'],
      [{ statement: 'ATTACK', chain: new Array(1) }, 'has the chain [null], which is no list of generals'],
      [{ statement: 'ATTACK', set: '02' }, 'has the set "02", which is no list of generals'],
      [{ statement: 'ATTACK', chain: [0, 3] }, 'is signed by 3, and there is no such general'],
      [{ statement: 'ATTACK', set: [-1] }, 'is signed by -1, and there is no such general'],
      [{ statement: 'ATTACK', set: [0, -0] }, 'is signed by -0, and there is no such general'],
      [{ statement: 'ATTACK', set: [2 ** 53] }, 'is signed by 9007199254740992, and there is no such general'],
      [{ statement: 'ATTACK', set: [0, null] }, 'has the set [0,null], which is no list of generals'],
    ],
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
