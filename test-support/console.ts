/**
 * Console blocks of the documentation: commands with what they print, run and compared.
 *
 *     $ strategos check om -n 3 -m 1 # exit 1
 *     om, n = 3, m = 1, byzantine faults, at most 1 faulty: violated
 *     …
 *
 * A command begins with `$ `, and ends where the next one begins; a line that ends in `\` goes on in the next. What stands
 * below it is what it prints, stdout and stderr together; a line `…` stands for any number of lines, and where nothing
 * stands below it, its output is not compared. `# exit 1` says how it ends; without it, any verdict will do (0, 1 or 2),
 * and no error.
 *
 * Times, commits, fingerprints, dates and versions are ignored. Commands that are not ours are left alone, except for a
 * few that show or copy files.
 */
import { execFile } from 'node:child_process';
import { strategosIn } from './cli.ts';
import type { Block } from './markdown.ts';

export interface Command {
  /** The line it is in, counted from 1. */
  readonly line: number;
  readonly text: string;
  /** The exit codes that it may have. */
  readonly exits: readonly number[];
  /** What it prints; `null` where nothing is said about that. */
  readonly expected: string | null;
}

/** What a command came to. */
export interface Outcome {
  readonly exit: number;
  readonly printed: string;
}

/** Stands for any number of lines. */
const ANY = '…';

/** The exit codes of a verdict: as expected, not as expected, unknown. */
const VERDICTS: readonly number[] = [0, 1, 2];

/** The commands that are run; everything else in a documentation is for the reader only. */
const RUN = /^(strategos|cat|cp|grep|head|ls|mkdir|sed|tail)\b/;

/** `npm start` is `strategos prove`, and a checkout is installed already. */
const meant = (text: string): string => text.replace(/^(npm ci && )?npm start( --(?=\s))?/, 'strategos prove');

/** Text without blank lines around it, or space at the end of a line. */
const trimmed = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/^\n+|\n+$/g, '');

/** The commands of a block that are run, in order. */
export const commandsOf = (block: Block): readonly Command[] => {
  const commands: Command[] = [];
  const { lines } = block;
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]?.startsWith('$ ') !== true) continue;
    const line = block.line + i;
    let text = lines[i]?.slice(2) ?? '';
    while (text.endsWith('\\')) text = text.slice(0, -1) + (lines[++i] ?? '').replace(/^>? */, '');
    const rest = lines.slice(i + 1);
    const next = rest.findIndex((each) => each.startsWith('$ '));
    const below = trimmed(next < 0 ? rest : rest.slice(0, next));
    const code = /#.*\bexit (\d+)/.exec(text)?.[1];
    if (RUN.test(meant(text)))
      commands.push({
        line,
        text: meant(text),
        exits: code === undefined ? VERDICTS : [Number(code)],
        expected: below === '' ? null : below,
      });
  }
  return commands;
};

/** A line without its comment, if it is `strategos` and plain words: nothing in it is a shell's business. */
const plainWords = (text: string): readonly string[] | null => {
  const line = text.replace(/\s+#.*$/, '').trim();
  return /^strategos [\w\s./:,=~-]+$/.test(line) ? line.split(/\s+/).slice(1) : null;
};

/** A shell, for lines that are one's business. */
const inShell = (text: string, folder: string): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile('sh', ['-c', `exec 2>&1\n${text}`], { cwd: folder }, (error, stdout) => {
      const exit = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ exit, printed: trimmed(stdout.split('\n')) });
    });
  });

/**
 * Run a command in a folder. The command line runs in this process, which takes a fraction of the time that a process of
 * its own takes to start; so commands are run one after another. That it runs in one of its own as well is tested in
 * `cli/main.spec.ts`.
 */
export const run = async (text: string, folder: string): Promise<Outcome> => {
  const words = plainWords(text);
  if (words === null) return inShell(text, folder);
  const { exit, printed } = await strategosIn(folder, words);
  return { exit: Number(exit ?? 0), printed: trimmed(printed.split('\n')) };
};

/** Text without what differs between two runs, two checkouts and two machines. */
export const normalised = (text: string): string =>
  text
    .replaceAll(/\b\d+(\.\d+)? s\b/g, '0.00 s')
    .replaceAll(/"ms": \d+/g, '"ms": 0')
    .replaceAll(/sha256:[0-9a-f]+…?/g, 'sha256:0')
    .replaceAll(/"commit": (null|"[0-9a-f]+")/g, '"commit": null')
    .replaceAll(/\bcommit ([0-9a-f]{7,40}|unknown)\b/g, 'commit unknown')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '1970-01-01T00:00:00Z')
    .replaceAll(/"version": "[^"]*"/g, '"version": "0.0.0"');

/** Whether `part` stands in `lines` at an index. */
const standsAt = (lines: readonly string[], part: readonly string[], index: number): boolean =>
  index >= 0 && part.every((line, i) => lines[index + i] === line);

/** The expected lines, cut at each `…`. */
const partsOf = (expected: string): readonly (readonly string[])[] => {
  const parts: string[][] = [[]];
  for (const line of expected.split('\n'))
    if (line === ANY) parts.push([]);
    else parts.at(-1)?.push(line);
  return parts;
};

/**
 * What was printed, told as it was expected: the lines that a `…` stands for are folded into it. So it equals what was
 * expected if and only if it matches, and where it does not, the difference shows why.
 */
export const folded = (printed: string, expected: string): string => {
  const lines = printed.split('\n');
  const parts = partsOf(expected);
  const told: string[] = [];
  let next = 0;
  for (const [i, part] of parts.entries()) {
    if (i > 0) told.push(ANY);
    // The first part is the beginning and the last one the end; the others are where they first fit.
    const end = Math.max(next, lines.length - part.length);
    const places = i === 0 ? [0] : i === parts.length - 1 ? [end] : lines.map((_, index) => index).slice(next);
    const found = places.find((index) => standsAt(lines, part, index));
    if (found === undefined) break;
    told.push(...part);
    next = found + part.length;
  }
  return [...told, ...lines.slice(next)].join('\n');
};
