/**
 * An execution as a log with vector clocks, which ShiViz draws as a space-time diagram.
 *
 * The file is laid out as ShiViz loads it: the first line is the regular expression that parses the log, the second the
 * delimiter of several executions, which is empty since there is one, and all others are events, a line each. Pasted
 * into its page, the first line goes into the field for the parser.
 *
 * Every general is a host. Its clock begins at 1 and rises by one with each of its events; a message that arrives brings the
 * clock it was sent with (Fidge 1988, Mattern 1989). In a round everything is sent before anything is received. A message
 * that is lost is sent and never received; who has crashed does nothing any more.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import type { Exchange } from '../../model/exchange.ts';
import { crashOf, exchangesOf } from '../../model/exchange.ts';
import type { Instance } from '../../model/instance.ts';
import { orderName } from '../../model/order.ts';
import { holdsOrder } from '../../model/problem.ts';
import type { Recorded } from '../../model/scenario.ts';
import { inOneLine } from '../formats/escape.ts';
import { decided } from '../story/story.ts';
import { messageText, roleName } from '../story/words.ts';

/** The regular expression that parses an event, as ShiViz is told it: its groups are the fields of the event. */
export const SHIVIZ_PARSER = '^(?<host>\\S+) (?<clock>\\{[^}]*\\}) (?<round>\\d+) (?<kind>\\w+) (?<event>.+)$';

/** What can happen to a general. */
type Kind = 'start' | 'send' | 'receive' | 'toss' | 'decide';

/** How many events of each general somebody knows of; a general it has not heard of is not there. */
type Clock = ReadonlyMap<General, number>;

/** Text for a page: in one line, and without tags. */
const plain = (text: string): string => inOneLine(text).replaceAll('<', '‹').replaceAll('>', '›');

/** An execution as the text of a ShiViz log. */
export const shivizOf = (instance: Instance, recorded: Recorded): string => {
  const { protocol, army } = instance;
  const { scenario, execution } = recorded;
  const exchanges = exchangesOf(instance, recorded);
  const host = (general: General): string =>
    `${roleName(instance, general).replace(' ', '-')}${scenario.faulty.includes(general) ? '-faulty' : ''}`;
  const lines: string[] = [SHIVIZ_PARSER, ''];
  const clocks = new Map<General, Clock>();

  /** Something happens to a general, after what it knew and what it is now told of. */
  const happens = (general: General, round: number, kind: Kind, event: string, told: Clock = new Map()): Clock => {
    const clock = new Map(clocks.get(general));
    for (const [other, count] of told) clock.set(other, Math.max(count, clock.get(other) ?? 0));
    clock.set(general, (clocks.get(general)?.get(general) ?? 0) + 1);
    clocks.set(general, clock);
    const entries = [...clock].sort(([a], [b]) => a - b).map(([other, count]) => `"${host(other)}":${String(count)}`);
    lines.push(`${host(general)} {${entries.join(',')}} ${String(round)} ${kind} ${plain(event)}`);
    return clock;
  };

  const wordsOf = ({ round, from, to }: Exchange, said: readonly string[]): string =>
    messageText(instance, round, from, to, said);
  const sending = (exchange: Exchange): string => {
    const { to, prescribed, heard, deviates, lost } = exchange;
    if (lost) return `tells ${host(to)} ${wordsOf(exchange, prescribed)}; it is lost`;
    const instead = deviates ? `; prescribed: ${wordsOf(exchange, prescribed)}` : '';
    return `tells ${host(to)} ${wordsOf(exchange, heard)}${instead}`;
  };

  /** Whoever crashes in a round stops while sending, and so before it hears anything. */
  const up = (general: General, round: number): boolean => round < (crashOf(instance, recorded, general) ?? Infinity);

  for (const general of generals(army))
    happens(
      general,
      0,
      'start',
      holdsOrder(protocol, general) ? `holds ${orderName(army, scenario.orders[general] ?? 0)}` : 'waits for its order',
    );
  for (let round = 1; round <= execution.rounds.length; round++) {
    const sent = exchanges
      .filter((exchange) => exchange.round === round && !exchange.late)
      .map((exchange) => ({ exchange, clock: happens(exchange.from, round, 'send', sending(exchange)) }));
    for (const { exchange, clock } of sent)
      if (!exchange.lost && up(exchange.to, round))
        happens(
          exchange.to,
          round,
          'receive',
          `hears from ${host(exchange.from)} ${wordsOf(exchange, exchange.heard)}`,
          clock,
        );
    for (const { general, coin } of scenario.heads.filter((heads) => heads.round === round))
      happens(general, round, 'toss', `tosses coin ${String(coin)}: heads`);
  }
  for (const { general, order } of decided(instance, recorded))
    happens(general, execution.rounds.length, 'decide', `decides ${order ?? 'nothing'}`);
  return `${lines.join('\n')}\n`;
};
