/**
 * A story drawn round by round, for a message that is read in a terminal: a column that says when, and beside it who told
 * whom what, lies marked.
 *
 *     orders    General 0 commands, is loyal, and orders ATTACK.
 *               1 is a traitor.
 *     round 1   0 → 1, 2   “the order is ATTACK”
 *     round 2   1 → 2      “0 ordered RETREAT”   a lie: “0 ordered ATTACK” is prescribed
 *               2 → 1      “0 ordered ATTACK”
 *     the end   2 decides RETREAT.
 */
import type { Instance } from '../../model/instance.ts';
import { coinsTold, coinsUntold } from './coins.ts';
import type { Story, Telling } from './story.ts';
import { toldSayings } from './story.ts';

/** A column of the same width, and what stands beside it: the column is filled in the first line only. */
const beside = (when: string, lines: readonly string[]): readonly string[] =>
  lines.map((line, i) => `${(i === 0 ? when : '').padEnd(10)}${line}`);

const linkOf = ({ from, to }: Telling): string => `${String(from)} → ${to.map(String).join(', ')}`;

const saidIn = ({ text, prescribed, lost }: Telling): string => {
  if (prescribed === null) return text;
  return lost ? `lost: ${prescribed}` : `${text}   a lie: ${prescribed} is prescribed`;
};

/** A story as a drawing: as lines, with a column for the rounds. */
export const roundLines = (instance: Instance, story: Story): readonly string[] => {
  const told = toldSayings(story);
  const width = Math.max(0, ...told.map((telling) => linkOf(telling).length));
  const rounds = Array.from({ length: instance.schedule.rounds }, (_, i) => i + 1);
  return [
    ...beside('orders', story.cast),
    ...rounds.flatMap((round) => {
      const lines = told
        .filter((telling) => telling.round === round)
        .map((telling) => `${linkOf(telling).padEnd(width)}   ${saidIn(telling)}`);
      return beside(`round ${String(round)}`, [
        ...(lines.length === 0 ? ['every message is as prescribed'] : lines),
        ...coinsTold(story.coins).flatMap((telling) => (telling.round === round ? [telling.text] : [])),
      ]);
    }),
    ...(told.length < story.tellings.length ? beside('', ['All other messages are as prescribed.']) : []),
    ...beside('', coinsUntold(story.coins)),
    ...beside('the end', [story.decisions.replace(/^In the end /, ''), story.moral]),
    ...(story.mirror.length === 0 ? [] : ['', ...story.mirror]),
  ];
};
