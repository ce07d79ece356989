/** What the specs of the matchers share: what a matcher that fails says, and what a matcher has to refuse. */
import { protocol } from '../model/protocol.ts';
import type { Protocol } from '../model/protocol.ts';
import type { Property } from '../properties/property.ts';

/** What a matcher that fails says. */
export const saidBy = async (matching: Promise<void>): Promise<string> => {
  try {
    await matching;
  } catch (thrown) {
    if (thrown instanceof Error) return thrown.message;
  }
  return 'nothing';
};

/** A property that nobody meets. */
export const impossible: Property = {
  name: 'impossible',
  statement: 'the impossible happens',
  source: 'this file',
  symmetric: true,
  on: ({ logic }) => ({ note: () => [], judge: () => logic.zero }),
};

/** A property that looks at a value. */
export const branching: Property = {
  ...impossible,
  name: 'branching',
  on: ({ logic, deciders }) => ({
    note: () => [],
    judge: (_note, { decisions }) =>
      deciders.some((general) => (decisions[general]?.value[0] as unknown) === true) ? logic.zero : logic.one,
  }),
};

/** Everybody says what it wants to everybody, and does as it wants. */
export const stubborn: Protocol = protocol({
  name: 'stubborn',
  problem: 'consensus',
  rounds: () => 1,
  claims: () => ['ATTACK'],
  program: ({ logic }) => ({
    start: (_self, [order = logic.zero]) => [order],
    send: (_self, state) => state as never,
    receive: (_self, state) => state,
    decide: (_self, state) => ({ decided: logic.one, value: state as never }),
  }),
});
