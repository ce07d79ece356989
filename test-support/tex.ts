/**
 * A TeX that is installed, where there is one.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const runs = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

/** The first of these that is installed, or `null`. */
export const texProgram = (): string | null => ['pdflatex', 'tectonic'].find(runs) ?? null;

/** The steps of compiling `report.tex`. */
const stepsOf = (program: string): readonly (readonly [program: string, ...args: readonly string[]])[] => {
  if (program === 'tectonic') return [['tectonic', '--keep-logs', 'report.tex']];
  const pass = ['pdflatex', '-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', 'report'] as const;
  return [pass, ['bibtex', 'report'], pass, pass];
};

/** Compile `report.tex` in a folder; what the last step printed. A step that fails throws, with what it printed. */
export const compile = (program: string, folder: string): string => {
  let printed = '';
  for (const [name, ...args] of stepsOf(program))
    printed = execFileSync(name, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return printed;
};

/** What the log of `report.tex` tells of boxes that stick out by more than so many points. */
export const overfullIn = (folder: string, points: number): readonly string[] =>
  Array.from(
    readFileSync(join(folder, 'report.log'), 'latin1').matchAll(/^Overfull \\[hv]box \((\d+(?:\.\d+)?)pt.*$/gm),
  ).flatMap(([told, by]) => (Number(by) > points ? [told] : []));
