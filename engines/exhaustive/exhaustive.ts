/**
 * The exhaustive engine: every scenario, counted exactly, receiver by receiver.
 *
 * Placements of the faults are searched one after another, fewest faulty first, up to the protocol's proved
 * symmetry. What makes it fast is stated and proved in docs/factoring.md; `plain.ts` is the enumeration it is
 * compared with, which shares nothing with it but the protocol, the fault model and the properties.
 */
import { at } from '../../model/at.ts';
import type { Attack, Counted, Limits, Search } from '../finding.ts';
import type { Question } from '../question.ts';
import { mostFaulty } from '../question.ts';
import { meterOf } from '../meter.ts';
import { alikeIn } from '../symmetry/symmetry.ts';
import { placements, placementText } from './placement.ts';
import { searchSceneOf } from './scene.ts';
import { search } from './search.ts';
import { attackAt } from './trace.ts';
import { counting } from './weight.ts';

/** What the exhaustive engine may be told. */
export interface ExhaustiveOptions {
  readonly limits: Limits;
  /** Whether interchangeable generals may be treated alike. */
  readonly symmetry: boolean;
}

/** Limits that keep a search within minutes and about a gigabyte. */
export const standardLimits: Limits = { evaluations: 50_000_000, states: 300_000, combinations: 50_000_000 };

/** Ask the question of every scenario there is. */
export function* exhaustive(
  question: Question,
  options: ExhaustiveOptions = { limits: standardLimits, symmetry: true },
): Search<Counted> {
  const { instance, properties } = question;
  const alike = alikeIn(question, options);
  const meter = meterOf(options.limits);
  meter.phase = 'enumerating';
  const violating = properties.map(() => 0n);
  const decided = new Set<number>();
  const attacks = new Map<string, Attack>();
  let viewChanged = false;
  for (const { representative: faulty, size } of placements(instance, mostFaulty(question), alike)) {
    meter.doing = placementText(faulty);
    const scene = searchSceneOf(question, faulty, counting, meter);
    const found = yield* search(scene, size, alike);
    meter.scenarios += found.total;
    viewChanged ||= found.viewChanged;
    for (const value of found.decided) decided.add(value);
    for (const [i, property] of properties.entries()) {
      violating[i] = at(violating, i) + at(found.violating, i);
      const end = at(found.broken, i);
      if (end === null || attacks.has(property.name)) continue;
      const attack = yield* attackAt(scene, property, end);
      if (attack !== null) attacks.set(property.name, { property: property.name, scenario: attack.scenario });
    }
    if (meter.stopped !== null) break;
  }
  return {
    engine: 'exhaustive',
    grade: 'exhaustive',
    stopped: meter.stopped,
    scenarios: meter.scenarios,
    violating: Object.fromEntries(properties.map(({ name }, i) => [name, at(violating, i)])),
    evaluations: meter.evaluations,
    witnesses: { viewChanged, decided: [...decided].sort((a, b) => a - b) },
    attacks: [...attacks.values()],
    alike,
  };
}
