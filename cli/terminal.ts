/**
 * What goes to the terminal: results on stdout; progress on stderr, and only where somebody is looking.
 */
import pc from 'picocolors';
import type { Progress } from '../engines/finding.ts';
import type { VerdictName } from '../properties/verdict.ts';
import { thousands } from '../model/thousands.ts';

/** A line that is rewritten in place until it is cleared. */
export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  readonly clear: () => void;
}

const quiet: ProgressLine = { show: () => undefined, clear: () => undefined };

const countsOf = ({ evaluations, scenarios }: Progress): string =>
  `${thousands(evaluations)} evaluations, ${thousands(scenarios)} scenarios covered`;

/** A progress line on stderr if it is a terminal, else nothing. */
export const progressLine = (prefix = '', counts: (progress: Progress) => string = countsOf): ProgressLine => {
  if (!process.stderr.isTTY) return quiet;
  return {
    show: (progress) => {
      const text = `${prefix}${progress.doing}: ${counts(progress)}`.slice(0, process.stderr.columns - 1);
      process.stderr.write(`\r\u001b[2K${pc.dim(text)}`);
    },
    clear: () => process.stderr.write('\r\u001b[2K'),
  };
};

/** Print lines to stdout. */
export const print = (...lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** Print one JSON object to stdout. Counts are decimal strings, since they outgrow JSON's numbers. */
export const printJson = (value: object): void => {
  const text = JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each), 2);
  process.stdout.write(`${text}\n`);
};

/** How an error is announced. */
export const errorLine = ({ message }: { readonly message: string }): string => `${pc.red('error:')} ${message}`;

/** Print lines to stderr. */
export const complain = (...lines: readonly string[]): void => {
  process.stderr.write(`${lines.join('\n')}\n`);
};

/** A verdict, coloured; the word itself says it, for those who see no colours. */
export const verdictText = (verdict: VerdictName): string => {
  switch (verdict) {
    case 'holds':
      return pc.green('holds');
    case 'violated':
      return pc.red('violated');
    case 'unknown':
      return pc.yellow('unknown');
  }
};
