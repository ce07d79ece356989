/**
 * Recording: what was measured of a cell, written down as what is expected from now on.
 */
import { own } from '../model/own.ts';
import { asCellAccepts } from './accepted.ts';
import type { Cell } from './cell.ts';
import type { Measured } from './measured.ts';

const known = <A>(record: Readonly<Record<string, A | null>>): Readonly<Record<string, A>> =>
  Object.fromEntries(Object.entries(record).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));

/** By property, the verdicts that there are. */
const verdicts = ({ properties }: Measured): NonNullable<Cell['properties']> =>
  known(Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, each === 'unknown' ? null : each])));

/**
 * The cell with everything that was measured: what it asks stays, and why, unless the verdict is another; what it expects is new. `null` where no verdict was
 * found, because there is nothing to write down.
 */
export const recorded = (cell: Cell, found: Measured, source: string | null = null): Cell | null => {
  const { protocol, n, m, t, faults, values, parameters, validity, engine, accept } = cell;
  const measured = asCellAccepts(cell, found);
  const { verdict, scenarios, rounds, messages, claims, evaluations } = measured;
  if (verdict !== 'holds' && verdict !== 'violated') return null;
  // A theorem that says otherwise is no reason for what was found.
  const why = source ?? (cell.verdict === verdict || cell.source === undefined ? cell.source : 'recorded');
  // Where scenarios are not counted, that none of them breaks a property is no count.
  const violating = scenarios === null ? {} : known(measured.violating);
  const fewest = Object.keys(measured.properties).flatMap((name) => {
    const found = own(measured.fewest, name);
    return found?.proved === true ? [[name, found.lies] as const] : [];
  });
  return {
    protocol,
    n,
    m,
    ...(t === undefined ? {} : { t }),
    ...(faults === undefined ? {} : { faults }),
    ...(values === undefined ? {} : { values }),
    ...(parameters === undefined ? {} : { parameters }),
    ...(validity === undefined ? {} : { validity }),
    ...(engine === undefined ? {} : { engine }),
    verdict,
    ...(accept === undefined ? {} : { accept }),
    properties: verdicts(measured),
    ...(fewest.length === 0 ? {} : { fewest: Object.fromEntries(fewest) }),
    ...(scenarios === null ? {} : { scenarios }),
    ...(Object.keys(violating).length === 0 ? {} : { violating }),
    rounds,
    messages,
    claims,
    evaluations,
    ...(why === undefined ? {} : { source: why }),
  };
};
