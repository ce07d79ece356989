/**
 * `strategos certify`, as it is declared: its options and its help.
 */
import type { Command } from '@commander-js/extra-typings';
import { finish } from '../finish.ts';
import { allowModule, json, maxMemory, maxSeconds } from '../options.ts';

export const certify = (program: Command): void => {
  program
    .command('certify')
    .description('check a certificate: believe neither how its formulas were made nor how its proofs were found')
    .argument('<certificate>', 'its folder, or the file of an argument (“strategos impossible”, “strategos solvable”)')
    .option('--lrat <folder>', 'write the proofs with their reasons (LRAT) to a folder, for other checkers')
    .addOption(maxSeconds())
    .addOption(maxMemory())
    .addOption(allowModule())
    .addOption(json())
    .addHelpText(
      'after',
      '\nExample:\n  $ strategos certify certificates/om-n4-m1\n\nExit codes: 0 accepted, 1 refused, 2 stopped before it was through, 64 usage, 65 a file is missing or wrong.',
    )
    .action((certificate, options) =>
      finish(
        import('../certify.ts').then(({ certifyCommand }) => certifyCommand(certificate, options)),
        options,
      ),
    );
};
