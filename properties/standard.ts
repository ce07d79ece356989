/**
 * The properties an instance is checked for unless others are asked for: agreement, validity, termination.
 */
import type { Instance } from '../model/instance.ts';
import { agreement } from './agreement.ts';
import type { Property } from './property.ts';
import { termination } from './termination.ts';
import type { ValidityName } from './validity.ts';
import { standardValidity, validity } from './validity.ts';

export const standardProperties = (
  instance: Instance,
  meant: ValidityName = standardValidity(instance),
): readonly Property[] => [agreement, validity(meant), termination];

/** The standard properties and those that a protocol's module brings along. Where names collide, which no module that was looked over can, the latter. */
export const withOwn = (standard: readonly Property[], own: readonly Property[]): readonly Property[] => [
  ...standard.filter(({ name }) => !own.some((each) => each.name === name)),
  ...own,
];
