/**
 * What is played: protocol, sizes, faults. What cannot be played is refused, with the reason, and nothing changes.
 */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import * as E from 'fp-ts/lib/Either.js';
import { familiesFor } from '../../model/faults/registry.ts';
import { instanceTitle } from '../../model/instance.ts';
import { meaningfulFor, standardValidity } from '../../properties/validity.ts';
import { guarded } from '../guarded.ts';
import type { Playable } from '../repertoire.ts';
import { playablesOf } from '../repertoire.ts';
import type { LinkedSetup, ReadySetup } from '../setup.ts';
import { setupFor, readySetup } from '../setup.ts';
import type { PageStore } from './store.ts';

interface NumberProps {
  /** What is played: once that is something else, what was refused is forgotten. */
  readonly played: string;
  readonly name: string;
  readonly meaning: string;
  readonly value: number;
  readonly least: number;
  /** Why a value cannot be played; `null` if it can. */
  readonly refuses: (value: number) => string | null;
  readonly change: (value: number) => void;
}

/** A number that takes effect as soon as it is one that can be played. */
const NumberField = ({ played, name, meaning, value, least, refuses, change }: NumberProps): JSX.Element => {
  const [text, setText] = useState(String(value));
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    setText(String(value));
    setProblem(null);
  }, [played, value]);
  const id = `setup-${name}`;
  const type = (typed: string): void => {
    setText(typed);
    if (!/^\d{1,4}$/.test(typed)) {
      setProblem(`${name} has to be a whole number from ${String(least)} on, of at most four digits`);
      return;
    }
    const why = refuses(Number(typed));
    setProblem(why);
    if (why === null) change(Number(typed));
  };
  return (
    <div class="field">
      <label for={id}>
        <b>{name}</b> {meaning}
      </label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={least}
        value={text}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onInput={(event) => type(event.currentTarget.value)}
      />
      {problem === null ? null : (
        <p class="problem" role="alert" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
};

/** Why a setup cannot be played; `null` if it can. */
const refusal = ({ repertoire }: ReadySetup, setup: LinkedSetup): string | null => {
  const table = guarded(() => readySetup(repertoire, setup));
  return E.isLeft(table) ? table.left : null;
};

/** The setup with another n or m; who may be faulty follows m, as on the command line, while it was equal to it. */
const resized = (setup: LinkedSetup, change: Partial<LinkedSetup>): LinkedSetup => {
  const next = { ...setup, ...change };
  const follows = change.m !== undefined && setup.t === setup.m;
  return { ...next, t: Math.min(follows ? next.m : next.t, next.n) };
};

const SizeFields = ({ store }: { readonly store: PageStore }): JSX.Element => {
  const { setup, instance } = store.shown.scene;
  const { protocol, faults, army } = instance;
  const field = (
    name: string,
    meaning: string,
    value: number,
    least: number,
    changed: (value: number) => LinkedSetup,
  ) => (
    <NumberField
      played={JSON.stringify(setup)}
      name={name}
      meaning={meaning}
      value={value}
      least={least}
      refuses={(typed) => refusal(store.shown.scene, changed(typed))}
      change={(typed) => store.act({ _tag: 'Play', setup: changed(typed) })}
    />
  );
  return (
    <div class="fields">
      {field('n', 'generals', setup.n, 2, (n) => resized(setup, { n }))}
      {field('m', 'built for', setup.m, 0, (m) => resized(setup, { m }))}
      {faults.generalsFail ? field('t', 'at most faulty', setup.t, 0, (t) => ({ ...setup, t })) : null}
      {protocol.mostValues > 2
        ? field('orders', 'different', setup.values, 2, (values) => ({ ...setup, values }))
        : null}
      {Object.entries(protocol.parameters).map(([name, { least }]) =>
        field(name, '', army.parameters[name] ?? least, least, (value) => ({
          ...setup,
          parameters: { ...setup.parameters, [name]: value },
        })),
      )}
    </div>
  );
};

/** What a protocol is called to choose it: one of one’s own says where it is from. */
const titleOf = ({ protocol: { name, title }, module }: Playable): string =>
  module === null ? title : `${name} (${module})`;

const isWide = (): boolean => window.matchMedia('(min-width: 900px)').matches;

export const SetupCard = ({ store }: { readonly store: PageStore }): JSX.Element => {
  const { scene } = store.shown;
  const { setup, instance, playable } = scene;
  const { protocol } = instance;
  const [open, setOpen] = useState(isWide);
  const families = familiesFor(protocol);
  const few = families.flatMap(({ offered }) => offered.map(({ name }) => name));
  const known = playablesOf(scene.repertoire);
  const choice = known.some(({ key }) => key === playable.key) ? known : [...known, playable];
  const models = [...new Set([...families.map(({ name }) => name), ...few, setup.faults])];
  const validities = meaningfulFor(instance);
  const play = (next: LinkedSetup): void => store.act({ _tag: 'Play', setup: next });
  const withFaults = (faults: string): LinkedSetup => {
    const fails = families.find(({ name }) => name === faults)?.model.generalsFail ?? false;
    return { ...setup, faults, t: fails ? Math.max(setup.t, Math.min(setup.m, setup.n)) : 0, validity: null };
  };
  return (
    <details class="card" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>Protocol</h2> <span class="quiet">{instanceTitle(instance)}</span>
      </summary>
      <div class="field">
        <label for="setup-protocol">Protocol</label>
        <select
          id="setup-protocol"
          value={setup.protocol}
          onChange={({ currentTarget: { value } }) => {
            const chosen = choice.find(({ key }) => key === value);
            if (chosen === undefined) return;
            const like = setupFor(chosen, setup);
            play(refusal(scene, like) === null ? like : setupFor(chosen, null));
          }}
        >
          {choice.map((each) => (
            <option value={each.key}>{titleOf(each)}</option>
          ))}
        </select>
      </div>
      <SizeFields store={store} />
      <div class="field">
        <label for="setup-faults">Faults</label>
        <select
          id="setup-faults"
          value={setup.faults}
          onChange={({ currentTarget: { value } }) => play(withFaults(value))}
        >
          {models.map((name) => (
            <option value={name}>{name}</option>
          ))}
        </select>
      </div>
      {validities.length < 2 ? null : (
        <div class="field">
          <label for="setup-validity">Validity</label>
          <select
            id="setup-validity"
            value={setup.validity ?? standardValidity(instance)}
            onChange={({ currentTarget: { value } }) =>
              play({ ...setup, validity: validities.find((name) => name === value) ?? null })
            }
          >
            {validities.map((name) => (
              <option value={name}>{name}</option>
            ))}
          </select>
        </div>
      )}
      <p class="quiet">
        {instance.faults.summary}. Claimed: {protocol.resilience}.
      </p>
    </details>
  );
};
