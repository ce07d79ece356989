/**
 * The page: what was put into it, and everything else.
 */
import { render } from 'preact';
import { App } from './app.tsx';
import './style.css';

const root = document.getElementById('explorer');
if (root !== null) render(<App />, root);
