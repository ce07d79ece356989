/**
 * Small programs for the purity check, and what it says of them.
 */
import { impuritiesIn } from '../host/guard/purity.ts';

/** The lines that are refused, counted from 1, with what is said. */
export const refused = (text: string): readonly string[] =>
  impuritiesIn(text, () => true).map(
    ({ position, what }) => `${String(text.slice(0, position).split('\n').length)}: ${what}`,
  );

/** A program whose functions are handed out, with these statements in `program` and in `receive`. */
export const program = (making: string, running: string, before = ''): string =>
  `const protocol = (made) => made; ${before}
export const mine = protocol({ program: ({ logic, army }) => { ${making}
  return { receive: (self, state, round, inbox) => { ${running}
    return state; } }; } });`;
