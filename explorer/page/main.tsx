/**
 * The page: what was put into it, and everything else.
 */
import { render } from 'preact';
import { App } from './app.tsx';
import { loadRegistered } from './registered.ts';
import './style.css';

const root = document.getElementById('explorer');
const protocols = await loadRegistered();
if (root !== null) render(<App registered={protocols} />, root);
