/**
 * `strategos protocols`, as it is declared: its options and its help.
 */
import type { Command } from '@commander-js/extra-typings';
import { finish } from '../finish.ts';
import { json } from '../options.ts';

export const protocols = (program: Command): void => {
  program
    .command('protocols')
    .description('the protocols and fault models there are')
    .addOption(json())
    .addHelpText('after', '\nExample:\n  $ strategos protocols --json')
    .action((options) =>
      finish(
        import('../protocols.ts').then(({ protocolsCommand }) => protocolsCommand(options)),
        options,
      ),
    );
};
