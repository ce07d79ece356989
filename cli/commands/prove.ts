/**
 * `strategos prove`, as it is declared: its options and its help.
 */
import type { Command } from '@commander-js/extra-typings';
import { finish } from '../finish.ts';
import { json, maxMemory, maxSeconds } from '../options.ts';

export const prove = (program: Command): void => {
  program
    .command('prove')
    .description('the main job: three generals cannot agree, four can; writes counterexamples and a report')
    .option('--out <folder>', 'write below this folder', '.')
    .addOption(maxSeconds())
    .addOption(maxMemory())
    .addOption(json())
    .addHelpText('after', '\nExample:\n  $ strategos prove --out /tmp/proof')
    .action((options) =>
      finish(
        import('../prove.ts').then(({ proveCommand }) => proveCommand(options)),
        options,
      ),
    );
};
