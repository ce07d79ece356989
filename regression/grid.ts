/**
 * A grid of cells for a protocol: at, below and above the bound that theory draws, at small sizes.
 *
 * For each fault model that theory speaks of, for armies built for none, one and two traitors, with as many faulty and with
 * one more: the sizes around each place where theory changes its mind. Where it has none to change, the smallest sizes; and
 * where it says nothing at all of a protocol, the smallest sizes under the faults it is meant for.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pose } from '../inquiry/question.ts';
import type { FaultModel } from '../model/fault-model.ts';
import { familiesFor, standardFaults } from '../model/faults/registry.ts';
import { problemOf } from '../model/problem.ts';
import type { Expectation, Protocol } from '../model/protocol.ts';
import type { CellQuestion } from './cell.ts';

/** Runs with more claims than this are not small. */
const SMALL = 3_000;

/** The generals of a small army. */
const LEAST = 2;
const MOST = 8;

/** A point of the grid, and what theory says of it. */
export interface GridPoint {
  readonly asked: CellQuestion;
  readonly theory: Expectation;
}

/** One column: everything but the number of generals. */
interface Column {
  readonly m: number;
  readonly t: number;
  readonly faults: string;
}

/** A point, if there is such an instance, and it is small. */
const pointAt = (protocol: Protocol, { m, t, faults }: Column, n: number): GridPoint | null => {
  const posed = pose({ protocol, properties: [] }, { n, m, t, faults });
  if (E.isLeft(posed)) return null;
  const { army, schedule, faults: model } = posed.right.question.instance;
  if (schedule.claims > SMALL) return null;
  const asked: CellQuestion = {
    protocol: protocol.name,
    n,
    m,
    ...(model.generalsFail && t !== m ? { t } : {}),
    ...(faults === standardFaults(protocol).name ? {} : { faults }),
  };
  return { asked, theory: protocol.theory(army, t, faults) };
};

/** The place of a family among those that a protocol lists; one that is only like one of them comes last. */
const placeOf = ({ faults }: Protocol, family: string): number => {
  const place = faults.indexOf(family);
  return place < 0 ? faults.length : place;
};

/** The fault models that it has a meaning under, the one that it is meant for first, and a few members of each family. */
const faultsOf = (protocol: Protocol): readonly FaultModel[] =>
  familiesFor(protocol)
    .toSorted((a, b) => placeOf(protocol, a.name) - placeOf(protocol, b.name))
    .flatMap(({ model, small }) => [model, ...small]);

const columns = (protocol: Protocol): readonly Column[] =>
  faultsOf(protocol).flatMap(({ name: faults, generalsFail }) => {
    if (!generalsFail) return [{ faults, m: problemOf(protocol).m ?? 1, t: 0 }];
    return [0, 1, 2].flatMap((m) => [m, m + 1].map((t) => ({ faults, m, t })));
  });

/** All points of a column. */
const points = (protocol: Protocol, column: Column): readonly GridPoint[] =>
  Array.from({ length: MOST - LEAST + 1 }, (_, i) => pointAt(protocol, column, LEAST + i)).flatMap((point) =>
    point === null ? [] : [point],
  );

/** How many of the smallest there are in any case. */
const SMALLEST = 2;

/** The points beside which theory says something else, and the smallest. */
const atTheBound = (column: readonly GridPoint[]): readonly GridPoint[] => {
  const spoken = column.filter(({ theory }) => theory.verdict !== 'unknown');
  return spoken.filter((point, i) => {
    const differs = (other: GridPoint | undefined): boolean =>
      other !== undefined && other.theory.verdict !== point.theory.verdict;
    const isAbove = differs(spoken[i - 2]) && !differs(spoken[i + 1]);
    return i < SMALLEST || differs(spoken[i - 1]) || differs(spoken[i + 1]) || isAbove;
  });
};

/** A cell to be recorded for each point of the grid. */
export const grid = (protocol: Protocol): readonly GridPoint[] => {
  const drawn = columns(protocol).flatMap((column) => atTheBound(points(protocol, column)));
  if (drawn.length > 0) return drawn;
  const m = problemOf(protocol).m ?? 1;
  const { name: faults, generalsFail } = standardFaults(protocol);
  return points(protocol, { faults, m, t: generalsFail ? m : 0 }).slice(0, 2 * SMALLEST);
};
