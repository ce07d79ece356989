/**
 * Opening, saving, sending; undo and redo.
 */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { fileText, isUnchanged } from '../opening.ts';
import { exploreCommand, savedName, savedText } from '../saving.ts';
import { linkOf } from '../link.ts';
import type { WorkerMessage } from '../job.ts';
import { address } from './address.ts';
import { copy, download, openGiven } from './files.ts';
import { start } from './jobs.ts';
import type { PageStore } from './store.ts';
import { commandText } from '../../inquiry/command.ts';

const openPicked = (store: PageStore, input: HTMLInputElement): void => {
  const file = input.files?.[0];
  if (file !== undefined) void openGiven(file, store);
  // So that the same file can be picked again after it was changed.
  input.value = '';
};

const sendLink = async ({ shown, say }: PageStore): Promise<void> => {
  const here = address();
  const text = here ?? commandText(exploreCommand(shown.scene));
  const copied = await copy(text);
  const what = here === null ? 'A command that shows this' : 'The link to this';
  say(
    copied
      ? { kind: 'remark', text: `${what} is copied: paste it wherever you like.` }
      : { kind: 'refusal', text: `This browser does not let the page copy. ${what}: ${text}` },
  );
};

/** Something that could be simplified is not saved as it is: this is what it shrinks to. */
const offer = (store: PageStore, { saving }: Extract<WorkerMessage, { _tag: 'Saving' }>): void => {
  const { scene } = store.shown;
  download(saving.file.name, saving.file.text);
  const saved = savedText(saving.file.name, scene);
  if (saving._tag === 'Saved') store.say({ kind: 'remark', text: saved });
  else
    store.show(
      { ...scene.state, scenario: saving.scenario, message: null },
      `${saved} A file claims that nothing simpler does, so what this shrinks to was saved, and is shown; undo leads back.`,
    );
};

const save = (store: PageStore, setSaving: (saving: boolean) => void): void => {
  const { opened, scene } = store.shown;
  if (opened !== null && isUnchanged(scene, opened)) {
    const name = savedName(opened.file, scene.instance);
    download(name, fileText(opened));
    store.say({
      kind: 'remark',
      text: `${savedText(name, scene)} It is the file that was found or opened, unchanged.`,
    });
    return;
  }
  setSaving(true);
  start({ _tag: 'Save', link: linkOf(scene.state) }, (answer) => {
    if (answer._tag === 'Progress') return;
    setSaving(false);
    if (answer._tag === 'Saving') offer(store, answer);
    else if (answer._tag === 'Failed') store.say({ kind: 'refusal', text: answer.message });
  });
};

export const Toolbar = ({ store }: { readonly store: PageStore }): JSX.Element => {
  const picker = useRef<HTMLInputElement>(null);
  const [saving, setSaving] = useState(false);
  const { past, future } = store.shown.history;
  return (
    <header>
      <h1>
        Strategos <span>explorer</span>
      </h1>
      <div class="tools" role="group" aria-label="Files and history">
        <button type="button" onClick={() => picker.current?.click()}>
          Open file
        </button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          class="hidden"
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => openPicked(store, event.currentTarget)}
        />
        <button type="button" aria-disabled={saving} onClick={() => (saving ? undefined : save(store, setSaving))}>
          {saving ? 'Saving …' : 'Save file'}
        </button>
        <button type="button" onClick={() => void sendLink(store)}>
          Copy link
        </button>
        <button
          type="button"
          aria-disabled={past.length === 0}
          aria-keyshortcuts="Control+Z"
          onClick={() => store.undo()}
        >
          ↶ Undo
        </button>
        <button
          type="button"
          aria-disabled={future.length === 0}
          aria-keyshortcuts="Control+Shift+Z"
          onClick={() => store.redo()}
        >
          ↷ Redo
        </button>
      </div>
    </header>
  );
};
