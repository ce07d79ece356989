/** What is mutated together, and the specs that have to notice: few, fast and strong ones, since each mutant runs them. */

/** Files that are mutated together. */
export interface Group {
  readonly name: string;
  /** What is mutated, from the project's folder. */
  readonly files: readonly string[];
  /** The specs that are run; of these the everyday tier. */
  readonly specs: readonly string[];
}

const within = (folder: string, names: readonly string[], ending: string): readonly string[] =>
  names.map((name) => `${folder}/${name}${ending}`);

/** All groups, the fastest first. */
export const groups: readonly Group[] = [
  {
    name: 'properties',
    files: within('properties', ['agreement', 'conditions', 'validity'], '.ts'),
    specs: within('properties', ['agreement', 'validity', 'symmetry', 'exported'], '.spec.ts'),
  },
  {
    name: 'faults',
    files: within(
      'model/faults',
      ['byzantine', 'crash', 'family', 'impartial', 'loss', 'omission', 'registry', 'roles', 'signed'],
      '.ts',
    ),
    specs: within(
      'model/faults',
      ['byzantine', 'crash', 'loss', 'omission', 'registry', 'roles', 'signed', 'closure'],
      '.spec.ts',
    ),
  },
  {
    name: 'checker',
    files: within('certificates/checker', ['propagation', 'justify', 'proof', 'placements'], '.ts'),
    specs: within('certificates/checker', ['propagation', 'justify', 'proof', 'placements', 'lrat'], '.spec.ts'),
  },
  {
    name: 'exhaustive',
    files: within('engines/exhaustive', ['rounds', 'judging', 'listening'], '.ts'),
    specs: within(
      'engines/exhaustive',
      ['search', 'listening', 'effort', 'same-as-plain', 'bounds', 'fewest-same-as-plain', 'exhaustive'],
      '.spec.ts',
    ),
  },
];
