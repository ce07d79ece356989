/**
 * The properties that every instance is judged by, in the order in which they are listed: what a new one needs besides its own
 * file is a line here.
 *
 * One list feeds checks, replays, certificates, expectations, reports and the explorer.
 */
import { agreements } from './agreement.ts';
import type { OurProperty } from './ours.ts';
import { sameDecisions } from './same-decisions.ts';
import { terminations } from './termination.ts';
import { validities } from './validity.ts';

/** All of them. */
export const ourProperties: readonly OurProperty[] = [agreements, validities, terminations];

/** Their names. */
export const standardNames: readonly string[] = ourProperties.map(({ name }) => name);

/** Those that what a protocol says of theory is about. */
export const theoryNames: readonly string[] = ourProperties.flatMap(({ name, inTheory }) => (inTheory ? [name] : []));

/**
 * What a verdict calls the properties that are ours: those, and the one that two protocols are compared by. One of the user’s by such
 * a name would be read as ours, in a verdict and in a certificate.
 */
export const OUR_NAMES: readonly string[] = [...standardNames, sameDecisions.name];

/** The property of that name that every instance is judged by. */
export const ourProperty = (name: string): OurProperty | undefined => ourProperties.find((ours) => ours.name === name);

/** Whether the name alone does not say which property it is: it is one for each validity condition. */
export const isConditional = (name: string): boolean => ourProperty(name)?.conditional === true;

/** The name of a property, and where that does not say which it is, its condition: `validity (unanimity)`. */
export const nameUnder = (name: string, validity: string | null): string =>
  validity !== null && isConditional(name) ? `${name} (${validity})` : name;
