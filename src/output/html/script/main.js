// Puts the page together, and again when its language changes.

function topBar() {
  const field = h('input', { id: 'query', type: 'search', autocomplete: 'off', spellcheck: 'false', placeholder: say('search'),
    'aria-label': say('search'), dir: 'auto', 'aria-controls': 'results' });
  let wait = 0;
  field.addEventListener('input', () => {
    clearTimeout(wait);
    wait = setTimeout(() => search(field.value), 120);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') endSearch();
  });
  const other = state.lang === 'ar' ? 'en' : 'ar';
  return [
    h('a', { class: 'mark', href: '#page' }, 'karabakh'),
    h('div', { class: 'search' }, field),
    h('button', { id: 'lang', type: 'button', lang: other, onclick: () => setLang(other) }, LABELS.page[other].language),
    h('button', { id: 'theme', type: 'button', onclick: toggleTheme, 'aria-label': say('theme'), title: say('theme') },
      svg('svg', { viewBox: '0 0 20 20', width: 18, height: 18, 'aria-hidden': 'true' },
        svg('circle', { cx: 10, cy: 10, r: 7.2, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6 }),
        svg('path', { d: 'M10 2.8a7.2 7.2 0 0 1 0 14.4z', fill: 'currentColor' })))];
}

function toggleTheme() {
  const dark = document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  document.documentElement.dataset.theme = dark === 'dark' ? 'light' : 'dark';
}

function setLang(lang) {
  state.lang = lang;
  draw();
  at('lang').focus();
}

function foot() {
  const { tool, options } = SETTING;
  const shown = Object.entries(options).filter(([, value]) => value !== null && String(value) !== '').map(([name, value]) => `${name} = ${value}`);
  return [
    PROBLEMS.length > 0 && h('section', { class: 'problems' }, h('h2', null, say('problems')),
      growing(h('ul'), PROBLEMS, (one) => h('li', null, bdi([one.path, one.line, one.what].filter(Boolean).join(': '), { lang: 'en', dir: 'ltr' })), 10)),
    h('p', null, say('method')),
    h('p', { class: 'muted', lang: 'en', dir: 'ltr' }, `${tool.name} ${tool.version} · ${shown.join(' · ')}`)];
}

function draw() {
  const root = document.documentElement;
  root.lang = state.lang;
  root.dir = state.lang === 'ar' ? 'rtl' : 'ltr';
  document.title = say('title');
  closeCard();
  at('skip').textContent = say('skip');
  at('results').hidden = true;
  at('bar').replaceChildren(...topBar());
  const whole = WHOLE ? [ledger, timeline, speakers, spellings, names, network].map((part) => part()) : [];
  at('page').replaceChildren(...[opening(), ...whole, articles()].filter(Boolean));
  at('foot').replaceChildren(...foot().filter(Boolean));
  applyHidden();
  fillList();
}

/** `#a3` is an article, `#a3.120-140` the words in it that state a figure. */
function follow() {
  const [, n, place] = /^#a(\d+)(?:\.([\d-]+))?$/.exec(location.hash) ?? [];
  if (n !== undefined && STORIES[n]) openArticle(Number(n), place);
}

draw();
follow();
window.addEventListener('hashchange', follow);
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#a"]');
  // A link to where one already is leads there again.
  if (link && link.getAttribute('href') === location.hash) follow();
});
document.addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input, textarea, select');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    at('query').focus();
  }
});
window.addEventListener('beforeprint', () => {
  for (const frame of document.querySelectorAll('.article.waiting')) build(frame);
});
let wasNarrow = narrow();
window.addEventListener('resize', () => {
  if (wasNarrow === narrow() || !WHOLE) return;
  wasNarrow = narrow();
  // Only these two are drawn for a width; the rest flows.
  for (const part of [timeline, network]) at(part.name).replaceWith(part());
});
