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
    h('div', { class: 'search', role: 'search' }, field),
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
  keepAddress();
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
  document.title = heading();
  at('skip').textContent = say('skip');
  at('bar').replaceChildren(...topBar());
  at('foot').replaceChildren(...foot().filter(Boolean));
  redraw();
}

/** Draws what the filters leave. */
function redraw() {
  const focused = document.activeElement?.id;
  closeCard();
  at('results').hidden = true;
  at('results').setAttribute('aria-label', say('results'));
  look();
  area = null;
  const front = WHOLE && h('div', { class: 'front' }, events(), h('div', { class: 'beside' }, map(), timeline()));
  const rest = WHOLE ? Object.values(SECTIONS).map((part) => part()) : [];
  const nav = h('nav', { class: 'contents', 'aria-label': say('contents') });
  at('page').replaceChildren(...[opening(), WHOLE && WHOLE.events.length > 0 && filterBar(), front, ...rest, articles()].filter(Boolean));
  fill(nav, null, contents());
  at('page').querySelector('.opening').append(nav);
  applyHidden();
  fillList();
  if (focused) at(focused)?.focus({ preventScroll: true });
}

/** `#a3` is an article, `#a3.120-140` words in it that state a fact; `#place=…&at=a3` has filters besides. */
function follow() {
  const goal = readAddress();
  const [, n, place_] = /^a(\d+)(?:\.([\d-]+))?$/.exec(goal) ?? [];
  if (n !== undefined && hasStory(n)) openArticle(Number(n), place_);
}

/** Reads the address anew, as after a step back: filters first, then the goal. */
function arrive() {
  const before = fragment();
  const lang = state.lang;
  readAddress();
  if (state.lang !== lang) draw();
  else if (location.hash.includes('=') && fragment() !== before) redraw();
  follow();
}

readAddress();
draw();
follow();
window.addEventListener('hashchange', arrive);
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#a"]');
  const goal = link?.getAttribute('href').slice(1);
  if (!/^a\d/.test(goal ?? '') || event.defaultPrevented) return;
  // The filters stay in the address, and a link to where one already is leads there again.
  event.preventDefault();
  endSearch();
  history.pushState(null, '', `#${fragment() ? fragment(goal) : goal}`);
  follow();
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
  // Only these are drawn for a width; the rest flows.
  for (const part of [map, timeline, network]) at(part.name)?.replaceWith(part());
});
