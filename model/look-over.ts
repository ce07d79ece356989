/**
 * A protocol of one’s own, looked over before it is used: whether it is one at all, and what is wrong with it.
 */
import { nearest } from './nearest.ts';
import type { FaultFamily, Problem, Protocol } from './protocol.ts';
import { quoted } from './quoted.ts';
import { elementsOf } from './recording/plain.ts';

const PROBLEMS: readonly Problem[] = ['broadcast', 'consensus', 'coordinated-attack'];
const FAMILIES: readonly FaultFamily[] = ['byzantine', 'signed', 'crash', 'loss'];
const SILENCES: readonly Protocol['silence'][] = ['default', 'detectable'];

const FUNCTIONS = [
  'rounds',
  'claims',
  'admissible',
  'interchangeable',
  'coins',
  'meaning',
  'rename',
  'theory',
  'program',
] as const;

const TEXTS = ['title', 'source', 'resilience'] as const;

/** Words joined by hyphens; `over` writes the name of a graph behind them. */
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*(@[a-z][a-z0-9]*)?$/;

/** Whether an export is meant to be a protocol: whoever has these has called `protocol()`, or tried to. */
export const isMeantAsProtocol = (value: unknown): value is Partial<Protocol> =>
  typeof value === 'object' && value !== null && 'program' in value && 'rounds' in value && 'claims' in value;

/** What a definition has to say; all else has a default. */
const REQUIRED = ['name', 'problem', 'rounds', 'claims', 'program'] as const;

/** What an export lacks to be a protocol; nothing where it does not look like one at all. */
export const lackingIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null || !REQUIRED.some((field) => field in value)) return [];
  const fields = value as Readonly<Record<string, unknown>>;
  return REQUIRED.filter((field) => fields[field] === undefined);
};

/** The fields of a protocol, before anything is known of them. */
type Fields = { readonly [Field in keyof Protocol]?: unknown };

/** The first thing that is wrong with what is meant to be a protocol, or the protocol: its fields, each read once. */
export const lookOver = (value: Partial<Protocol>): Protocol | string => {
  const fields: Fields = { ...value };
  const read: Fields = {
    ...fields,
    faults: Array.isArray(fields.faults) ? elementsOf(fields.faults) : fields.faults,
    sizes: isRecord(fields.sizes) ? { ...fields.sizes } : fields.sizes,
  };
  for (const look of LOOKS) {
    const wrong = look(read);
    if (wrong !== null) return wrong;
  }
  return read as Protocol;
};

/** A record: neither a list nor nothing. */
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isOneOf = <A>(known: readonly A[], value: unknown): value is A => known.some((each) => each === value);

const notOneOf = (field: string, value: unknown, known: readonly string[]): string => {
  const near = typeof value === 'string' ? nearest(value, known) : null;
  return `${field} is ${quoted(value)}${near === null ? '.' : `: did you mean ${near}?`} There are ${known.join(', ')}`;
};

/** A whole number from `least` on; without end, if it may be. */
const isCount = (value: unknown, least: number, endless = false): value is number =>
  typeof value === 'number' && value >= least && (Number.isInteger(value) || (endless && value === Infinity));

const nameOver = ({ name }: Fields): string | null =>
  typeof name === 'string' && NAME.test(name)
    ? null
    : `name is ${quoted(name)}: use lower-case words joined by hyphens`;

const functionsOver = (fields: Fields): string | null => {
  const missing = FUNCTIONS.find((field) => typeof fields[field] !== 'function');
  return missing === undefined
    ? null
    : `${missing} is not a function; wrap the definition in protocol({ … }), which fills in what has a default`;
};

const faultsOver = ({ faults }: Fields): string | null => {
  if (!Array.isArray(faults) || faults.length === 0) return 'faults lists no family of faults';
  const foreign = faults.findIndex((family) => !isOneOf(FAMILIES, family));
  return foreign < 0 ? null : notOneOf('faults', faults[foreign], FAMILIES);
};

const parametersOver = ({ parameters }: Fields): string | null => {
  if (!isRecord(parameters)) return 'parameters is not a record; wrap the definition in protocol({ … })';
  const entries = Object.entries(parameters);
  const incomplete = entries.find(([, given]) => !isRecord(given) || typeof given['standard'] !== 'function');
  if (incomplete !== undefined) return `parameters.${incomplete[0]} has no function “standard”`;
  const unbounded = entries.find(
    ([, given]) =>
      !(isRecord(given) && isCount(given['least'], -Infinity) && isCount(given['most'], given['least'], true)),
  );
  if (unbounded !== undefined)
    return `parameters.${unbounded[0]} has no whole numbers “least” and “most”, between which it lies`;
  const silent = entries.find(([, given]) => !(isRecord(given) && typeof given['description'] === 'string'));
  return silent === undefined ? null : `parameters.${silent[0]} has no description, a few words that say what it is`;
};

const sizesOver = ({ sizes }: Fields): string | null => {
  if (!isRecord(sizes)) return 'sizes is not { least, most }; wrap the definition in protocol({ … })';
  return isCount(sizes['least'], 0) && isCount(sizes['most'], sizes['least'], true)
    ? null
    : `sizes is ${quoted(sizes)}: { least, most } are the fewest and the most generals it is for, whole numbers`;
};

const valuesOver = ({ mostValues }: Fields): string | null =>
  isCount(mostValues, 2, true)
    ? null
    : `mostValues is ${quoted(mostValues)}: how many different orders it can handle is a whole number, 2 or more`;

const silenceOver = ({ silence }: Fields): string | null =>
  isOneOf(SILENCES, silence) ? null : notOneOf('silence', silence, SILENCES);

const signatureOver = ({ signature }: Fields): string | null =>
  signature === null || typeof signature === 'function'
    ? null
    : `signature is ${quoted(signature)}: it is a function, or null where nothing is signed`;

const textsOver = (fields: Fields): string | null => {
  const wordless = TEXTS.find((field) => typeof fields[field] !== 'string');
  return wordless === undefined ? null : `${wordless} is ${quoted(fields[wordless])}: it is text`;
};

/** In the order in which an author writes them. */
const LOOKS: readonly ((fields: Fields) => string | null)[] = [
  nameOver,
  ({ problem }) => (isOneOf(PROBLEMS, problem) ? null : notOneOf('problem', problem, PROBLEMS)),
  functionsOver,
  faultsOver,
  parametersOver,
  sizesOver,
  valuesOver,
  silenceOver,
  signatureOver,
  textsOver,
];
