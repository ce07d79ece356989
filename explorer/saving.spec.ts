import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { strategosHere } from '../test-support/cli.ts';
import { folderWith } from '../test-support/folder.ts';
import type { Saving } from './saving.ts';
import { savingOf } from './saving.ts';
import type { UserAction } from './act.ts';
import type { Scene } from './state.ts';
import { act } from './act.ts';
import { firstState } from './state.ts';
import { startedScene } from './walk.arbitrary.ts';

const after = (scene: Scene, ...actions: readonly UserAction[]): Scene =>
  actions.reduce((before, action) => E.getOrElse(() => before)(act(before, action)), scene);

const lie = (round: number, from: number, to: number): UserAction => ({
  _tag: 'Lie',
  link: { round, from, to },
  lying: true,
});

const saved = (scene: Scene): Saving => {
  const saving = savingOf(scene, '0.0.0');
  if (E.isLeft(saving)) throw new Error(saving.left);
  return saving.right;
};

/** Five generals, two of them traitors, of whom one tells 3 what it should not. */
const five: Scene = after(
  startedScene(firstState),
  { _tag: 'Play', setup: { ...firstState.setup, n: 5, t: 2 } },
  { _tag: 'Faulty', general: 1, faulty: true },
  { _tag: 'Faulty', general: 2, faulty: true },
  lie(2, 1, 3),
);

test('what is saved is reproduced on the command line', async () => {
  const { _tag, file } = saved(after(startedScene(firstState), lie(2, 1, 2)));
  expect(_tag).toBe('Saved');
  expect(file.name).toBe('om-validity-n3-m1.json');
  const folder = folderWith({ [file.name]: file.text });
  const { exit, out } = await strategosHere(['replay', `${folder}/${file.name}`]);
  expect(exit).toBe(0);
  expect(out).toContain('reproduced');
});

test('its provenance is the command that shows it', () => {
  const { file } = saved(after(startedScene(firstState), lie(2, 1, 2)));
  const { provenance, minimality } = JSON.parse(file.text) as { provenance: { command: string }; minimality: object };
  expect(provenance.command).toMatch(/^strategos explore '#protocol=om&n=3&.*lies=2\.1\.2:&/);
  expect(minimality).toEqual({ claim: 'local', lies: 1 });
});

describe('a file claims that nothing simpler breaks the property', () => {
  test('which an attack without an idle lie does', () => {
    const { _tag, file } = saved(after(five, lie(2, 2, 3)));
    expect(_tag).toBe('Saved');
    expect(file.text).toContain('"lies": 2');
  });

  test('so one with an idle lie is saved as what it shrinks to', () => {
    const scene = after(five, lie(2, 2, 3), lie(2, 1, 4));
    const saving = saved(scene);
    if (saving._tag !== 'Simpler') throw new Error(saving._tag);
    expect(scene.state.scenario.deviations).toHaveLength(3);
    expect(saving.scenario.deviations).toHaveLength(2);
    expect(saving.file.text).toContain('"lies": 2');
  });
});

test('where nothing is broken there is nothing to save', () => {
  expect(savingOf(startedScene(firstState), '0.0.0')).toEqual(
    E.left(expect.stringContaining('nothing is broken here')),
  );
});
