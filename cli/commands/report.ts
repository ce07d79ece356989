/**
 * `strategos report`, as it is declared: its options and its help.
 */
import type { Command } from '@commander-js/extra-typings';
import { Option } from '@commander-js/extra-typings';
import { finish } from '../finish.ts';
import { json, maxMemory, maxSeconds, trustSolver } from '../options.ts';
import { listOf, names } from '../texts.ts';

const FORMATS = ['html', 'markdown', 'latex', 'json'] as const;
const PICTURES = ['png', 'pdf'] as const;

export const report = (program: Command): void => {
  program
    .command('report')
    .description('the research report: claims, atlas, counterexamples and arguments, with the command of every number')
    .addOption(
      new Option('--protocols <names>', 'names or files, with commas between (default: all registered)').argParser(
        names,
      ),
    )
    .option('--out <folder>', 'write below this folder', 'report')
    .addOption(
      new Option('--format <formats>', `of ${FORMATS.join(', ')}, with commas between`)
        .argParser(listOf(FORMATS))
        .default(FORMATS, 'all of them'),
    )
    .addOption(
      new Option('--pictures <formats>', 'the figures as png or pdf as well (LaTeX includes pdf)').argParser(
        listOf(PICTURES),
      ),
    )
    .option('--certificates', 'prove again by formulas what holds, and keep the proofs below the folder', false)
    .addOption(maxSeconds())
    .addOption(maxMemory())
    .addOption(trustSolver())
    .addOption(json())
    .addHelpText(
      'after',
      '\nExamples:\n  $ strategos report\n  $ strategos report --protocols om,./my-protocol.ts --out /tmp/report\n  $ strategos report --protocols om --format latex --pictures pdf\n\nExit codes: 0 all as theory says, 1 something is not, 2 something is unknown or there is nothing to report, 64 usage, 65 a file is wrong.',
    )
    .action((options) =>
      finish(
        import('../report.ts').then(({ reportCommand }) => reportCommand(options)),
        options,
      ),
    );
};
