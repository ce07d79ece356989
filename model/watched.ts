/**
 * A protocol of one’s own, watched while it runs: what it throws, and what it hands back that cannot be, says where.
 */
import * as E from 'fp-ts/lib/Either.js';
import { booleanLogic } from './boolean.ts';
import { nearest } from './nearest.ts';
import type { Expectation, Parameter, Program, Protocol, Setting } from './protocol.ts';
import { messageIn, quoted, thrownWords } from './quoted.ts';
import { elementsOf } from './recording/plain.ts';
import type { Signature } from './signature.ts';

/** A protocol’s own code threw: the user’s mistake, not ours. It passes through code that knows nothing of it. */
// eslint-disable-next-line functional/no-classes -- only what extends Error is thrown with a stack
export class ProtocolThrew extends Error {
  override readonly name = 'ProtocolThrew';
}

/** What somebody is told of something thrown: that it is the protocol’s mistake, or ours. */
export const thrownText = (thrown: unknown): string =>
  thrown instanceof ProtocolThrew ? thrown.message : `this is a bug of Strategos: ${messageIn(thrown)}`;

/** What a value that a protocol hands us is not, in words; `null` if it is what it should be. */
export type Check<A> = (value: A) => string | null;

const isArray: Check<unknown> = (value) => (Array.isArray(value) ? null : 'is no array');

const isNumber: Check<unknown> = (value) => (typeof value === 'number' ? null : 'is no number');

const isCount: Check<unknown> = (value) =>
  Number.isInteger(value) && (value as number) >= 0 ? null : `is ${quoted(value)}, and no whole number, 0 or more`;

/** It is something: a state, a message, a truth value. */
export const isTree: Check<unknown> = (value) => (value === undefined || value === null ? 'is nothing' : null);

const isText: Check<unknown> = (value) => (typeof value === 'string' ? null : 'is no text');

const isLabels: Check<unknown> = (value) => {
  if (!Array.isArray(value)) return 'is no array';
  const labels: readonly unknown[] = value;
  const wrong = labels.findIndex((label) => typeof label !== 'string');
  return wrong < 0 ? null : `lists ${quoted(labels[wrong])}, which is no text, as labels are`;
};

const isSignature: Check<unknown> = (value) => {
  if (typeof value !== 'object' || value === null || !('statement' in value && ('chain' in value || 'set' in value)))
    return 'is no signature { statement, chain } or { statement, set }';
  if ('chain' in value && 'set' in value) return 'has a chain and a set, and a signature is one of the two';
  const { statement } = value;
  if (typeof statement !== 'string') return `has the statement ${quoted(statement)}, which is no text`;
  const [kind, signers] = 'chain' in value ? ['chain', value.chain] : ['set', value.set];
  return Array.isArray(signers) && elementsOf<unknown>(signers).every(Number.isInteger)
    ? null
    : `has the ${kind} ${quoted(signers)}, which is no list of generals`;
};

const isMeaning: Check<unknown> = (value) => (value === null ? null : isText(value));

const isDecision: Check<unknown> = (value) => {
  if (typeof value !== 'object' || value === null) return 'is no decision { decided, value }';
  if (!('decided' in value)) return 'has no “decided”';
  return 'value' in value && Array.isArray(value.value) ? null : 'has no “value”, an array of truth values';
};

const VERDICTS: readonly unknown[] = ['holds', 'violated', 'unknown'] satisfies readonly Expectation['verdict'][];

const isTheory: Check<unknown> = (value) => {
  if (typeof value !== 'object' || value === null || !('verdict' in value && 'source' in value))
    return 'is no expectation { verdict, source }';
  const { verdict, source } = value;
  if (!VERDICTS.includes(verdict)) return `has the verdict ${quoted(verdict)}; there are ${VERDICTS.join(', ')}`;
  return typeof source === 'string' ? null : `has the source ${quoted(source)}, which is no text`;
};

/** What a `Logic` offers, by name. */
const OPERATIONS: readonly string[] = Object.keys(booleanLogic);

/** What the author may have meant, where what is called is no function: `logic.majorty`. */
const meant = (thrown: unknown): string => {
  const called = /(\w+) is not a function$/.exec(messageIn(thrown))?.[1];
  if (!(thrown instanceof TypeError) || called === undefined || OPERATIONS.includes(called)) return '';
  const near = nearest(called, OPERATIONS);
  return near === null ? '' : `; did you mean logic.${near}?`;
};

