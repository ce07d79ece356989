/**
 * A protocol of one’s own, looked over before it is used: whether it is one at all, and what is wrong with it.
 */
import { nearest } from './nearest.ts';
import type { FaultFamily, Problem, Protocol } from './protocol.ts';

const PROBLEMS: readonly Problem[] = ['broadcast', 'consensus', 'coordinated-attack'];
const FAMILIES: readonly FaultFamily[] = ['byzantine', 'signed', 'crash', 'loss'];

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

/** Whether an export is meant to be a protocol: whoever has these has called `protocol()`, or tried to. */
export const isMeantAsProtocol = (value: unknown): value is Partial<Protocol> =>
  typeof value === 'object' && value !== null && 'program' in value && 'rounds' in value && 'claims' in value;

/** The first thing that is wrong with what is meant to be a protocol, or the protocol. */
export const lookOver = (value: Partial<Protocol>): Protocol | string => {
  const { name, problem, faults, parameters, sizes } = value;
  if (typeof name !== 'string' || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    return `name is ${JSON.stringify(name)}: use lower-case words joined by hyphens`;
  if (!isOneOf(PROBLEMS, problem)) return notOneOf('problem', problem, PROBLEMS);
  for (const field of FUNCTIONS)
    if (typeof value[field] !== 'function')
      return `${field} is not a function; wrap the definition in protocol({ … }), which fills in what has a default`;
  if (!Array.isArray(faults) || faults.length === 0) return 'faults lists no family of faults';
  const foreign = (faults as readonly unknown[]).find((family) => !isOneOf(FAMILIES, family));
  if (foreign !== undefined) return notOneOf('faults', foreign, FAMILIES);
  if (typeof parameters !== 'object') return 'parameters is not a record; wrap the definition in protocol({ … })';
  const incomplete = Object.entries(parameters).find(([, { standard }]) => typeof standard !== 'function');
  if (incomplete !== undefined) return `parameters.${incomplete[0]} has no function “standard”`;
  if (typeof sizes !== 'object') return 'sizes is not { least, most }; wrap the definition in protocol({ … })';
  return value as Protocol;
};

const isOneOf = <A>(known: readonly A[], value: unknown): value is A => known.some((each) => each === value);

const notOneOf = (field: string, value: unknown, known: readonly string[]): string => {
  const near = typeof value === 'string' ? nearest(value, known) : null;
  return `${field} is ${JSON.stringify(value)}${near === null ? '.' : `: did you mean ${near}?`} There are ${known.join(', ')}`;
};
