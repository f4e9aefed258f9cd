// The articles, a page of them at a time, each built when it comes into view.

const PAGE = 10;

/** The numbers of the articles to be shown. */
function chosen() {
  const named_ = state.only && new Set(state.only.documents);
  return view.articles.filter((n) => hasStory(n) && (!named_ || named_.has(n)));
}

function articles() {
  if (!BLOCKS.length) return null;
  const part = section('articles', legend(), h('div', { id: 'filter' }), h('div', { id: 'list' }), h('nav', { id: 'pager', class: 'pager', 'aria-label': say('pages') }));
  listenToMarks(part);
  return part;
}

/** Which marks mean what; each switches its layer. */
function legend() {
  const item = (layer) => {
    const button = h('button', { type: 'button', 'data-layer': layer, 'aria-pressed': String(!state.hidden.has(layer)), class: layer },
      h('span', { class: `m ${layer}` }, say(`layer_${layer}`)));
    button.addEventListener('click', () => {
      if (!state.hidden.delete(layer)) state.hidden.add(layer);
      button.setAttribute('aria-pressed', String(!state.hidden.has(layer)));
      applyHidden();
      closeCard();
    });
    return button;
  };
  return h('div', { class: 'legend', role: 'group', 'aria-label': say('legend') }, h('span', { class: 'muted' }, say('legend')), LAYERS.map(item));
}

const applyHidden = () => {
  document.documentElement.dataset.hidden = [...state.hidden].join(' ');
};

let watch = null;

function fillList() {
  if (!BLOCKS.length) return;
  const numbers = chosen();
  const pages = Math.max(1, Math.ceil(numbers.length / PAGE));
  state.page = Math.min(state.page, pages - 1);
  watch?.disconnect();
  watch = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) build(target);
  }, { rootMargin: '600px 0px' });
  const here = numbers.slice(state.page * PAGE, (state.page + 1) * PAGE);
  const frames = here.map((n) => h('article', { class: 'article waiting', id: `a${n}`, 'data-n': n, 'aria-labelledby': `a${n}-title` }, head(n)));
  at('list').replaceChildren(...frames);
  frames.forEach((frame) => watch.observe(frame));
  fillFilter(numbers);
  fillPager(pages);
}

function fillFilter(numbers) {
  at('filter').replaceChildren(...(state.only ? [h('p', { class: 'filter' }, sayWith('only_naming', named(state.only.name), number(numbers.length)),
    h('button', { type: 'button', onclick: () => { state.only = null; state.page = 0; fillList(); keepAddress(); } }, say('show_all')))] : []));
}

function fillPager(pages) {
  const go = (page) => () => { state.page = page; fillList(); at('articles').scrollIntoView(); };
  at('pager').replaceChildren(...(pages < 2 ? [] : [
    h('button', { type: 'button', disabled: state.page === 0, onclick: go(state.page - 1) }, say('previous')),
    h('label', null, say('page'), h('input', { type: 'number', min: 1, max: pages, value: state.page + 1,
      onchange: (event) => go(Math.min(pages, Math.max(1, Number(event.target.value) || 1)) - 1)() }), sayWith('of_pages', number(pages))),
    h('button', { type: 'button', disabled: state.page === pages - 1, onclick: go(state.page + 1) }, say('next'))]));
}

/** What is seen of an article before its text is built. */
function head(n) {
  const { id, source, published } = INDEX[n];
  return h('header', null,
    h('p', { class: 'byline' }, [source && named(source), h('time', { datetime: published }, published ? day(published) : label('word', 'undated')),
      sayWith('article_number', number(n + 1))].filter(Boolean).flatMap((part, i) => (i ? [h('span', { class: 'dot' }, '·'), part] : [part]))),
    h('h3', { id: `a${n}-title`, tabindex: '-1' }, bdi(title(n), { lang: 'ar' })),
    h('p', { class: 'id muted' }, bdi(id, { dir: 'ltr' })));
}

