/**
 * Counterexamples that came with the page: a report puts its own here.
 */
import type { JSX } from 'preact';
import { embedded } from './embedded.ts';
import type { PageStore } from './store.ts';

const { examples } = embedded;

export const Examples = ({ store }: { readonly store: PageStore }): JSX.Element | null =>
  examples.length === 0 ? null : (
    <section class="card" aria-labelledby="examples-title">
      <h2 id="examples-title">
        <label for="examples">Counterexamples</label>
      </h2>
      <select
        id="examples"
        value=""
        onChange={({ currentTarget }) => {
          const picked = examples[Number(currentTarget.value)];
          if (currentTarget.value !== '' && picked !== undefined) store.open(picked.text, picked.title);
          currentTarget.value = '';
        }}
      >
        <option value="">pick one …</option>
        {examples.map(({ title }, i) => (
          <option value={String(i)}>{title}</option>
        ))}
      </select>
    </section>
  );
