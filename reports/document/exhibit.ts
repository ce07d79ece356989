/**
 * A counterexample on show: its file, the execution, and its story.
 */
import type { Counterexample } from '../../counterexamples/counterexample.ts';
import { fileNameOf } from '../../counterexamples/counterexample.ts';
import type { Checked } from '../../engines/check.ts';
import { commandAbout, flag, withOptions, withTime } from '../../inquiry/command.ts';
import { exhibit } from '../../inquiry/exhibit.ts';
import type { Instance } from '../../model/instance.ts';
import { own } from '../../model/own.ts';
import type { Recorded } from '../../model/scenario.ts';
import type { Story } from '../story/story.ts';
import { storyOf } from '../story/story.ts';

/** A counterexample on show. */
export interface Exhibit {
  readonly counterexample: Counterexample;
  readonly file: string;
  readonly instance: Instance;
  readonly recorded: Recorded;
  readonly story: Story;
}

/** What a command that replays it takes besides: its module may lie outside the folder that the report’s commands are for. */
export const replayAllowance = ({ counterexample: { protocol } }: Pick<Exhibit, 'counterexample'>): string =>
  /^(\.\.\/|\/|\w:[/\\])/.test(protocol.module ?? '') ? ' --allow-module' : '';

/** What the outside world knows: versions, fingerprints. */
export interface Surroundings {
  readonly version: string;
  readonly commit: string | null;
  readonly fingerprints: Readonly<Record<string, string>>;
  /** Where counterexample files go, e.g. `counterexamples`. */
  readonly folder: string;
  /** The file that the protocol came from, where it is not a registered one. */
  readonly module?: string | null;
}

/** What shows that a checked question is broken: a file's content and its story. */
export const exhibitsOf = (
  checked: Checked,
  { version, commit, fingerprints, folder, module = null }: Surroundings,
): readonly Exhibit[] => {
  const { instance, t } = checked.question;
  const command = withOptions(
    commandAbout('check', checked.question, module ?? instance.protocol.name),
    flag('--minimum'),
  );
  return checked.attacks.map(({ property, smallest, minimality, unproved }): Exhibit => {
    const bound = checked.finding.stopped?._tag === 'seconds' ? checked.finding.stopped : unproved;
    const counterexample = exhibit(
      { instance, t, property, recorded: smallest, minimality },
      { fingerprint: own(fingerprints, instance.protocol.name) ?? null, module, version, commit },
      { engine: checked.finding.engine, seed: null, path: null, command: withTime(command, bound) },
    );
    return {
      counterexample,
      file: `${folder}/${fileNameOf(counterexample, instance)}`,
      instance,
      recorded: smallest,
      story: storyOf(instance, t, property, smallest),
    };
  });
};
