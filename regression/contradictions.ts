/**
 * What cannot be true of any protocol: cells that contradict themselves, or each other.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Wrong } from '../certificates/coherence.ts';
import { engineOf } from '../engines/registry.ts';
import { faultModelOf } from '../model/faults/registry.ts';
import { own } from '../model/own.ts';
import { standardNames } from '../properties/registry.ts';
import type { Cell } from './cell.ts';
import { cellName } from './cell.ts';

/** What is asked cannot be asked of any protocol. */
const wrongQuestion = function* ({ n, t, faults }: Cell): Generator<Wrong> {
  if (t !== undefined && t > n) yield ['t', `t = ${String(t)}, but there are only ${String(n)} generals`];
  if (faults === undefined) return;
  const model = faultModelOf(faults);
  if (E.isLeft(model)) yield ['faults', model.left.message];
  else if (t !== undefined && t > 0 && !model.right.generalsFail)
    yield ['t', `t = ${String(t)}, but under ${faults} nobody is faulty`];
};

/** The verdict, and that on each property. */
const wrongVerdict = function* ({ verdict, properties = {} }: Cell): Generator<Wrong> {
  const listed = Object.entries(properties);
  if (verdict === 'holds') {
    const [broken] = listed.find(([, each]) => each === 'violated') ?? [];
    if (broken !== undefined)
      yield [`properties.${broken}`, `it is expected to be violated, but the verdict to be “holds”`];
    const [untested] = listed.find(([, each]) => each === 'vacuous') ?? [];
    if (untested !== undefined)
      yield [`properties.${untested}`, `it is expected to be vacuous, but the verdict to be “holds”`];
  } else if (
    standardNames.every((name) => properties[name] !== undefined) &&
    listed.every(([, each]) => each !== 'violated')
  )
    yield [
      'verdict',
      'violated, but every property is expected to hold; if one of your own is broken, list it in “properties” as well',
    ];
};

/** The fewest lies are those of a property that is broken, and are told in messages that there are. */
const wrongFewest = function* ({ verdict, properties = {}, fewest = {}, messages }: Cell): Generator<Wrong> {
  for (const [name, lies] of Object.entries(fewest)) {
    const field = `fewest.${name}`;
    if (verdict === 'holds') yield [field, 'nothing breaks it: the verdict is expected to be “holds”'];
    else if (own(properties, name) === 'holds') yield [field, `nothing breaks it: ${name} is expected to hold`];
    else if (messages !== undefined && lies > messages)
      yield [field, `${String(lies)} lies, but there are only ${String(messages)} messages`];
  }
};

/** Counts are counted, and fit the verdicts. */
const wrongCounts = function* (cell: Cell): Generator<Wrong> {
  const { verdict, properties = {}, scenarios, violating = {}, engine } = cell;
  const uncounted = engine === undefined ? null : engineOf(engine).uncounted;
  if (uncounted !== null && (scenarios !== undefined || cell.violating !== undefined))
    yield ['engine', `${uncounted}, but a count is expected`];
  for (const [name, count] of Object.entries(violating)) {
    const field = `violating.${name}`;
    const broken = BigInt(count) > 0n;
    if (scenarios !== undefined && BigInt(count) > BigInt(scenarios))
      yield [field, `${count} scenarios break it, but there are only ${scenarios}`];
    if (broken && verdict === 'holds')
      yield [field, `${count} scenarios break it, but the verdict is expected to be “holds”`];
    else if (broken && own(properties, name) === 'holds')
      yield [field, `${count} scenarios break it, but ${name} is expected to hold`];
    else if (!broken && own(properties, name) === 'violated')
      yield [field, `no scenario breaks it, but ${name} is expected to be violated`];
  }
};

const wrongIn = function* (cell: Cell): Generator<Wrong> {
  yield* wrongQuestion(cell);
  yield* wrongVerdict(cell);
  yield* wrongFewest(cell);
  yield* wrongCounts(cell);
};

/** What is wrong with the cells of a file; a question is asked once. */
export const contradictions = function* (cells: readonly Cell[]): Generator<Wrong> {
  const asked = new Map<string, number>();
  for (const [i, cell] of cells.entries()) {
    const field = `cells[${String(i)}]`;
    for (const [within, message] of wrongIn(cell)) yield [`${field}.${within}`, message];
    const name = cellName(cell);
    const before = asked.get(name);
    if (before !== undefined) yield [field, `it asks what cells[${String(before)}] asks already: ${name}`];
    asked.set(name, i);
  }
};
