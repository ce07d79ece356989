/**
 * The largest questions that the commands accept, each with a limit of one second: what has to end in time.
 */

/** Command lines, as they are typed. Files are those of `limitFiles`. */
export const limitedCommands: readonly string[] = [
  'check phase-king -n 31 -m 10',
  'check phase-king -n 60 -m 20',
  'check majority -n 128 -m 64',
  'check majority -n 128 -m 64 --engine symbolic',
  'check majority -n 128 -m 64 --engine exhaustive',
  'check majority -n 128 -m 64 --engine fuzz',
  'check om -n 13 -m 4',
  'check om -n 13 -m 4 --engine exhaustive',
  'check om -n 16 -m 4 --engine fuzz',
  'check sm -n 20 -m 3',
  'check sm -n 40 -m 2',
  'check flood-set -n 60 -m 50',
  'check om -n 30 -m 9',
  'diff phase-king majority -n 30 -m 5',
  'diff phase-king phase-king -n 31 -m 10',
  'impossible majority -n 128 -m 64',
  'impossible phase-king -n 60 -m 20',
  'impossible om -n 13 -m 5',
  'solvable -n 5 -t 2 --rounds 2 --faults omission',
  'prove --out proof',
  'report --protocols om --out report',
  'replay om-128.json',
  'draw om-128.json --out drawing.svg',
  'explore om-128.json --no-open',
  'certify certificate',
  'check om -n 13 -m 4 --certificate om-13',
  'regress phase-king --all',
];
