/**
 * An impossibility argument against one protocol: worlds, and generals that cannot tell them apart.
 *
 * A *world* is an execution of the ordinary system, told as a scenario that anyone can run. *Twins* are loyal generals that see the
 * same in two worlds, and so decide the same in both. In some worlds validity says what has to be decided, and in each of them
 * agreement makes the loyal decide alike; if twins lead from a world in which all have to decide one order to one in which
 * all have to decide another, some world on the way breaks a property, whatever the protocol is. Which one depends on the protocol, and is
 * found by running it.
 *
 * Every argument against a given protocol has this form: the hexagon of Fischer, Lynch and Merritt (1986), the chain of lost messages
 * (Gray 1978), the walk over crashes (Fischer and Lynch 1982; Aguilera and Toueg 1999).
 */
import type { General } from '../../model/army.ts';
import type { Instance } from '../../model/instance.ts';
import type { Recorded } from '../../model/scenario.ts';
import type { Property } from '../../properties/property.ts';
import type { ValidityName } from '../../properties/validity.ts';

export interface World {
  /** What it is called in the argument, e.g. `world 1`. */
  readonly name: string;
  /** One sentence: what makes this world. */
  readonly about: string;
  readonly recorded: Recorded;
  /** The order that validity makes the loyal decide here; `null` where it leaves them free. */
  readonly forced: number | null;
  /** The properties that the protocol breaks here. */
  readonly broken: readonly Property[];
}

/** A loyal general that sees the same in two worlds, by their places in the list. */
export interface Twin {
  readonly general: General;
  readonly worlds: readonly [number, number];
}

export type ArgumentKind = 'hexagon' | 'cut' | 'ring' | 'chain' | 'rounds';

export interface Argument {
  readonly kind: ArgumentKind;
  readonly instance: Instance;
  /** At most so many are faulty in every world. */
  readonly t: number;
  /** The validity that the worlds are judged by, beside agreement and termination. */
  readonly validity: ValidityName;
  readonly worlds: readonly World[];
  readonly twins: readonly Twin[];
  /** The first world in which a property is broken, and the property. */
  readonly refuted: { readonly world: number; readonly property: Property };
}

/** Why an argument does not apply, and what would. */
export interface NotApplicable {
  readonly _tag: 'NotApplicable';
  readonly reason:
    | 'too-many-generals'
    | 'too-few-generals'
    | 'connected'
    | 'signs'
    | 'randomised'
    | 'problem'
    | 'faults'
    | 'rounds'
    | 'too-large';
  readonly message: string;
}
