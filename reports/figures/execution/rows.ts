/**
 * The rows of a space-time diagram: which senders' messages stand side by side.
 *
 * A row is a moment of a round. No two of its messages have the same receiver, so that what is written at the arrows' heads
 * never stands in each other's way; senders with different receivers share one, as in an exchange between two.
 */
import type { Link } from '../../../model/link.ts';

export interface Row {
  readonly round: number;
  readonly links: readonly Link[];
}

/** The rows of all rounds; a round in which nothing is said has one that is empty. */
export const rowsOf = (rounds: number, links: readonly Link[]): readonly Row[] =>
  Array.from({ length: rounds }, (_, r) => r + 1).flatMap((round): readonly Row[] => {
    const here = links.filter((link) => link.round === round);
    const rows: Link[][] = [];
    for (const from of [...new Set(here.map((link) => link.from))].sort((a, b) => a - b)) {
      const sent = here.filter((link) => link.from === from);
      const last = rows.at(-1);
      if (last?.every(({ to }) => sent.every((other) => other.to !== to)) === true) last.push(...sent);
      else rows.push(sent);
    }
    return rows.length === 0 ? [{ round, links: [] }] : rows.map((row) => ({ round, links: row }));
  });
