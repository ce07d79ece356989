/**
 * The page: what was put into it, and everything else.
 */
import { render } from 'preact';
import { App } from './app.tsx';
import { registered } from './registered.ts';
import './style.css';

const root = document.getElementById('explorer');
const protocols = await registered();
if (root !== null) render(<App registered={protocols} />, root);
