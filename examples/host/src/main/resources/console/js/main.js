/** Starts the console. */
import { h, render } from 'preact';
import { loadWords } from './i18n.js';
import { openLiveCases } from './live-cases.js';
import { openReference } from './reference.js';
import { Shell } from './shell.js';
import { openStats } from './stats.js';
import { openStream } from './stream.js';

loadWords().then(() => {
  openStream(); // before the first reading, so that no change falls between the two
  openReference();
  openLiveCases();
  openStats();
  render(h(Shell, null), document.getElementById('app'));
});
