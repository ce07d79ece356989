/**
 * Copies of a protocol with random mistakes: a message that is left out, a claim that says the opposite, a decision that
 * is turned round or put off. For the arguments against any protocol, which have to break these as well.
 */
import { at } from '../model/at.ts';
import type { Message } from '../model/message.ts';
import type { Program, Protocol, Setting } from '../model/protocol.ts';
import { protocol } from '../model/protocol.ts';
import { drawBelow, drawOf } from './draw.ts';

/** One mistake; where it names a place that there is not, it has no effect. */
interface Mistake {
  readonly kind: 'silent' | 'contrary' | 'turned' | 'undecided';
  readonly round: number;
  readonly from: number;
  readonly to: number;
  readonly claim: number;
}

const KINDS: readonly Mistake['kind'][] = ['silent', 'contrary', 'silent', 'contrary', 'turned', 'undecided'];

/** The protocol with so many mistakes, all determined by the seed. */
export const mutatedProtocol = (original: Protocol, seed: number, mistakes: number): Protocol => {
  const program = <B>(setting: Setting<B>): Program<B> => {
    const { logic, army } = setting;
    const inner = original.program(setting);
    const draw = drawOf(seed);
    const made = Array.from({ length: mistakes }, (): Mistake => ({
      kind: at(KINDS, drawBelow(draw, KINDS.length)),
      round: 1 + drawBelow(draw, original.rounds(army)),
      from: drawBelow(draw, army.n),
      to: drawBelow(draw, army.n),
      claim: drawBelow(draw, 2),
    }));
    return {
      ...inner,
      send: (self, state, round, to) => {
        const here = made.filter((mistake) => mistake.round === round && mistake.from === self && mistake.to === to);
        return here.reduce((message: Message<B>, { kind, claim }) => {
          if (kind === 'silent') return message.map(() => logic.zero);
          return kind === 'contrary' ? message.map((said, i) => (i === claim ? logic.not(said) : said)) : message;
        }, inner.send(self, state, round, to));
      },
      decide: (self, state) => {
        const kinds = made.filter(({ from }) => from === self).map(({ kind }) => kind);
        const { value, ...decision } = inner.decide(self, state);
        return {
          ...decision,
          decided: kinds.includes('undecided') ? logic.zero : decision.decided,
          value: kinds.includes('turned') ? value.map(logic.not) : value,
        };
      },
    };
  };
  return protocol({ ...original, name: `mutated-${original.name}`, program });
};
