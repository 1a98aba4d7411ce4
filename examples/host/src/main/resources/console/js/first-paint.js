// A classic script, before the style sheets: the chosen theme must be known at the first paint.
(function () {
  var chosen = null;
  try {
    chosen = JSON.parse(localStorage.getItem('gridward.settings') || '{}');
  } catch (unreadable) {
    chosen = null;
  }
  var dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  var root = document.documentElement;
  root.dataset.theme = (chosen && chosen.theme) || (dark ? 'dark' : 'light');
  root.lang = (chosen && chosen.language) || 'zh-CN';
})();
