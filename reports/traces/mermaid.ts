/**
 * Executions as Mermaid sequence diagrams: generals as participants, messages as arrows, lies crossed.
 */
import { generals } from '../../model/army.ts';
import type { Instance } from '../../model/instance.ts';
import type { Recorded } from '../../model/scenario.ts';
import { inOneLine } from '../formats/escape.ts';
import type { Telling } from '../story/story.ts';
import { decided, tellings } from '../story/story.ts';
import { counted, roleName } from '../story/words.ts';

/** Beyond this many arrows a diagram shows the deviations only. */
const MOST_ARROWS = 40;

/**
 * Text of somebody else’s in a line of a diagram. Mermaid ends a statement at `;` and at the end of a line, reads `#` as an
 * entity, tags as tags, `%%` as a comment or a directive, `$$` as mathematics, and a `wrap:` in front as an instruction. A character
 * that would do any of that is replaced by one that looks like it.
 */
const escaped = (text: string): string =>
  inOneLine(text)
    .replaceAll('#', '♯')
    .replaceAll(';', ',')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replaceAll('%', '％')
    .replaceAll('$', '＄')
    .replaceAll(/[“”]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^((?:no)?wrap):/, '$1：');

const arrows = ({ from, to, text, prescribed, lost }: Telling): readonly string[] =>
  to.map((receiver) => {
    const arrow = prescribed === null ? '->>' : '--x';
    const instead = prescribed === null ? '' : ` instead of ${escaped(prescribed)}`;
    const said = lost && prescribed !== null ? `lost: ${escaped(prescribed)}` : `${escaped(text)}${instead}`;
    return `  G${String(from)}${arrow}G${String(receiver)}: ${said}`;
  });

/** The sequence diagram of an execution, as Mermaid text; beyond so many arrows only with those that deviate. */
export const mermaidOf = (instance: Instance, recorded: Recorded, most: number = MOST_ARROWS): string => {
  const { scenario, execution } = recorded;
  const all = tellings(instance, recorded);
  const count = (some: readonly Telling[]): number => some.reduce((sum, { to }) => sum + to.length, 0);
  const shown = count(all) <= most ? all : all.filter(({ prescribed }) => prescribed !== null);
  const hidden = count(all) - count(shown);
  const everybody = `G0,G${String(instance.army.n - 1)}`;
  const lines = ['sequenceDiagram'];
  for (const general of generals(instance.army)) {
    const faulty = scenario.faulty.includes(general) ? ' (faulty)' : '';
    lines.push(`  participant G${String(general)} as ${roleName(instance, general)}${faulty}`);
  }
  if (hidden > 0)
    lines.push(`  Note over ${everybody}: not shown: ${counted(hidden, 'message', 'messages')} as prescribed`);
  for (let round = 1; round <= execution.rounds.length; round++) {
    const inRound = shown.filter((telling) => telling.round === round);
    const heads = scenario.heads.filter((each) => each.round === round);
    if (inRound.length === 0 && heads.length === 0) continue;
    lines.push(`  Note over ${everybody}: round ${String(round)}`);
    for (const telling of inRound) lines.push(...arrows(telling));
    for (const { general, coin } of heads)
      lines.push(`  Note over G${String(general)}: coin ${String(coin)} comes up heads`);
  }
  for (const { general, order } of decided(instance, recorded))
    lines.push(`  Note over G${String(general)}: decides ${order ?? 'nothing'}`);
  return lines.join('\n');
};
