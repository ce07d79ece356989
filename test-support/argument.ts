/**
 * Arguments worked out by hand, as certificates, and ways of spoiling them.
 */
import type {
  ArgumentCertificate,
  CertifiedDeparture,
  CertifiedExecution,
  CertifiedView,
  CertifiedWorld,
  UnsolvableCertificate,
} from '../certificates/argument.ts';
import { ARGUMENT, UNSOLVABLE } from '../certificates/argument.ts';

const provenance = { command: 'strategos …', version: '0.1.0', commit: null };

const world = (
  name: string,
  { faulty, orders, deviations, ...found }: Omit<CertifiedWorld, 'name' | 'about' | 'heads'>,
): CertifiedWorld => ({ name, about: 'worked out by hand', faulty, orders, deviations, heads: [], ...found });

/**
 * The hexagon around OM(1), n = 3: a commander that orders RETREAT and one that orders ATTACK, each lieutenant twice. A
 * lieutenant that hears one order from the commander and the other from its colleague retreats, which is wrong in the second.
 */
export const hexagon: ArgumentCertificate = {
  schema: ARGUMENT,
  claim: 'by hand',
  argument: 'hexagon',
  protocol: { name: 'om', fingerprint: 'sha256:0', module: null },
  army: { n: 3, m: 1, values: 2, parameters: {} },
  faultModel: 'byzantine',
  t: 1,
  validity: 'commander',
  worlds: [
    world('S1', {
      faulty: [2],
      orders: { 0: 'RETREAT' },
      deviations: [{ round: 2, from: 2, to: 1, prescribed: [], said: ['0.2'] }],
      forced: 'RETREAT',
      decisions: { 1: 'RETREAT' },
      broken: [],
    }),
    world('S2', {
      faulty: [1],
      orders: { 0: 'ATTACK' },
      deviations: [{ round: 2, from: 1, to: 2, prescribed: ['0.1'], said: [] }],
      forced: 'ATTACK',
      decisions: { 2: 'RETREAT' },
      broken: ['validity'],
    }),
    world('S3', {
      faulty: [0],
      orders: { 0: 'RETREAT' },
      deviations: [{ round: 1, from: 0, to: 2, prescribed: [], said: ['0'] }],
      forced: null,
      decisions: { 1: 'RETREAT', 2: 'RETREAT' },
      broken: [],
    }),
  ],
  twins: [
    { general: 1, worlds: [0, 2] },
    { general: 2, worlds: [1, 2] },
  ],
  refuted: { world: 1, property: 'validity' },
  provenance,
};

const ATTACKED = { round: 1, from: 0, to: 1, prescribed: ['attack!'], said: [] };
const SILENT = { round: 1, from: 0, to: 1, prescribed: [], said: [] };
const UNACKNOWLEDGED = { round: 2, from: 1, to: 0, prescribed: ['ack 1'], said: [] };
const UNSPOKEN = { round: 2, from: 1, to: 0, prescribed: [], said: [] };

/** The chain of Two Generals against the handshake: the acknowledgement is lost, then the order, then nobody wants to attack. */
export const chain: ArgumentCertificate = {
  ...hexagon,
  argument: 'chain',
  protocol: { name: 'handshake', fingerprint: 'sha256:0', module: null },
  army: { n: 2, m: 0, values: 2, parameters: { acks: 1 } },
  faultModel: 'loss',
  t: 0,
  validity: 'coordinated-attack',
  worlds: [
    world('nothing is lost', {
      faulty: [],
      orders: { 0: 'ATTACK', 1: 'ATTACK' },
      deviations: [],
      forced: 'ATTACK',
      decisions: { 0: 'ATTACK', 1: 'ATTACK' },
      broken: [],
    }),
    world('the acknowledgement is lost', {
      faulty: [],
      orders: { 0: 'ATTACK', 1: 'ATTACK' },
      deviations: [UNACKNOWLEDGED],
      forced: null,
      decisions: { 0: 'RETREAT', 1: 'ATTACK' },
      broken: ['agreement'],
    }),
    world('all is lost', {
      faulty: [],
      orders: { 0: 'ATTACK', 1: 'ATTACK' },
      deviations: [ATTACKED, UNSPOKEN],
      forced: null,
      decisions: { 0: 'RETREAT', 1: 'RETREAT' },
      broken: [],
    }),
    world('1 does not want to', {
      faulty: [],
      orders: { 0: 'ATTACK', 1: 'RETREAT' },
      deviations: [ATTACKED, UNSPOKEN],
      forced: null,
      decisions: { 0: 'RETREAT', 1: 'RETREAT' },
      broken: [],
    }),
    world('nobody wants to', {
      faulty: [],
      orders: { 0: 'RETREAT', 1: 'RETREAT' },
      deviations: [SILENT, UNSPOKEN],
      forced: 'RETREAT',
      decisions: { 0: 'RETREAT', 1: 'RETREAT' },
      broken: [],
    }),
  ],
  twins: [
    { general: 1, worlds: [0, 1] },
    { general: 0, worlds: [1, 2] },
    { general: 0, worlds: [2, 3] },
    { general: 1, worlds: [3, 4] },
  ],
  refuted: { world: 1, property: 'agreement' },
};

