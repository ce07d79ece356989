/**
 * A protocol of one's own: found in a module, looked over, and watched while it runs.
 */
import { nearest } from '../model/nearest.ts';
import type { FaultFamily, Problem, Program, Protocol, Setting } from '../model/protocol.ts';

/** A protocol's own code threw: the user's mistake, not ours. */
export class ProtocolThrew extends Error {
  override readonly name = 'ProtocolThrew';
}

const PROBLEMS: readonly Problem[] = ['broadcast', 'consensus', 'coordinated-attack'];
const FAMILIES: readonly FaultFamily[] = ['byzantine', 'signed', 'crash', 'loss'];

const FUNCTIONS = [
  'rounds',
  'claims',
  'admissible',
  'interchangeable',
  'coins',
  'meaning',
  'rename',
  'theory',
  'program',
] as const;

/** Whether an export is meant to be a protocol: whoever has these has called `protocol()`, or tried to. */
export const isMeantAsProtocol = (value: unknown): value is Partial<Protocol> =>
  typeof value === 'object' && value !== null && 'program' in value && 'rounds' in value && 'claims' in value;

/** The first thing that is wrong with what is meant to be a protocol, or the protocol. */
export const lookOver = (value: Partial<Protocol>): Protocol | string => {
  const { name, problem, faults, parameters } = value;
  if (typeof name !== 'string' || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    return `name is ${JSON.stringify(name)}: use lower-case words joined by hyphens`;
  if (!isOneOf(PROBLEMS, problem)) return notOneOf('problem', problem, PROBLEMS);
  for (const field of FUNCTIONS)
    if (typeof value[field] !== 'function')
      return `${field} is not a function; wrap the definition in protocol({ … }), which fills in what has a default`;
  if (!Array.isArray(faults) || faults.length === 0) return 'faults lists no family of faults';
  const foreign = (faults as readonly unknown[]).find((family) => !isOneOf(FAMILIES, family));
  if (foreign !== undefined) return notOneOf('faults', foreign, FAMILIES);
  if (typeof parameters !== 'object') return 'parameters is not a record; wrap the definition in protocol({ … })';
  return value as Protocol;
};

const isOneOf = <A>(known: readonly A[], value: unknown): value is A => known.some((each) => each === value);

const notOneOf = (field: string, value: unknown, known: readonly string[]): string => {
  const near = typeof value === 'string' ? nearest(value, known) : null;
  return `${field} is ${JSON.stringify(value)}${near === null ? '' : `: did you mean ${near}?`} There are ${known.join(', ')}`;
};

/** The protocol with every call watched: what it throws says where it was thrown. */
export const watched = (protocol: Protocol): Protocol => {
  const within = <A>(where: string, call: () => A): A => {
    try {
      return call();
    } catch (thrown) {
      if (thrown instanceof ProtocolThrew) throw thrown;
      const what = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
      throw new ProtocolThrew(`${protocol.name}: ${where} threw ${what}`, { cause: thrown });
    }
  };
  const { signature } = protocol;
  return {
    ...protocol,
    rounds: (army) => within('rounds', () => protocol.rounds(army)),
    claims: (army, round, from, to) =>
      within(`claims for round ${String(round)} from ${String(from)} to ${String(to)}`, () =>
        protocol.claims(army, round, from, to),
      ),
    admissible: (setting, round, from, to, said) =>
      within(`admissible in round ${String(round)}`, () => protocol.admissible(setting, round, from, to, said)),
    interchangeable: (army) => within('interchangeable', () => protocol.interchangeable(army)),
    coins: (army, round, general) => within('coins', () => protocol.coins(army, round, general)),
    meaning: (army, label, claimed) => within('meaning', () => protocol.meaning(army, label, claimed)),
    rename: (label, to) => within('rename', () => protocol.rename(label, to)),
    theory: (army, t, faults) => within('theory', () => protocol.theory(army, t, faults)),
    signature:
      signature === null ? null : (army, label) => within(`signature of ${label}`, () => signature(army, label)),
    program: <B>(setting: Setting<B>): Program<B> => {
      const program = within('program', () => protocol.program(setting));
      return {
        start: (self, order) => within(`start(${String(self)})`, () => program.start(self, order)),
        send: (self, state, round, to) =>
          within(`send(${String(self)}) in round ${String(round)} to ${String(to)}`, () =>
            program.send(self, state, round, to),
          ),
        receive: (self, state, round, inbox, coins) =>
          within(`receive(${String(self)}) in round ${String(round)}`, () =>
            program.receive(self, state, round, inbox, coins),
          ),
        decide: (self, state) => within(`decide(${String(self)})`, () => program.decide(self, state)),
      };
    },
  };
};
