/** The names that shared code does not tell apart by themselves, and where each kind is defined. */
import { engines } from '../../engines/registry.ts';
import { faultFamilies } from '../../model/faults/registry.ts';
import { problems } from '../../model/problem.ts';
import { conditions } from '../../properties/conditions.ts';
import { OUR_NAMES } from '../../properties/registry.ts';
import type { NameKind } from './compared.ts';

/** Every kind. A word of two kinds, as `coordinated-attack`, is what the first says. */
export const nameKinds: readonly NameKind[] = [
  { what: 'a problem', names: problems.map(({ name }) => name), folder: 'model/', fields: null },
  { what: 'a fault family', names: faultFamilies.map(({ name }) => name), folder: 'model/faults/', fields: null },
  { what: 'a property', names: OUR_NAMES, folder: 'properties/', fields: null },
  { what: 'a validity', names: conditions.map(({ name }) => name), folder: 'properties/', fields: null },
  // Grades of evidence share their words.
  {
    what: 'an engine',
    names: engines.flatMap(({ name, unreduced }) => [name, ...(unreduced === null ? [] : [unreduced.name])]),
    folder: 'engines/',
    fields: ['engine'],
  },
];
