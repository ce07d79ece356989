/**
 * The properties an instance is checked for unless others are asked for: agreement, validity, termination, as the registry lists them.
 */
import type { Instance } from '../model/instance.ts';
import { under } from './ours.ts';
import type { Property } from './property.ts';
import { ourProperties } from './registry.ts';
import type { ValidityName } from './validity.ts';
import { standardValidity } from './validity.ts';

export const standardProperties = (
  instance: Instance,
  meant: ValidityName = standardValidity(instance),
): readonly Property[] => ourProperties.map((ours) => under(ours, meant));

/** The standard properties and those that a protocol's module brings along. Where names collide, which no module that was looked over can, the latter. */
export const withOwn = (standard: readonly Property[], own: readonly Property[]): readonly Property[] => [
  ...standard.filter(({ name }) => !own.some((each) => each.name === name)),
  ...own,
];