/** `2>0` is lost in round 1. */
const lost = (link: string): CertifiedDeparture => {
  const [from, to] = link.split('>').map(Number);
  return { round: 1, from: from ?? 0, to: to ?? 0, said: null };
};

/** An execution in a line: the orders, who is faulty, what is lost in round 1, and what is forced. */
type Line = readonly [orders: string, faulty: readonly number[], losses: string, forced: number | null];

const execution = ([orders, faulty, losses, forced]: Line): CertifiedExecution => ({
  faulty,
  orders: Array.from(orders, Number),
  departures: losses === '' ? [] : losses.split(' ').map(lost),
  forced,
});

/** Two generals, one round, at most one message lost. */
export const oneLoss: UnsolvableCertificate = {
  schema: UNSOLVABLE,
  claim: 'by hand',
  n: 2,
  t: 0,
  rounds: 1,
  faults: 'loss:1',
  problem: 'coordinated-attack',
  validity: 'coordinated-attack',
  executions: [
    execution(['11', [], '', 1]),
    execution(['11', [], '1>0', null]),
    execution(['10', [], '1>0', null]),
    execution(['10', [], '', null]),
    execution(['10', [], '0>1', null]),
    execution(['00', [], '0>1', 0]),
  ],
  links: [1, 0, 1, 0, 1],
  provenance,
};

/** Three generals, one round, one crash: each in its turn crashes, in silence changes its mind, and comes back. */
export const oneCrash: UnsolvableCertificate = {
  ...oneLoss,
  n: 3,
  t: 1,
  faults: 'crash',
  problem: 'consensus',
  validity: 'unanimity',
  executions: [
    execution(['000', [], '', 0]),
    execution(['000', [2], '', 0]),
    execution(['000', [2], '2>0', 0]),
    execution(['000', [2], '2>0 2>1', 0]),
    execution(['001', [2], '2>0 2>1', null]),
    execution(['001', [2], '2>0', null]),
    execution(['001', [2], '', null]),
    execution(['001', [1], '', null]),
    execution(['001', [1], '1>0', null]),
    execution(['001', [1], '1>0 1>2', null]),
    execution(['011', [1], '1>0 1>2', null]),
    execution(['011', [1], '1>0', null]),
    execution(['011', [1], '', null]),
    execution(['011', [0], '', null]),
    execution(['011', [0], '0>1', null]),
    execution(['011', [0], '0>1 0>2', null]),
    execution(['111', [0], '0>1 0>2', 1]),
  ],
  links: [0, 1, 0, 0, 0, 1, 0, 2, 0, 0, 0, 2, 2, 2, 1, 1],
};

const commander = (order: number, ...heard: CertifiedView['heard']): CertifiedView => ({ general: 0, order, heard });

const lieutenant = (general: number, ...heard: CertifiedView['heard']): CertifiedView => ({
  general,
  order: null,
  heard,
});

/** The hexagon for a broadcast in two rounds: the same three worlds as around OM(1), and everybody tells all it has seen. */
export const twoRounds: UnsolvableCertificate = {
  ...oneLoss,
  n: 3,
  t: 1,
  rounds: 2,
  faults: 'byzantine',
  problem: 'broadcast',
  validity: 'commander',
  executions: [
    {
      faulty: [2],
      orders: [0],
      departures: [{ round: 2, from: 2, to: 1, said: lieutenant(2, [commander(1), lieutenant(1), null]) }],
      forced: 0,
    },
    {
      faulty: [0],
      orders: [0],
      departures: [
        { round: 1, from: 0, to: 2, said: commander(1) },
        { round: 2, from: 0, to: 2, said: commander(1, [null, lieutenant(1), lieutenant(2)]) },
      ],
      forced: null,
    },
    {
      faulty: [1],
      orders: [1],
      departures: [{ round: 2, from: 1, to: 2, said: lieutenant(1, [commander(0), null, lieutenant(2)]) }],
      forced: 1,
    },
  ],
  links: [1, 2],
};

/** `worlds[0].faulty` as `['worlds', 0, 'faulty']`. */
const partsOf = (field: string): readonly (string | number)[] =>
  [...field.matchAll(/([^.[\]]+)/g)].map(([part]) => (/^(0|[1-9]\d*)$/.test(part) ? Number(part) : part));

const changed = (value: unknown, [part, ...rest]: readonly (string | number)[], to: unknown): unknown => {
  if (part === undefined) return to;
  if (Array.isArray(value)) return value.map((item: unknown, i) => (i === part ? changed(item, rest, to) : item));
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [part]: changed(fields[part], rest, to) };
};

/** The same with another value in a field; `undefined` leaves it out when it is written. */
export const tampered = <A>(value: A, field: string, to: unknown): A => changed(value, partsOf(field), to) as A;
