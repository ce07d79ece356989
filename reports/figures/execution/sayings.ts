/**
 * What is said in an execution, message by message, as short as an arrow's label has to be.
 *
 * Nothing here knows any protocol: a claim whose words name one order is that order, another one is its label. Several
 * claims are a letter each: in their order where not making a claim says something as well, else those that are made.
 */
import type { Exchange } from '../../../model/exchange.ts';
import { exchangesOf } from '../../../model/exchange.ts';
import type { Instance } from '../../../model/instance.ts';
import type { Link } from '../../../model/link.ts';
import type { Label } from '../../../model/message.ts';
import type { Recorded } from '../../../model/scenario.ts';
import { messageText } from '../../story/words.ts';
import { fittedText } from '../text.ts';

/** One message that says something, or should. */
export interface Saying extends Link {
  /** What arrives, in short. */
  readonly said: string;
  /** What the protocol prescribes, in short; `null` where that is what was said. */
  readonly prescribed: string | null;
  /** It was sent as prescribed, and did not arrive. */
  readonly lost: boolean;
  /** What arrives, in words; what was sent, where it is lost. */
  readonly words: string;
}

/** Orders in full, or by their first letters. */
export type Spelling = 'words' | 'letters';

/** What says nothing is called so. */
export const SAYS_NOTHING = 'nothing';

/** More claims than this in a message are counted. */
const MOST_LETTERS = 8;

/** Labels of a protocol's own are cut at this width. */
const WIDEST_LABEL: Readonly<Record<Spelling, number>> = { words: 96, letters: 62 };

const ORDER = /\b(?:RETREAT|ATTACK(?:-\d+)?)\b/g;

/** `A`, `R`, `A-2`. */
const letterOf = (token: string): string =>
  token.replaceAll(ORDER, (order) => order.charAt(0) + order.slice(6 + (order.startsWith('R') ? 1 : 0)));

interface Tokens {
  readonly tokens: readonly string[];
  /** Every claim of the link says something, whether it is made or not. */
  readonly complete: boolean;
}

/** What a meaning says besides its order, with generals left out. */
const frameOf = (words: string): string => words.replaceAll(ORDER, '_').replaceAll(/\d+/g, '#');

/**
 * Whether all that the claims of a link may say is the same sentence about one order or another: then the order alone says it. “I saw a
 * quorum for ATTACK” is more than ATTACK.
 */
const sayOrders = ({ protocol, army }: Instance, labels: readonly Label[]): boolean => {
  const words = labels.flatMap((label) =>
    [true, false].flatMap((claimed) => protocol.meaning(army, label, claimed) ?? []),
  );
  const orders = new Set(words.flatMap((each) => each.match(ORDER) ?? []));
  return orders.size > 1 && new Set(words.map(frameOf)).size === 1;
};

const tokensOf = (instance: Instance, labels: readonly Label[], said: readonly Label[]): Tokens => {
  const { protocol, army } = instance;
  const areOrders = sayOrders(instance, labels);
  const tokens = labels.flatMap((label) => {
    const claimed = said.includes(label);
    const words = protocol.meaning(army, label, claimed);
    if (words === null) return [];
    const named = [...new Set(words.match(ORDER) ?? [])];
    return [areOrders && named.length === 1 ? named.join() : `${claimed ? '' : 'not '}${label}`];
  });
  const saysBoth = labels.every((label) =>
    [true, false].every((claimed) => protocol.meaning(army, label, claimed) !== null),
  );
  return { tokens, complete: saysBoth };
};

/** A message in short. */
const shortOf = ({ tokens, complete }: Tokens, spelling: Spelling): string => {
  const [first] = tokens;
  if (first === undefined) return SAYS_NOTHING;
  if (tokens.length === 1)
    return fittedText(spelling === 'words' ? first : letterOf(first), WIDEST_LABEL[spelling], 11);
  if (tokens.length > MOST_LETTERS) return `${String(tokens.length)} claims`;
  const letters = (complete ? tokens : [...new Set(tokens)]).map(letterOf);
  return fittedText(
    letters.join(complete && letters.every((each) => each.length === 1) ? '' : '+'),
    WIDEST_LABEL[spelling],
    11,
  );
};

/** Both in short; by their labels, if they read the same otherwise. */
const bothOf = (
  instance: Instance,
  { scheduled: labels, prescribed, heard }: Exchange,
  spelling: Spelling,
): readonly [prescribed: string, said: string] => {
  const [a, b] = [tokensOf(instance, labels, prescribed), tokensOf(instance, labels, heard)];
  const [first, second] = [shortOf(a, spelling), shortOf(b, spelling)];
  if (first !== second) return [first, second];
  const differing = labels.filter((label) => prescribed.includes(label) !== heard.includes(label));
  const changed = `${String(differing.length)} changed`;
  if (labels.length > MOST_LETTERS) return [first, changed];
  const text = (these: readonly Label[]): string =>
    fittedText(these.join(' ') || SAYS_NOTHING, WIDEST_LABEL[spelling], 11);
  return text(prescribed) === text(heard) ? [first, changed] : [text(prescribed), text(heard)];
};

/** Everything that is said, and everything that deviates, by round, then sender, then receiver. */
export const sayingsOf = (instance: Instance, recorded: Recorded, spelling: Spelling): readonly Saying[] =>
  exchangesOf(instance, recorded).flatMap((exchange): readonly Saying[] => {
    const { round, from, to, scheduled, heard, deviates, lost } = exchange;
    const text = messageText(instance, round, from, to, lost ? exchange.prescribed : heard);
    const common = { round, from, to, words: lost ? `${text}, which is lost` : text };
    if (!deviates) {
      const said = shortOf(tokensOf(instance, scheduled, heard), spelling);
      return said === SAYS_NOTHING ? [] : [{ ...common, said, prescribed: null, lost: false }];
    }
    const [prescribed, said] = bothOf(instance, exchange, spelling);
    return [{ ...common, said, prescribed, lost }];
  });

/** What stands at an arrow. */
export const sayingText = ({ said, prescribed, lost }: Saying): string =>
  prescribed === null ? said : lost ? `${prescribed}, lost` : `${prescribed} → ${said}`;

/** What letters stand for, where a figure uses any: orders are spelt by them, or there are several claims in a message. */
export const lettersText = (texts: readonly string[], spelling: Spelling): string | null => {
  const letters = texts.flatMap((text) => text.split(/[^A-Z0-9-]+/)).filter((part) => /^[AR]+(-\d+)?$/.test(part));
  if (letters.length === 0 && spelling === 'words') return null;
  const several = letters.some((part) => /^[AR]{2,}$/.test(part));
  return `A: ATTACK, R: RETREAT${several ? '; several letters: several claims, in their order' : ''}.`;
};
