/**
 * The smallest protocol worth the name, for tests that need one whose every part can be exchanged: everybody tells
 * everybody its order in each round, and decides to attack if anyone it has heard of does.
 */
import type { Definition, Program, Protocol, Setting } from '../model/protocol.ts';
import { protocol } from '../model/protocol.ts';

/** Somebody is known to attack. */
export type ToyState<B> = { readonly attack: B };

/** The toy's program, for tests that exchange a part of it. */
export const toyProgram = <B>({ logic }: Setting<B>): Program<B> => ({
  start: (_self, [attack = logic.zero]): ToyState<B> => ({ attack }),
  send: (_self, { attack }: ToyState<B>) => [attack],
  receive: (_self, { attack }: ToyState<B>, _round, inbox): ToyState<B> => ({
    attack: logic.any([attack, ...inbox.flat()]),
  }),
  decide: (_self, { attack }: ToyState<B>) => ({ decided: logic.one, value: [attack] }),
});

/** The toy, with some of its parts exchanged. */
export const toy = (parts: Partial<Definition> = {}): Protocol =>
  protocol({
    name: 'toy',
    problem: 'consensus',
    rounds: () => 1,
    claims: () => ['attack'],
    program: toyProgram,
    ...parts,
  });
