/**
 * The gallery: each attack as a story and as pictures, with its file and the commands that find and replay it.
 */
import * as E from 'fp-ts/lib/Either.js';
import { relayTreeFigure } from '../figures/votes/relay-tree.ts';
import { spaceTime } from '../figures/execution/space-time.ts';
import { twoWorlds, worldsOf } from '../figures/execution/worlds.ts';
import { broken } from '../../properties/judge.ts';
import { standardProperties, withOwn } from '../../properties/standard.ts';
import { simplified } from '../../properties/verdict.ts';
import { shellPath } from '../../model/shell.ts';
import type { Exhibit } from '../document/exhibit.ts';
import { replayAllowance } from '../document/exhibit.ts';
import { liesText, storyLines } from '../story/story.ts';
import type { Figure } from '../figures/svg.ts';
import type { Block, Picture, Section } from '../document/document.ts';
import { code, list, paragraph, section, slug, text, typed } from '../document/document.ts';
import type { ResearchReport, ReportSubject } from '../document/report.ts';
import { sourceProtocol } from '../../model/recording/recorded.ts';

/** How small an attack is known to be. */
const smallness = ({ counterexample }: Exhibit): string => {
  const { claim, evidence } = counterexample.minimality;
  if (claim !== 'minimum') return `and ${simplified(counterexample.minimality)}`;
  return `and no attack has fewer (${evidence ?? 'shown'})`;
};

/** An exhibit’s identifier: what its file is called. */
const idOf = ({ file }: Exhibit): string => slug(file.replace(/^counterexamples\//, '').replace(/\.json$/, ''));

/** A picture of an exhibit, with the command that draws it. */
const pictureOf = (exhibit: Exhibit, id: string, as: string, words: string, figure: Figure): Picture => ({
  _tag: 'picture',
  id,
  caption: [
    text(`${exhibit.counterexample.title}. ${words} Drawn by `),
    code(
      `strategos draw${replayAllowance(exhibit)} ${shellPath(exhibit.file)}${as === 'spacetime' ? '' : ` --as ${as}`}`,
    ),
    text('.'),
  ],
  figure,
});

/** The attack as a picture; beside a world that a loyal general cannot tell from it, if one is known; and its votes. */
const picturesOf = (exhibit: Exhibit, subject: ReportSubject | undefined): readonly Picture[] => {
  const { instance, recorded, counterexample } = exhibit;
  const properties = withOwn(standardProperties(instance), subject?.properties ?? []);
  const breaks = { broken: broken(properties, instance, recorded.scenario, recorded.execution) };
  const worlds = worldsOf(instance, counterexample.t, recorded);
  const votes = relayTreeFigure(instance, recorded, breaks);
  const id = idOf(exhibit);
  const time = 'Generals are lines, and time goes down.';
  const pictures = [pictureOf(exhibit, `${id}-execution`, 'spacetime', time, spaceTime(instance, recorded, breaks))];
  if (worlds !== null) {
    const same = `The attack, and a world that general ${String(worlds.general)} cannot tell from it.`;
    pictures.push(pictureOf(exhibit, `${id}-worlds`, 'worlds', same, twoWorlds(instance, worlds, breaks)));
  }
  if (E.isRight(votes)) {
    const counted = 'What one lieutenant heard over every path, and its votes.';
    pictures.push(pictureOf(exhibit, `${id}-votes`, 'tree', counted, votes.right));
  }
  return pictures;
};

/** An attack as a story, what else shows it, and the commands that find it and replay it. */
export const exhibitSection = (exhibit: Exhibit, shown: readonly Block[]): Section => {
  const { counterexample, file, instance, story } = exhibit;
  const { provenance, minimality } = counterexample;
  const [mirror, ...situation] = story.mirror;
  return section(idOf(exhibit), counterexample.title, [
    paragraph(text(`${liesText(instance, minimality.lies)}, ${smallness(exhibit)}. File: `), code(file), text('.'), {
      _tag: 'play',
      file,
      words: 'Play this attack',
      what: counterexample.title,
    }),
    list(storyLines({ ...story, mirror: [] }).map((line) => [text(line)])),
    ...(mirror === undefined ? [] : [paragraph(text(mirror)), list(situation.map((line) => [text(line)]))]),
    ...shown,
    typed(provenance.command, `strategos replay${replayAllowance(exhibit)} ${shellPath(file)}`),
  ]);
};

/** The gallery, with a place to play where the format has one. */
export const galleryOf = ({ exhibits, subjects }: ResearchReport): Section => {
  const blocks: readonly Block[] =
    exhibits.length === 0
      ? [paragraph(text('Nothing broke, or nothing that is small enough to be shown.'))]
      : [
          paragraph(
            text(
              'Each attack is a file in the folder of this report, and below it stand the commands that find it and replay it there.',
            ),
          ),
          {
            _tag: 'stage',
            id: 'explorer',
            caption: [
              text(
                'Step through an attack, and be the traitor: click an arrow to lie or to be honest again. What is shown is in this page’s address.',
              ),
            ],
          },
          ...exhibits.map((exhibit) =>
            exhibitSection(
              exhibit,
              picturesOf(
                exhibit,
                subjects.find(({ protocol }) => protocol === sourceProtocol(exhibit.instance.protocol)),
              ),
            ),
          ),
        ];
  return section('counterexamples', 'Counterexamples', blocks);
};
