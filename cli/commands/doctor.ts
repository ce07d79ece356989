/**
 * `strategos doctor`, as it is declared: its options and its help.
 */
import type { Command } from '@commander-js/extra-typings';
import { finish } from '../finish.ts';
import { json } from '../options.ts';

export const doctor = (program: Command): void => {
  program
    .command('doctor')
    .description('whether everything Strategos uses is there')
    .addOption(json())
    .addHelpText('after', '\nExample:\n  $ strategos doctor')
    .action((options) =>
      finish(
        import('../doctor.ts').then(({ doctorCommand }) => doctorCommand(options)),
        options,
      ),
    );
};
