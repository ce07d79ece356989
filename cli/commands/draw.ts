/**
 * `strategos draw`, as it is declared: its options and its help.
 */
import type { Command } from '@commander-js/extra-typings';
import { Option } from '@commander-js/extra-typings';
import { DRAWINGS } from '../drawings.ts';
import { finish } from '../finish.ts';
import { allowModule, json, maxSeconds } from '../options.ts';
import { number } from '../texts.ts';

export const draw = (program: Command): void => {
  program
    .command('draw')
    .description('a counterexample as a figure: SVG, or by the name of the file PNG or PDF')
    .argument('<file>', 'a counterexample file')
    .addOption(
      new Option(
        '--as <figure>',
        'spacetime: who tells whom what, round by round; circle: the army, a circle a round; worlds: beside the other world that one general cannot tell from it; tree: what one lieutenant heard over every path, and its votes',
      )
        .choices(DRAWINGS)
        .default('spacetime' as const),
    )
    .addOption(
      new Option(
        '--general <general>',
        'whose messages, view or votes (default: who decides least like the others)',
      ).argParser(number),
    )
    .option('--out <file>', 'where to: a name that ends in .svg, .png or .pdf (default: SVG on stdout)')
    .addOption(maxSeconds())
    .addOption(allowModule())
    .addOption(json())
    .addHelpText(
      'after',
      '\nExamples:\n  $ strategos draw counterexamples/om/validity-n3-m1.json --as worlds --out worlds.svg\n  $ strategos draw counterexamples/om/agreement-n6-m2.json --as tree --general 3 --out votes.pdf',
    )
    .action((file, options) =>
      finish(
        import('../draw.ts').then(({ drawCommand }) => drawCommand(file, options)),
        options,
      ),
    );
};
