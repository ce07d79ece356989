/**
 * `strategos explore`, as it is declared: its options and its help.
 */
import type { Command } from '@commander-js/extra-typings';
import { Option } from '@commander-js/extra-typings';
import { finish } from '../finish.ts';
import { allowModule, json, maxSeconds } from '../options.ts';

export const explore = (program: Command): void => {
  program
    .command('explore')
    .description('play with a counterexample or a protocol in a browser: make a traitor lie, and see what breaks')
    .argument(
      '[what]',
      'a counterexample file, a protocol, or what stands after # in a link of the explorer, with the #',
    )
    .addOption(new Option('--no-open', 'print the address, and open nothing'))
    .addOption(new Option('--out <file>', 'write a page that shows this by itself, to keep or to send'))
    .addOption(maxSeconds())
    .addOption(allowModule())
    .addOption(json())
    .addHelpText(
      'after',
      '\nExamples:\n  $ strategos explore counterexamples/om/validity-n3-m1.json\n  $ strategos explore ./my-protocol.ts --out my-protocol.html',
    )
    .action((what, options) =>
      finish(
        import('../explore.ts').then(({ runExplore }) => runExplore(what ?? null, options)),
        options,
      ),
    );
};
