/**
 * A page of HTML, parsed: as much of the DOM as tests ask of it.
 */
import { parseHTML } from 'linkedom';

export interface PageElement {
  readonly id: string;
  readonly tagName: string;
  readonly textContent: string | null;
  readonly children: Iterable<PageElement>;
  readonly getAttribute: (name: string) => string | null;
  readonly getAttributeNames: () => readonly string[];
  readonly querySelector: (selector: string) => PageElement | null;
}

export interface ParsedPage {
  readonly title: string;
  readonly language: string | null;
  readonly body: PageElement;
  readonly all: (selector: string) => readonly PageElement[];
  readonly first: (selector: string) => PageElement | null;
  readonly byId: (id: string) => PageElement | null;
}

interface Dom {
  readonly title: string;
  readonly documentElement: PageElement;
  readonly body: PageElement;
  querySelectorAll(selector: string): Iterable<PageElement>;
  querySelector(selector: string): PageElement | null;
  getElementById(id: string): PageElement | null;
}

/** The page that a text is. */
export const parsePage = (text: string): ParsedPage => {
  const { document } = parseHTML(text) as unknown as { readonly document: Dom };
  return {
    title: document.title,
    language: document.documentElement.getAttribute('lang'),
    body: document.body,
    all: (selector) => [...document.querySelectorAll(selector)],
    first: (selector) => document.querySelector(selector),
    byId: (id) => document.getElementById(id),
  };
};
