/**
 * The exhibit: what shows that a claim is wrong, as a counterexample that anyone can keep and replay.
 */
import type { Counterexample } from '../counterexamples/counterexample.ts';
import { counterexampleOf } from '../counterexamples/counterexample.ts';
import type { Checked } from '../engines/check.ts';
import type { ShrunkAttack } from '../engines/smallest.ts';
import type { Instance } from '../model/instance.ts';
import type { Recorded } from '../model/scenario.ts';
import type { Property } from '../properties/property.ts';
import type { Minimality } from '../properties/verdict.ts';
import type { Command } from './command.ts';
import { commandText } from './command.ts';

/** Where a protocol is from, and with what it was examined. */
export interface Origin {
  readonly fingerprint: string | null;
  /** The file of a protocol of your own; `null` where it is registered. */
  readonly module: string | null;
  readonly version: string;
  /** Of the folder it was found in; `null` where there is none. */
  readonly commit: string | null;
}

/** An attack that was run. */
export interface RecordedAttack {
  readonly instance: Instance;
  readonly t: number;
  readonly property: Property;
  readonly recorded: Recorded;
  readonly minimality: Minimality;
}

/** How an attack was found. */
export interface Discovery {
  readonly engine: string;
  readonly seed: string | null;
  readonly path: string | null;
  /** What finds it again. */
  readonly command: Command;
}

/** The counterexample that an attack is. */
export const exhibit = (
  { instance, t, property, recorded, minimality }: RecordedAttack,
  { fingerprint, module, version, commit }: Origin,
  { command, ...discovery }: Discovery,
): Counterexample =>
  counterexampleOf({
    instance,
    t,
    property: property.name,
    validity: property.condition ?? null,
    recorded,
    minimality,
    fingerprint,
    module,
    provenance: { ...discovery, command: commandText(command), version, commit },
  });

/** The place of an attack among random ones; `null` where it was not drawn. */
export const pathOf = ({ attack }: ShrunkAttack): string | null => ('path' in attack ? attack.path : null);

/** The attacks of a checked question; `seed` is what random ones were drawn from. */
export const exhibits = (
  { question: { instance, t }, finding, attacks }: Checked,
  origin: Origin,
  seed: string,
  commandFor: (attack: ShrunkAttack) => Command,
): readonly Counterexample[] =>
  attacks.map((attack) => {
    const { property, smallest: recorded, minimality } = attack;
    const path = pathOf(attack);
    const discovery = { engine: finding.engine, seed: path === null ? null : seed, path, command: commandFor(attack) };
    return exhibit({ instance, t, property, recorded, minimality }, origin, discovery);
  });
