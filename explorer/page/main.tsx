/**
 * The page: what a report put into it, and everything else.
 */
import { render } from 'preact';
import { embeddedIn } from '../data.ts';
import { App } from './app.tsx';
import './style.css';

const root = document.getElementById('explorer');
if (root !== null) {
  const embedded = embeddedIn(document.getElementById('strategos-data')?.textContent ?? '');
  render(<App embedded={embedded} />, root);
}
