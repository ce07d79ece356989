/**
 * Executions as Mermaid sequence diagrams: generals as participants, messages as arrows, lies crossed.
 */
import { generals } from '../model/army.ts';
import type { Instance } from '../model/instance.ts';
import type { Recorded } from '../model/scenario.ts';
import { booleanLogic } from '../model/boolean.ts';
import { orderName, valueOf } from '../model/order.ts';
import { courtOf } from '../properties/judge.ts';
import type { Telling } from './story.ts';
import { tellings } from './story.ts';

/** Beyond this many arrows a diagram shows the deviations only. */
const MOST_ARROWS = 40;

/** Mermaid ends a statement at `;` and reads `#` as an entity. */
const escaped = (text: string): string =>
  text.replaceAll('#', '♯').replaceAll(';', ',').replaceAll('“', '').replaceAll('”', '');

const arrows = (instance: Instance, { from, to, text, prescribed }: Telling): readonly string[] =>
  to.map((receiver) => {
    const arrow = prescribed === null ? '->>' : '--x';
    const instead = prescribed === null ? '' : ` instead of ${escaped(prescribed)}`;
    const said =
      instance.faults.benign && prescribed !== null ? `lost: ${escaped(prescribed)}` : `${escaped(text)}${instead}`;
    return `  G${String(from)}${arrow}G${String(receiver)}: ${said}`;
  });

/** The sequence diagram of an execution, as Mermaid text. */
export const mermaidOf = (instance: Instance, recorded: Recorded): string => {
  const { scenario, execution } = recorded;
  const all = tellings(instance, recorded);
  const count = all.reduce((sum, { to }) => sum + to.length, 0);
  const shown = count <= MOST_ARROWS ? all : all.filter(({ prescribed }) => prescribed !== null);
  const lines = ['sequenceDiagram'];
  for (const general of generals(instance.army)) {
    const role = scenario.faulty.includes(general) ? ' (faulty)' : '';
    const commander =
      instance.protocol.problem === 'broadcast' && general === 0 ? 'commander 0' : `general ${String(general)}`;
    lines.push(`  participant G${String(general)} as ${commander}${role}`);
  }
  for (let round = 1; round <= execution.rounds.length; round++) {
    const inRound = shown.filter((telling) => telling.round === round);
    if (inRound.length === 0) continue;
    lines.push(`  Note over G0,G${String(instance.army.n - 1)}: round ${String(round)}`);
    for (const telling of inRound) lines.push(...arrows(instance, telling));
  }
  for (const general of courtOf(booleanLogic, instance, scenario.faulty).deciders) {
    const decision = execution.decisions[general];
    const order = decision?.decided === true ? orderName(instance.army, valueOf(decision.value)) : 'nothing';
    lines.push(`  Note over G${String(general)}: decides ${order}`);
  }
  return lines.join('\n');
};
