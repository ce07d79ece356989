/**
 * What `check` says of the attacks: their stories, how small they are known to be, and the others that are as small.
 */
import pc from 'picocolors';
import { at } from '../model/at.ts';
import type { Instance } from '../model/instance.ts';
import type { ShrunkAttack } from '../engines/smallest.ts';
import type { Minimality } from '../properties/verdict.ts';
import { boundText, simplified } from '../properties/verdict.ts';
import { scenarioLine } from '../reports/story/line.ts';
import { inOneLine } from '../reports/formats/escape.ts';
import { liesText, storyLines, storyOf } from '../reports/story/story.ts';
import { counted } from '../reports/story/words.ts';
import type { CheckAnswer } from './answer.ts';

/** What shows that no attack has fewer lies. */
export const minimumText = (evidence: Minimality['evidence']): string => {
  switch (evidence) {
    case 'proof':
      return 'proved by formulas';
    case 'solver':
      return 'on the solver’s word, which was not checked';
    case 'exhaustive':
    case undefined:
      return 'all were enumerated';
  }
};

/** How small an attack is known to be, and how. */
const smallnessText = ({ minimality, unproved }: ShrunkAttack): string => {
  if (minimality.claim === 'minimum')
    return `no attack has fewer, nor as many with fewer faulty: ${minimumText(minimality.evidence)}`;
  const local = simplified(minimality);
  return unproved === null || minimality.claim === 'none'
    ? `${local}${unproved === null ? '' : `: ${boundText(unproved)}`}`
    : `${local}; whether one has fewer is open: ${boundText(unproved)}`;
};

/** The other attacks that are as small, a line each. */
const everyLines = (instance: Instance, { every }: ShrunkAttack): readonly string[] => {
  if (every === null) return [];
  const { attacks, complete, evidence, stopped } = every;
  const many = counted(attacks.length, 'smallest attack');
  const whole = complete
    ? `There ${attacks.length === 1 ? 'is' : 'are'} ${many} up to renaming generals${evidence === 'solver' ? `, ${minimumText(evidence)}` : ''}:`
    : stopped === null
      ? `The first ${many} up to renaming generals (--limit lists more):`
      : `${many} up to renaming generals, found before ${boundText(stopped)}:`;
  return [
    '',
    whole,
    ...attacks.map(({ scenario }, i) => `  ${String(i + 1).padStart(3)}. ${scenarioLine(instance, scenario)}`),
  ];
};

/** All that an answer has to tell of attacks. */
export const attackLines = (answer: CheckAnswer): readonly string[] =>
  answer.checked.attacks.flatMap((attack, i) => {
    const { instance, t } = answer.posed.question;
    const { property, smallest, minimality } = attack;
    const { provenance } = at(answer.counterexamples, i);
    const story = storyOf(instance, t, property, smallest);
    return [
      '',
      `${pc.bold(`An attack on ${inOneLine(property.name)}`)} (${liesText(instance, minimality.lies)}; ${smallnessText(attack)})`,
      ...storyLines(story).map((line) => `  ${line}`),
      `  Found by: ${inOneLine(provenance.command)}`,
      ...everyLines(instance, attack),
    ];
  });
