/**
 * `strategos regress`, as it is declared: its options and its help.
 */
import type { Command } from '@commander-js/extra-typings';
import { finish } from '../finish.ts';
import { allowModule, json, maxMemory, maxSeconds, trustSolver } from '../options.ts';

export const regress = (program: Command): void => {
  program
    .command('regress')
    .description('what changed: replay the corpus, and check again what is expected of each cell')
    .argument('[cells...]', 'which cells: a protocol, or how a cell’s name begins (“om -n 4”); default: all')
    .option('--expectations <file>', 'what is expected (default: expectations.json)')
    .option('--corpus <folder>', 'the counterexamples to replay (default: counterexamples)')
    .option('--all', 'check again what has not changed, too', false)
    .option('--record [protocol...]', 'write down what is so now: of all cells, or of a grid for these protocols')
    .option('--save', 'save each new counterexample in the corpus', false)
    .option('--watch', 'check again whenever something is saved', false)
    .addOption(maxSeconds())
    .addOption(maxMemory())
    .addOption(trustSolver())
    .option('--junit <file>', 'write a report in JUnit’s XML')
    .option('--github', 'print annotations for GitHub Actions', false)
    .option('--summary <file>', 'add a summary in Markdown to the end of this file')
    .addOption(allowModule())
    .addOption(json())
    .addHelpText(
      'after',
      '\nExamples:\n  $ strategos regress\n  $ strategos regress om phase-king --save\n  $ strategos regress "om -n 4"\n  $ strategos regress --record om\n  $ git bisect run npx strategos regress\n\nExit codes: 0 all as expected, 1 something is not, 2 undecided or interrupted, 64 usage, 65 a file is wrong.',
    )
    .action((cells, options) =>
      finish(
        import('../regress/regress.ts').then(({ regressCommand }) => regressCommand(cells, options)),
        options,
      ),
    );
};