/** A list by its elements alone; what is no list is left to be refused. */
const listed = <A>(value: readonly A[]): readonly A[] => (Array.isArray(value) ? elementsOf<A>(value) : value);

/** An expectation by its fields alone; what is none is left to be refused. */
const plainTheory = (value: Expectation): Expectation =>
  typeof (value as unknown) === 'object' ? { ...value } : value;

/** A signature by its fields alone; what is none is left to be refused. */
export const plainSignature = (value: Signature): Signature => {
  if (typeof (value as unknown) !== 'object' || (value as unknown) === null) return value;
  const fields: Partial<Record<string, unknown>> = { ...value };
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, Array.isArray(field) ? elementsOf<unknown>(field) : field]),
  ) as unknown as Signature;
};

/** Calls somebody else’s function: what it throws, or hands back that cannot be, says `where`, which is told only then. */
export const watching =
  (whose: string) =>
  <A>(where: () => string, check: Check<A>, call: () => A): A => {
    const called = E.tryCatch(call, (thrown) => thrown);
    if (E.isLeft(called)) {
      const thrown = called.left;
      if (thrown instanceof ProtocolThrew) throw thrown;
      throw new ProtocolThrew(`${whose}: ${where()} threw ${thrownWords(thrown)}${meant(thrown)}`, { cause: thrown });
    }
    const wrong = check(called.right);
    if (wrong !== null) throw new ProtocolThrew(`${whose}: what ${where()} gives ${wrong}`);
    return called.right;
  };

/** The protocol with every call watched: what goes wrong in it says where. */
export const watched = (protocol: Protocol): Protocol => {
  const within = watching(protocol.name);
  const { signature } = protocol;
  const parameter = (name: string, { standard, ...rest }: Parameter): Parameter => ({
    ...rest,
    standard: (army) =>
      within(
        () => `parameters.${name}.standard`,
        isNumber,
        () => standard(army),
      ),
  });
  return {
    ...protocol,
    parameters: Object.fromEntries(
      Object.entries(protocol.parameters).map(([name, given]) => [name, parameter(name, given)]),
    ),
    rounds: (army) =>
      within(
        () => 'rounds',
        isNumber,
        () => protocol.rounds(army),
      ),
    claims: (army, round, from, to) =>
      within(
        () => `claims for round ${String(round)} from ${String(from)} to ${String(to)}`,
        isLabels,
        () => listed(protocol.claims(army, round, from, to)),
      ),
    admissible: (setting, round, from, to, said) =>
      within(
        () => `admissible in round ${String(round)}`,
        isTree,
        () => protocol.admissible(setting, round, from, to, said),
      ),
    interchangeable: (army) =>
      within(
        () => 'interchangeable',
        isArray,
        () => listed(protocol.interchangeable(army)),
      ),
    coins: (army, round, general) =>
      within(
        () => 'coins',
        isCount,
        () => protocol.coins(army, round, general),
      ),
    meaning: (army, label, claimed) =>
      within(
        () => 'meaning',
        isMeaning,
        () => protocol.meaning(army, label, claimed),
      ),
    rename: (label, to) =>
      within(
        () => 'rename',
        isText,
        () => protocol.rename(label, to),
      ),
    theory: (army, t, faults) =>
      within(
        () => 'theory',
        isTheory,
        () => plainTheory(protocol.theory(army, t, faults)),
      ),
    signature:
      signature === null
        ? null
        : (army, label) =>
            within(
              () => `signature of ${label}`,
              isSignature,
              () => plainSignature(signature(army, label)),
            ),
    program: <B>(setting: Setting<B>): Program<B> => {
      const program = within(
        () => 'program',
        isTree,
        () => protocol.program(setting),
      );
      return {
        start: (self, order) =>
          within(
            () => `start(${String(self)})`,
            isTree,
            () => program.start(self, order),
          ),
        send: (self, state, round, to) =>
          within(
            () => `send(${String(self)}) in round ${String(round)} to ${String(to)}`,
            isArray,
            () => program.send(self, state, round, to),
          ),
        receive: (self, state, round, inbox, coins) =>
          within(
            () => `receive(${String(self)}) in round ${String(round)}`,
            isTree,
            () => program.receive(self, state, round, inbox, coins),
          ),
        decide: (self, state) =>
          within(
            () => `decide(${String(self)})`,
            isDecision,
            () => program.decide(self, state),
          ),
      };
    },
  };
};
