/**
 * A protocol of one's own: found in a module, looked over, and watched while it runs.
 */
import { nearest } from '../model/nearest.ts';
import type { Court, Judgement as Judged, Property } from '../properties/property.ts';
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
  const { name, problem, faults, parameters, sizes } = value;
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
  const incomplete = Object.entries(parameters).find(([, { standard }]) => typeof standard !== 'function');
  if (incomplete !== undefined) return `parameters.${incomplete[0]} has no function “standard”`;
  if (typeof sizes !== 'object') return 'sizes is not { least, most }; wrap the definition in protocol({ … })';
  return value as Protocol;
};

const isOneOf = <A>(known: readonly A[], value: unknown): value is A => known.some((each) => each === value);

const notOneOf = (field: string, value: unknown, known: readonly string[]): string => {
  const near = typeof value === 'string' ? nearest(value, known) : null;
  return `${field} is ${JSON.stringify(value)}${near === null ? '.' : `: did you mean ${near}?`} There are ${known.join(', ')}`;
};

/** What a value that a protocol hands us is not, in words; `null` if it is what it should be. */
type Judgement<A> = (value: A) => string | null;

const isArray: Judgement<unknown> = (value) => (Array.isArray(value) ? null : 'is no array');

const isNumber: Judgement<unknown> = (value) => (typeof value === 'number' ? null : 'is no number');

const isTree: Judgement<unknown> = (value) => (value === undefined || value === null ? 'is nothing' : null);

const anything: Judgement<unknown> = () => null;

const isDecision: Judgement<unknown> = (value) => {
  if (typeof value !== 'object' || value === null) return 'is no decision { decided, value }';
  if (!('decided' in value)) return 'has no “decided”';
  return 'value' in value && Array.isArray(value.value) ? null : 'has no “value”, an array of truth values';
};

const isTheory: Judgement<unknown> = (value) =>
  typeof value === 'object' && value !== null && 'verdict' in value && 'source' in value
    ? null
    : 'is no expectation { verdict, source }';

/** Calls somebody else's function: what it throws, or hands back that cannot be, says where. */
const watching =
  (whose: string) =>
  <A>(where: string, judge: Judgement<A>, call: () => A): A => {
    let value: A;
    try {
      value = call();
    } catch (thrown) {
      if (thrown instanceof ProtocolThrew) throw thrown;
      const what = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
      throw new ProtocolThrew(`${whose}: ${where} threw ${what}`, { cause: thrown });
    }
    const wrong = judge(value);
    if (wrong !== null) throw new ProtocolThrew(`${whose}: what ${where} gives ${wrong}`);
    return value;
  };

/** The protocol with every call watched: what goes wrong in it says where. */
export const watched = (protocol: Protocol): Protocol => {
  const within = watching(protocol.name);
  const { signature } = protocol;
  return {
    ...protocol,
    rounds: (army) => within('rounds', isNumber, () => protocol.rounds(army)),
    claims: (army, round, from, to) =>
      within(`claims for round ${String(round)} from ${String(from)} to ${String(to)}`, isArray, () =>
        protocol.claims(army, round, from, to),
      ),
    admissible: (setting, round, from, to, said) =>
      within(`admissible in round ${String(round)}`, isTree, () => protocol.admissible(setting, round, from, to, said)),
    interchangeable: (army) => within('interchangeable', isArray, () => protocol.interchangeable(army)),
    coins: (army, round, general) => within('coins', isNumber, () => protocol.coins(army, round, general)),
    meaning: (army, label, claimed) => within('meaning', anything, () => protocol.meaning(army, label, claimed)),
    rename: (label, to) => within('rename', anything, () => protocol.rename(label, to)),
    theory: (army, t, faults) => within('theory', isTheory, () => protocol.theory(army, t, faults)),
    signature:
      signature === null
        ? null
        : (army, label) => within(`signature of ${label}`, isTree, () => signature(army, label)),
    program: <B>(setting: Setting<B>): Program<B> => {
      const program = within('program', isTree, () => protocol.program(setting));
      return {
        start: (self, order) => within(`start(${String(self)})`, isTree, () => program.start(self, order)),
        send: (self, state, round, to) =>
          within(`send(${String(self)}) in round ${String(round)} to ${String(to)}`, isArray, () =>
            program.send(self, state, round, to),
          ),
        receive: (self, state, round, inbox, coins) =>
          within(`receive(${String(self)}) in round ${String(round)}`, isTree, () =>
            program.receive(self, state, round, inbox, coins),
          ),
        decide: (self, state) => within(`decide(${String(self)})`, isDecision, () => program.decide(self, state)),
      };
    },
  };
};

/** A property of one's own with every call watched. */
export const watchedProperty = (property: Property): Property => {
  const within = watching(`property ${property.name}`);
  return {
    ...property,
    on: <B>(court: Court<B>): Judged<B> => {
      const judgement = within('on', isTree, () => property.on(court));
      return {
        note: (orders) => within('note', isTree, () => judgement.note(orders)),
        judge: (note, outcome) => within('judge', isTree, () => judgement.judge(note, outcome)),
      };
    },
  };
};