/** Builds what is below the heading of an article, once. */
function build(frame) {
  if (!frame.classList.contains('waiting')) return;
  frame.classList.remove('waiting');
  const n = Number(frame.dataset.n);
  const one = story(n);
  const text = marked(one, n);
  const first = text.querySelector('.m[role=button]');
  if (first) first.tabIndex = 0;
  text.setAttribute('role', 'group');
  text.setAttribute('aria-label', say('text_help'));
  frame.append(h('div', { class: 'columns' }, text, h('aside', null, figuresOf(one, n), quotesOf(one), notesOf(one))));
}

function figuresOf(one, n) {
  if (!one.casualties) return null;
  return [h('h4', null, label('layer', 'casualties')), h('ul', { class: 'figures' }, one.casualties.map((fact) => h('li', null,
    h('a', { href: `#a${n}.${(fact.at ?? fact.span).join('-')}` }, label('outcome', fact.outcome), say('colon'), h('b', null, hedged(fact.count))),
    h('small', null, say('according_to'), ' ', fact.claimed_by ? named(fact.claimed_by.name) : say('article_itself')))))];
}

function quotesOf(one) {
  if (!one.quotes) return null;
  const item = (fact) => h('li', null, h('b', null, fact.speaker.name ? named(fact.speaker.name) : label('word', 'unknown')), unsaid(fact),
    h('small', { class: `tone stance-${fact.cue.stance}` }, bdi(words(one.text, fact.cue), { lang: 'ar' })),
    quoted(words(one.text, fact)));
  return [h('h4', null, label('layer', 'quotes')), growing(h('ul', { class: 'said' }), one.quotes, item, 4)];
}

function notesOf(one) {
  const notes = (one.warnings ?? []).map((warning) => h('p', { class: 'warning' }, label('word', 'warning'), ': ', bdi(warning.message, { lang: 'en', dir: 'ltr' })));
  const address = one.url && h('p', { class: 'muted' }, say('address'), ' ', bdi(one.url, { dir: 'ltr' }));
  return [notes, address];
}

/** Goes to an article, or to the words in it that state a figure. */
function openArticle(n, place) {
  let where = chosen().indexOf(n);
  if (where < 0) {
    state.only = null;
    state.filter = {};
    redraw();
    where = chosen().indexOf(n);
  }
  const page = Math.floor(where / PAGE);
  if (page !== state.page || !at(`a${n}`)) {
    state.page = page;
    fillList();
  }
  const frame = at(`a${n}`);
  // What stands above is built first, so that nothing moves the goal afterwards.
  for (const above of at('list').children) {
    build(above);
    if (above === frame) break;
  }
  const mark = place && (at(`a${n}.${place}`) ?? markOf(frame, place));
  const target = mark ?? frame;
  target.scrollIntoView({ block: mark ? 'center' : 'start' });
  if (!mark) return at(`a${n}-title`).focus({ preventScroll: true });
  mark.focus({ preventScroll: true });
  flash(mark);
  return undefined;
}

/** The first piece of the fact that stands at this place of an article. */
function markOf(frame, place) {
  const i = facts(story(Number(frame.dataset.n))).findIndex(({ words: { at: counted, span: shown } }) => (counted ?? shown).join('-') === place);
  return [...frame.querySelectorAll('.text .m')].find((piece) => piece.dataset.facts.split(' ').includes(String(i)));
}

/** Lights up the words for a moment, all pieces of the same fact. */
function flash(mark) {
  const wanted = mark.dataset.facts.split(' ');
  for (const other of mark.closest('.text').querySelectorAll('.m:is(.casualties, .events)')) {
    if (!other.dataset.facts.split(' ').some((i) => wanted.includes(i))) continue;
    other.classList.remove('flash');
    void other.offsetWidth; // restarts the animation
    other.classList.add('flash');
  }
}
