/**
 * The properties an instance is checked for unless others are asked for: agreement, validity, termination.
 */
import type { Instance } from '../model/instance.ts';
import { agreement } from './agreement.ts';
import type { Property } from './property.ts';
import { termination } from './termination.ts';
import { standardValidity, validity } from './validity.ts';

export const standardProperties = (instance: Instance): readonly Property[] => [
  agreement,
  validity(standardValidity(instance)),
  termination,
];
