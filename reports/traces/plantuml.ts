/**
 * An execution as a PlantUML sequence diagram: generals as participants, messages as arrows, deviations dashed and coloured,
 * lost messages crossed.
 *
 * Whatever a protocol calls its claims goes through `escaped`: letters, digits and a little punctuation stand as they are,
 * every other character as `<U+003C>`, which PlantUML reads as that character and as nothing else. So text ends no
 * line, starts no directive, calls no function of the preprocessor and opens no tag, link or emphasis.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import type { Exchange } from '../../model/exchange.ts';
import { exchangesOf } from '../../model/exchange.ts';
import type { Instance } from '../../model/instance.ts';
import { instanceTitle } from '../../model/instance.ts';
import type { Recorded } from '../../model/scenario.ts';
import { inOneLine } from '../formats/escape.ts';
import { decided } from '../story/story.ts';
import { messageText, roleName } from '../story/words.ts';

/** PlantUML refuses lines of more than 2,000 characters; a line holds at most two texts and an arrow. */
const MOST_CHARACTERS = 950;

/** A character that means something to PlantUML, or might; a hyphen within a word does not. */
const MEANT = /(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])|[^\p{L}\p{M}\p{N} ,.;:()=“”-]/gu;

const named = (character: string): string =>
  `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;

/** Text that PlantUML shows as it is, up to a bound. */
const escaped = (text: string): string => {
  const line = inOneLine(text).replaceAll(MEANT, named);
  return line.length <= MOST_CHARACTERS
    ? line
    : `${line.slice(0, MOST_CHARACTERS).replace(/<[^>]*$|[\ud800-\udbff]$/, '')}…`;
};

/** The colour of a deviation, which colour-blind readers can tell from black; the dashes say it as well. */
const DEVIATING = '[#D55E00]';

const arrowOf = (instance: Instance, exchange: Exchange): string => {
  const { round, from, to, prescribed, heard, deviates, lost, late } = exchange;
  const words = (labels: readonly string[]): string => escaped(messageText(instance, round, from, to, labels));
  const link = (arrow: string): string => `G${String(from)} ${arrow} G${String(to)}`;
  if (late) return '';
  if (lost) return `${link(`-${DEVIATING}->x`)} : lost: ${words(prescribed)}`;
  if (deviates) return `${link(`-${DEVIATING}->`)} : ${words(heard)} instead of ${words(prescribed)}`;
  return `${link('->')} : ${words(heard)}`;
};

/** An execution as the text of a PlantUML file. */
export const plantumlOf = (instance: Instance, recorded: Recorded): string => {
  const { army } = instance;
  const { scenario, execution } = recorded;
  const exchanges = exchangesOf(instance, recorded);
  const participant = (general: General): string => {
    const faulty = scenario.faulty.includes(general) ? ' (faulty)' : '';
    return `participant "${roleName(instance, general)}${faulty}" as G${String(general)}`;
  };
  const roundLines = (round: number): readonly string[] => {
    const arrows = exchanges.filter((exchange) => exchange.round === round).map((each) => arrowOf(instance, each));
    const heads = scenario.heads
      .filter((each) => each.round === round)
      .map(({ general, coin }) => `note over G${String(general)} : coin ${String(coin)} comes up heads`);
    return [`== round ${String(round)} ==`, ...arrows.filter((arrow) => arrow !== ''), ...heads];
  };
  const lines = [
    '@startuml',
    `title Strategos: ${escaped(instanceTitle(instance))}`,
    ...generals(army).map(participant),
    ...execution.rounds.flatMap((_, r) => roundLines(r + 1)),
    ...decided(instance, recorded).map(
      ({ general, order }) => `note over G${String(general)} : decides ${escaped(order ?? 'nothing')}`,
    ),
    '@enduml',
  ];
  return `${lines.join('\n')}\n`;
};
