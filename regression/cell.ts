/**
 * A cell: one question put to one protocol, and the answer that is expected of it.
 *
 * What is expected is always a verdict, and whatever else is written down: a verdict by property, exact counts, the fewest
 * lies, the size of a run. A cell in which a protocol is expected to be broken is as good as any other: that theory is
 * right about what cannot be done is worth checking again, too.
 */
import type { AskedEngine } from '../engines/registry.ts';
import type { Command, Option } from '../inquiry/command.ts';
import { askingOptions, optional, optionsText } from '../inquiry/command.ts';
import type { ValidityName } from '../properties/validity.ts';
import type { VerdictName } from '../properties/verdict.ts';

/** What is expected, as it is written in `expectations.json`. */
export interface Expected {
  readonly verdict: 'holds' | 'violated';
  /** Where random scenarios that break nothing are to count as holding, which they do not otherwise. */
  readonly accept?: 'sampled';
  /** By property, where that is written down. */
  readonly properties?: Readonly<Record<string, Exclude<VerdictName, 'unknown'>>>;
  /** By broken property: the fewest lies that break it. */
  readonly fewest?: Readonly<Record<string, number>>;
  /** The exact number of scenarios, as a decimal number. */
  readonly scenarios?: string;
  /** By property: how many scenarios break it, as a decimal number. */
  readonly violating?: Readonly<Record<string, string>>;
  /** The size of a run: rounds, scheduled messages, and claims in them. */
  readonly rounds?: number;
  readonly messages?: number;
  readonly claims?: number;
  /** What the answer took when this was recorded. More than that is a slow-down, and no failure. */
  readonly evaluations?: number;
}

/** What is asked. What is left out is as on the command line: t is m, two orders, the protocol's own faults, … */
export interface CellQuestion {
  /** The name of a registered protocol, or the file of one. */
  readonly protocol: string;
  readonly n: number;
  readonly m: number;
  readonly t?: number;
  readonly faults?: string;
  readonly values?: number;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly validity?: ValidityName;
  /** Which engine is to answer; left out, the best that fits. */
  readonly engine?: AskedEngine;
}

export interface Cell extends CellQuestion, Expected {
  /** Why that is expected: a theorem, or “recorded”. */
  readonly source?: string;
}

/** What a cell is called: the arguments of `strategos check` that ask it. The same question has the same name. */
export const cellName = (asked: CellQuestion): string => `${asked.protocol} ${optionsText(cellOptions(asked))}`;

/** The options of `strategos check` that ask a cell’s question, those of parameters in the order of their names. */
const cellOptions = ({ parameters = {}, validity, engine, ...sizes }: CellQuestion): readonly Option[] => [
  ...askingOptions({ ...sizes, parameters: Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)) }),
  ...optional('--validity', validity),
  ...optional('--engine', engine),
];

/** The command that asks a cell’s question; `about` is how its protocol is given. */
export const cellCommand = (asked: CellQuestion, about: string = asked.protocol): Command => ({
  name: 'check',
  about: [about],
  options: cellOptions(asked),
});
