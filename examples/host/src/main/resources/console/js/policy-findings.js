/** What the last attempt to load a policy found: which cell, what was seen, how to mend it. */
import { details, div, h2, li, p, section, span, summary, ul } from './tags.js';
import { exactMoment } from './format.js';
import { icon } from './icons.js';
import { t, word } from './i18n.js';
import { settings } from './settings.js';

/** @param {any} attempt */
export const LastAttempt = ({ at, accepted, findings }) =>
  section(
    {
      class: `card attempt ${accepted ? 'attempt-good' : 'attempt-bad'}`,
      'aria-label': t('policy.attempt'),
    },
    h2(
      { class: 'card-title' },
      icon(accepted ? 'check' : 'warning'),
      t(accepted ? 'policy.accepted' : 'policy.refused'),
      span({ class: 'card-note' }, exactMoment(at)),
    ),
    !accepted && p({ class: 'soft' }, t('policy.stays')),
    Findings(findings),
  );

/** @param {any[]} findings what to mend stands open, what is only told is folded */
export function Findings(findings) {
  if (findings.length === 0) {
    return p({ class: 'soft' }, t('policy.noFindings'));
  }
  const notes = findings.filter((it) => it.level === 'NOTE');
  const rest = findings.filter((it) => it.level !== 'NOTE');
  return [
    rest.length > 0 && List(rest),
    notes.length > 0 &&
      details(
        { class: 'more finding-notes' },
        summary(null, t('policy.notes', { n: notes.length })),
        List(notes),
      ),
  ];
}

const List = (findings) =>
  ul({ class: 'findings' }, ...findings.map((it, index) => Finding(it, index)));

const Finding = (it, index) =>
  li(
    { key: index, class: `finding finding-${it.level}` },
    div(
      { class: 'finding-head' },
      span({ class: 'finding-level' }, word('level', it.level)),
      span({ class: 'code finding-code' }, it.code),
      span({ class: 'code finding-place' }, [it.file, it.sheet, it.cell].filter(Boolean).join('!')),
      it.value &&
        span(
          { class: 'finding-value' },
          t('policy.seen'),
          ' ',
          span({ class: 'code seen' }, it.value),
        ),
    ),
    p({ class: 'finding-text' }, settings.get().language === 'en' ? it.en : it.zh),
    it.fix && p({ class: 'finding-fix' }, span({ class: 'basis-name' }, t('policy.fix')), it.fix),
  );
