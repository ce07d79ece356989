/**
 * Figures that came with the page. They are shown as pictures, so nothing in them can run.
 */
import type { JSX } from 'preact';
import type { Picture } from '../data.ts';

export const Figures = ({ figures }: { readonly figures: readonly Picture[] }): JSX.Element | null =>
  figures.length === 0 ? null : (
    <section class="figures" aria-labelledby="figures-title">
      <h2 id="figures-title">Figures</h2>
      {figures.map(({ title, svg }) => (
        <figure>
          <img alt={title} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} />
          <figcaption>{title}</figcaption>
        </figure>
      ))}
    </section>
  );
