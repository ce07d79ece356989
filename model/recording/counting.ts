/**
 * Thresholds as straight code: how many of a list hold is added up bit by bit in all lanes at once, by carry-save adders, and
 * compared with a constant. A list that is counted for several thresholds is added up once.
 *
 * Law (`evaluator.spec.ts`): it is the `atLeast` of the reading.
 */

/** A function under way: what it has computed so far, and under which names. */
export interface Draft {
  /** Statements, in order. */
  readonly lines: string[];
  /** The name of what a list comes to, by the list. */
  readonly counted: Map<string, readonly string[]>;
}

export const emptyDraft = (): Draft => ({ lines: [], counted: new Map() });

/** Give an expression a name. */
const named = ({ lines }: Draft, expression: string): string => {
  const name = `c${String(lines.length)}`;
  lines.push(`const ${name} = ${expression};`);
  return name;
};

/** A list as text: what order it is counted in makes no difference. */
const keyOf = (names: readonly string[]): string => names.toSorted().join();

/** The sum and the carry of up to three bits of one weight. */
const added = (draft: Draft, [a = '0', b = '0', c]: readonly string[]): readonly [sum: string, carry: string] => {
  const half = named(draft, `${a} ^ ${b}`);
  return c === undefined
    ? [half, named(draft, `${a} & ${b}`)]
    : [named(draft, `${half} ^ ${c}`), named(draft, `(${a} & ${b}) | (${half} & ${c})`)];
};

/** The bits of how many hold, the lowest first, in each lane. */
const bitsOf = (draft: Draft, names: readonly string[]): readonly string[] => {
  const key = keyOf(names);
  const known = draft.counted.get(key);
  if (known !== undefined) return known;
  const bits: string[] = [];
  let column = [...names];
  while (column.length > 0) {
    const carries: string[] = [];
    while (column.length > 1) {
      const [sum, carry] = added(draft, column.splice(0, 3));
      column.push(sum);
      carries.push(carry);
    }
    bits.push(...column);
    column = carries;
  }
  draft.counted.set(key, bits);
  return bits;
};

/** At least so many of these integers have a bit set, for each bit; `threshold` is any number. */
export const bitsAtLeast = (draft: Draft, threshold: number, names: readonly string[]): string => {
  const k = Math.ceil(threshold);
  if (k <= 0) return '-1';
  if (k > names.length) return '0';
  // Compare with the constant from its lowest bit: the higher bit decides unless it is equal.
  return bitsOf(draft, names).reduce((soFar, bit, j) => {
    const isSet = Math.floor(k / 2 ** j) % 2 === 1;
    if (soFar === '') return isSet ? bit : '';
    return isSet ? `(${bit} & ${soFar})` : `(${bit} | ${soFar})`;
  }, '');
};

/** At least so many of these booleans hold. */
export const booleansAtLeast = (draft: Draft, threshold: number, names: readonly string[]): string => {
  const key = keyOf(names);
  const known = draft.counted.get(key) ?? [
    named(draft, ['0', ...names.map((name) => `(${name} ? 1 : 0)`)].join(' + ')),
  ];
  draft.counted.set(key, known);
  return `(${known.join()} >= ${String(threshold)})`;
};
