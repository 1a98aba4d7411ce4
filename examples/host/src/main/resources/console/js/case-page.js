/** Page 3, 案件: where it stands, why this department, and everything that was done (全程留痕). */
import { h } from 'preact';
import { useEffect } from 'preact/hooks';
import { a, article, aside, button, div, h1, p, span } from './tags.js';
import { start } from './action-dialog.js';
import { ActionBar } from './action-bar.js';
import { forwardOf } from './actions.js';
import { Countdown, flags, gradeMark, matterOf, stateBadge } from './badges.js';
import { EventCard, Reports } from './case-event.js';
import { Facts } from './case-facts.js';
import { useCase } from './case-model.js';
import { Nearby } from './case-nearby.js';
import { Notices } from './case-notices.js';
import { Progress } from './case-progress.js';
import { Timeline } from './case-timeline.js';
import { Why } from './case-why.js';
import { card } from './card.js';
import { openHelp } from './help-dialog.js';
import { icon } from './icons.js';
import { t } from './i18n.js';
import { useKeys } from './keys.js';
import { reasonOf } from './perform.js';
import { href } from './router.js';

/** @param {{id: string}} props */
export function CasePage({ id }) {
  const { file, problem, take, again } = useCase(id);
  const act = (choose) => () => {
    const allowed = file && choose(file.allowed);
    if (allowed) {
      start(file, allowed, take);
    }
  };
  useKeys({
    a: act(forwardOf),
    t: act((allowed) => allowed.find((it) => it.action === 'TRANSFER')),
    b: act((allowed) => allowed.find((it) => it.action === 'SEND_BACK')),
    '?': openHelp,
  });
  useEffect(() => {
    window.addEventListener('beforeprint', unfold);
    return () => window.removeEventListener('beforeprint', unfold);
  }, []);

  return article(
    { class: 'case-page', 'data-case': file ? file.id : '' },
    a({ class: 'back', href: href('queue') }, icon('back'), t('case.back')),
    problem &&
      div(
        { class: 'empty' },
        p(null, reasonOf(problem)),
        button({ class: 'button', type: 'button', onClick: again }, t('again')),
      ),
    !file && !problem && p({ class: 'empty' }, t('loading')),
    file && Head(file, take),
    file && Body(file),
  );
}

const Head = (file, take) =>
  div(
    { class: 'case-head' },
    div(
      { class: 'case-name' },
      div(
        { class: 'case-line' },
        span({ class: 'case-number code' }, file.id),
        stateBadge(file.state),
        ...flags(file),
      ),
      h1(null, gradeMark(file.grade, true), matterOf(file)),
      file.event.text && p({ class: 'case-text' }, file.event.text),
    ),
    div(
      { class: 'case-due' },
      h(Countdown, { of: file, long: true }),
      button(
        { class: 'button button-small case-print', type: 'button', onClick: () => window.print() },
        icon('print'),
        t('print'),
      ),
    ),
    h(ActionBar, { file, onDone: take }),
    Progress(file),
  );

const Body = (file) =>
  div(
    { class: 'case-body' },
    div({ class: 'case-main' }, h(Why, { file }), h(Nearby, { key: file.id, file }), Timeline(file), Notices(file)),
    aside(
      { class: 'case-side', 'aria-label': t('case.side') },
      card(t('case.facts'), Facts(file)),
      EventCard(file),
      Reports(file),
    ),
  );

/** Paper cannot be clicked. */
function unfold() {
  document
    .querySelectorAll('.case-page details:not(.menu-more)')
    .forEach((it) => it.setAttribute('open', ''));
}
