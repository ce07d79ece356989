/**
 * What goes to the terminal: results on stdout; progress on stderr, and only where somebody is looking.
 */
import pc from 'picocolors';
import type { Progress } from '../engines/finding.ts';
import type { VerdictName } from '../properties/verdict.ts';
import { thousands } from '../model/thousands.ts';
import { inOneLine, visible } from '../reports/formats/escape.ts';
import { writeAnswer } from './stdout.ts';

/** A line that is rewritten in place until it is cleared. */
export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  readonly clear: () => void;
}

const quiet: ProgressLine = { show: () => undefined, clear: () => undefined };

/** How far a search has got, in words. */
export const countsOf = ({ evaluations, scenarios }: Progress): string =>
  `${thousands(evaluations)} evaluations, ${thousands(scenarios)} scenarios covered`;

/** A progress line on stderr if it is a terminal, else nothing. */
export const progressLine = (prefix = '', counts: (progress: Progress) => string = countsOf): ProgressLine => {
  if (!process.stderr.isTTY) return quiet;
  return {
    show: (progress) => {
      const text = inOneLine(`${prefix}${progress.doing}: ${counts(progress)}`).slice(0, process.stderr.columns - 1);
      process.stderr.write(`\r\u001b[2K${pc.dim(text)}`);
    },
    clear: () => process.stderr.write('\r\u001b[2K'),
  };
};

/** A colour or its end, as picocolors writes them. */
const COLOUR = /(\u001b\[\d+m)/;

/**
 * Lines as they are printed. Where words of somebody else’s come in they are made harmless already; here, whatever was
 * forgotten may colour the terminal, and no more.
 */
const written = (lines: readonly string[]): string =>
  lines
    .map((line) => `${line}\n`)
    .join('')
    .split(COLOUR)
    .map((part) => (COLOUR.test(part) ? part : visible(part)))
    .join('');

/** Print lines to stdout. */
export const print = (...lines: readonly string[]): void => {
  writeAnswer(written(lines));
};

/**
 * Print one JSON object to stdout. Counts are decimal strings, since they outgrow JSON's numbers. What JSON leaves as it is
 * and a terminal obeys, as turned directions, is escaped: to whoever reads the JSON it is the same.
 */
export const printJson = (value: object): void => {
  const text = JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each), 2);
  writeAnswer(`${visible(text)}\n`);
};

/** How an error is announced. Where its message has several lines, none of them passes for one of ours. */
export const errorLine = ({ message }: { readonly message: string }): string =>
  `${pc.red('error:')} ${visible(message).replaceAll('\n', '\n  ')}`;

/** Print lines to stderr. */
export const complain = (...lines: readonly string[]): void => {
  process.stderr.write(written(lines));
};

/** A verdict, coloured; the word itself says it, for those who see no colours. */
export const verdictText = (verdict: VerdictName): string => {
  switch (verdict) {
    case 'holds':
      return pc.green('holds');
    case 'violated':
      return pc.red('violated');
    case 'unknown':
    case 'vacuous':
    case 'not applicable':
      return pc.yellow(verdict);
  }
};
