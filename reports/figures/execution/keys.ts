/**
 * The legend of a figure of an execution: who is faulty, which arrow is what.
 */
import { crashOf } from '../../../model/exchange.ts';
import type { Instance } from '../../../model/instance.ts';
import type { Recorded } from '../../../model/scenario.ts';
import { tossesOf } from '../../story/coins.ts';
import { faultyWord } from '../../story/words.ts';
import type { Key } from '../legend.ts';
import type { Manner } from '../marks.ts';
import { COIN_HEIGHT, coinMark, cross, generalMark, sample } from '../marks.ts';
import { COLOUR } from '../palette.ts';

const MEANING: Readonly<Record<Manner, string>> = {
  honest: 'as prescribed',
  lie: 'a lie: prescribed → said',
  lost: 'lost',
  faint: 'not seen by it',
  'faint lie': 'a lie it does not see: prescribed → said',
  'faint lost': 'lost',
  seen: 'seen by it, the same in both',
};

const ORDER: readonly Manner[] = ['seen', 'honest', 'lie', 'lost', 'faint', 'faint lie', 'faint lost'];

/** The marks that occur, and what they mean. */
export const keysOf = (
  instance: Instance,
  recordeds: readonly Recorded[],
  manners: readonly Manner[],
): readonly Key[] => {
  const faint = manners.includes('seen');
  const faulty = recordeds.flatMap(({ scenario }) => scenario.faulty);
  const crashed = recordeds.some((recorded) =>
    recorded.scenario.faulty.some((general) => crashOf(instance, recorded, general) !== null),
  );
  const who: readonly Key[] =
    faulty.length === 0
      ? []
      : [
          {
            width: 20,
            text: faultyWord(instance, false).replace(/^a /, ''),
            draw: (x, y) =>
              generalMark({ x: x + 10, y }, faulty[0] ?? 0, { faulty: true, seeing: false, faint }, 8).replace(
                /<text.*<\/text>/,
                '',
              ),
          },
        ];
  const stops: readonly Key[] = crashed
    ? [{ width: 14, text: 'stops', draw: (x, y) => cross({ x: x + 7, y }, 6, faint ? COLOUR.faint : COLOUR.lie) }]
    : [];
  const tosses = recordeds.flatMap(({ scenario }) => tossesOf(instance, scenario));
  const coins = (['H', 'T'] as const)
    .filter((side) => tosses.some(({ heads }) => heads.includes(side === 'H')))
    .map((side): Key => {
      const text = side === 'H' ? 'a coin that shows heads' : 'a coin that shows tails';
      return {
        width: COIN_HEIGHT,
        text,
        draw: (x, y) => coinMark({ x: x + COIN_HEIGHT / 2, y }, side, { words: text }),
      };
    });
  return [
    ...who,
    ...stops,
    ...coins,
    ...ORDER.filter((manner) => manners.includes(manner)).map((manner): Key => ({
      width: 30,
      text: MEANING[manner],
      draw: (x, y) => sample(x, y, manner),
    })),
  ];
};
