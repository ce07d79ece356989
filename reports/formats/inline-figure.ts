/**
 * A figure within a page: as it is in its file, with identifiers that no other figure of the page has.
 */
import type { Figure } from '../figures/svg.ts';
import { svgOf } from '../figures/svg.ts';

/** The figure, named by its title and described by its description. */
export const inlineFigure = (id: string, figure: Figure): string =>
  svgOf(figure)
    .trimEnd()
    // The figure is one picture, with one name: what it is made of has none.
    .replaceAll(/ aria-label="[^"]*"/g, '')
    .replaceAll(/ id="([^"]*)"/g, ` id="${id}-$1"`)
    .replaceAll(/url\(#([^)]*)\)/g, `url(#${id}-$1)`)
    .replaceAll(/ href="#([^"]*)"/g, ` href="#${id}-$1"`)
    .replace(' role="img"', ` role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc"`)
    .replace('<title>', `<title id="${id}-title">`)
    .replace('<desc>', `<desc id="${id}-desc">`);
