/**
 * Correct programs with one fault in them: a rare peek at a value, a rare asymmetry, a state that is kept where the kernel
 * does not see it, a module's variable, a changed argument. Each turns a general's decision around when it comes about.
 */
import type { Army, General } from '../model/army.ts';
import type { Logic } from '../model/logic.ts';
import type { Decision, Program, Protocol, Setting, State } from '../model/protocol.ts';
import type { Tree } from '../model/tree.ts';

/** The kinds of fault there are. */
export const INJECTIONS = [
  'compares a rare conjunction',
  'asks whether a rare conjunction is true',
  'counts on the type of a value',
  'is asymmetric in a rare case',
  'keeps a value under a symbol',
  'keeps a value in a hidden field',
  'keeps a value in a map by state',
  'keeps a value in a variable',
  'counts its calls',
  'changes its argument',
] as const;

export type Injection = (typeof INJECTIONS)[number];

/** Where a fault is, and when it comes about. */
export interface Spot {
  readonly general: General;
  /** Which claims have to be made for it, and which not: bit k is of the k-th. */
  readonly pattern: number;
}

/** What the faulty program keeps: the state of the one it was made of, and whether the decision is turned around. */
type Kept<B> = { readonly inner: State<B>; readonly turned: B };

const FLAG: unique symbol = Symbol('flag');

/** Whether exactly the pattern was said. */
const rare = <B>(logic: Logic<B>, claims: readonly B[], pattern: number): B =>
  logic.all(claims.map((claim, k) => (((pattern >>> (k % 31)) & 1) === 1 ? claim : logic.not(claim))));

/** The first bit of a decision's value turned around where a condition holds. */
const turnedWhere = <B>(logic: Logic<B>, decision: Decision<B>, where: B): Decision<B> => {
  const [first = logic.zero, ...rest] = decision.value;
  return { ...decision, value: [logic.cond(where, logic.not(first), first), ...rest] };
};

/** The program with a fault of this kind at this spot. */
const faulty = <B>(
  { logic, army }: Setting<B>,
  inner: Program<B>,
  injection: Injection,
  { general, pattern }: Spot,
): Program<B> => {
  let calls = 0;
  let stashed: B | null = null;
  const byState = new WeakMap<object, B>();
  const kept = (state: State<B>, turned: B): Tree<B> => ({ inner: state, turned }) satisfies Kept<B>;
  const hidden = (state: State<B>, turned: B): Tree<B> => {
    const made = { inner: state, turned: logic.zero };
    if (injection === 'keeps a value under a symbol') Object.assign(made, { [FLAG]: turned });
    if (injection === 'keeps a value in a hidden field') Object.defineProperty(made, 'flag', { value: turned });
    if (injection === 'keeps a value in a map by state') byState.set(made, turned);
    return made;
  };
  const turnedBy = (state: Kept<B>): B => {
    const found = (state as Kept<B> & { readonly [FLAG]?: B; readonly flag?: B })[FLAG] ?? (state as { flag?: B }).flag;
    return found ?? byState.get(state) ?? state.turned;
  };
  const received = (state: State<B>, claims: readonly B[]): Tree<B> => {
    const condition = rare(logic, claims, pattern);
    switch (injection) {
      case 'compares a rare conjunction':
        return kept(state, condition === logic.one ? logic.one : logic.zero);
      case 'asks whether a rare conjunction is true':
        return kept(state, Boolean(condition) ? logic.one : logic.zero);
      case 'counts on the type of a value':
        return kept(state, typeof condition === 'boolean' ? logic.one : logic.zero);
      case 'is asymmetric in a rare case':
        return kept(state, condition);
      case 'keeps a value under a symbol':
      case 'keeps a value in a hidden field':
      case 'keeps a value in a map by state':
        return hidden(state, condition);
      case 'keeps a value in a variable':
        stashed = condition;
        return kept(state, logic.zero);
      case 'counts its calls':
        calls += 1;
        return kept(state, calls % (7 + (pattern % 50)) === 0 ? logic.one : logic.zero);
      case 'changes its argument':
        (claims as B[]).push(logic.one);
        return kept(state, logic.zero);
    }
  };
  return {
    start: (self, order) => kept(inner.start(self, order), logic.zero),
    send: (self, state: Kept<B>, round, to) => inner.send(self, state.inner, round, to),
    receive: (self, state: Kept<B>, round, inbox, coins) => {
      const next = inner.receive(self, state.inner, round, inbox, coins);
      if (self !== general) return kept(next, state.turned);
      const [longest = []] = [...inbox].sort((a, b) => b.length - a.length);
      return received(next, injection === 'changes its argument' ? longest : inbox.flat());
    },
    decide: (self, state: Kept<B>) => {
      const decision = inner.decide(self, state.inner);
      if (self !== general || army.n < 2) return decision;
      const turned = injection === 'keeps a value in a variable' ? (stashed ?? logic.zero) : turnedBy(state);
      return turnedWhere(logic, decision, turned);
    },
  };
};

/** A protocol with a fault of a kind in it; what it declares stays as it was. */
export const injected = (original: Protocol, injection: Injection, spotIn: (army: Army) => Spot): Protocol => ({
  ...original,
  name: `${original.name}-injected`,
  program: <B>(setting: Setting<B>): Program<B> =>
    faulty(setting, original.program(setting), injection, spotIn(setting.army)),
});
