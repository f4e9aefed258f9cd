// What of all is shown: filters by time, place, outlet, type and source. They hold for every section, and the address of
// the page keeps them, so that a link shows the same to others.

const FILTERS = ['from', 'to', 'place', 'outlet', 'type', 'source'];

/** What the filters leave of the whole. */
let view = null;

const isFiltered = () => FILTERS.some((name) => state.filter[name]);

const dayOf = (event) => [event.start ?? null, event.end ?? event.start ?? null];

/** Whether someone is named as the source of a claim of the event. */
const isNamed = (event) => (event.claims ?? []).some((claim) => claim.claimed_by);

/** Whether a place is meant, or lies in what is meant. */
const liesIn = (place, wanted) => place.name === wanted || (place.within ?? []).includes(wanted);

const TESTS = {
  from: (event, from) => (dayOf(event)[1] ?? '') >= from,
  to: (event, to) => dayOf(event)[0] !== null && dayOf(event)[0] <= to,
  place: (event, place) => Boolean(event.place) && liesIn(event.place, place),
  outlet: (event, outlet) => event.reports.some((report) => report.source === outlet),
  type: (event, type) => (event.type ?? 'untold') === type,
  source: (event, source) => Boolean(event.claims) && isNamed(event) === (source === 'named'),
};

/** Whether an event passes; `but` is a filter that is left out. */
const passes = (event, but) =>
  FILTERS.every((name) => name === but || !state.filter[name] || TESTS[name](event, state.filter[name]));

/** The articles that are shown: of the outlet, published in the time or telling of an event that is shown. */
function articlesOf(events) {
  const { from, to, place, outlet, type, source } = state.filter;
  const telling = new Set(events.flatMap((event) => event.reports.map((report) => report.document)));
  const inTime = ({ published }) => Boolean(published) && (!from || published >= from) && (!to || published <= to);
  return INDEX.map((_, n) => n).filter((n) =>
    (!outlet || INDEX[n].source === outlet)
    && (telling.has(n) || !(place || type || source || ((from || to) && !inTime(INDEX[n])))));
}

/** What is told in `articles` of those things that list their documents, the most widely told first. */
function within(things, articles) {
  const kept = things.map((one) => ({ ...one, documents: one.documents.filter((n) => articles.has(n)) }));
  return kept.filter((one) => one.documents.length).sort((a, b) => b.documents.length - a.documents.length);
}

/** Makes `view` anew. */
function look() {
  if (!WHOLE) {
    view = { articles: INDEX.map((_, n) => n), events: [] };
    return;
  }
  if (!isFiltered()) {
    const { events, telling, entities, variants, speakers, network } = WHOLE;
    view = { articles: INDEX.map((_, n) => n), events, telling: telling.map((i) => events[i]), entities, variants, speakers, network };
    return;
  }
  const events = WHOLE.events.filter((event) => passes(event));
  const articles = articlesOf(events);
  const set = new Set(articles);
  const spelled = (one) => ({ ...one, forms: one.forms.filter((form) => form.documents.some((n) => set.has(n))) });
  view = {
    articles,
    events,
    telling: WHOLE.telling.map((i) => WHOLE.events[i]).filter((event) => passes(event)),
    entities: within(WHOLE.entities, set),
    variants: WHOLE.variants.map(spelled),
    speakers: within(WHOLE.speakers, set),
    network: WHOLE.network.filter((pair) => pair.documents.some((n) => set.has(n))),
  };
}

/** The values that events have for a filter, the most frequent first, with their number. */
function choices(name, of) {
  const count = new Map();
  for (const event of WHOLE.events) {
    if (!passes(event, name)) continue;
    for (const value of new Set(of(event))) count.set(value, (count.get(value) ?? 0) + 1);
  }
  return [...count].sort((a, b) => b[1] - a[1]).slice(0, 400);
}

function setFilter(name, value) {
  if (value) state.filter[name] = value;
  else delete state.filter[name];
  state.page = 0;
  redraw();
  keepAddress();
}

function clearFilters() {
  state.filter = {};
  state.page = 0;
  redraw();
  keepAddress();
}

/** The row of filters, and how much they leave. */
function filterBar() {
  const { filter } = state;
  const pick = (name, all, text) => {
    const known = all.some(([value]) => value === filter[name]) || !filter[name] ? all : [[filter[name], 0], ...all];
    return h('label', null, h('span', null, say(`filter_${name}`)),
      h('select', { id: `filter-${name}`, onchange: (event) => setFilter(name, event.target.value) },
        h('option', { value: '' }, say('filter_any')),
        known.map(([value, count]) => h('option', { value, selected: filter[name] === value }, `${text(value)} (${number(count)})`))));
  };
  const time = (name) => h('label', null, h('span', null, say(`filter_${name}`)),
    h('input', { id: `filter-${name}`, type: 'date', value: filter[name] ?? '', onchange: (event) => setFilter(name, event.target.value) }));
  const placesOf = (event) => (event.place ? [event.place.name, ...(event.place.within ?? [])] : []);
  return h('details', { class: 'filtering', open: isFiltered() || !narrow() }, h('summary', null, say('filters')), h('form', { class: 'filters', id: 'filters', 'aria-label': say('filters'), onsubmit: (event) => event.preventDefault() },
    time('from'), time('to'),
    pick('place', choices('place', placesOf), plainName),
    pick('outlet', choices('outlet', (event) => event.reports.map((report) => report.source).filter(Boolean)), plainName),
    pick('type', choices('type', (event) => [event.type ?? 'untold']), (type) => (type === 'untold' ? say('event_untold') : label('event', type))),
    pick('source', choices('source', (event) => (event.claims ? [isNamed(event) ? 'named' : 'unnamed'] : [])), (value) => say(`source_${value}`)),
    h('p', { class: 'left', 'aria-live': 'polite' }, isFiltered() && [
      sayWith('filter_left', number(view.events.length), number(WHOLE.events.length), number(view.articles.length)), ' ',
      h('button', { type: 'button', id: 'filter-clear', onclick: clearFilters }, say('filter_clear'))])));
}

/** A name without markup, for lists in which none can be. */
const plainName = (name) => (state.lang === 'en' ? english.get(name) ?? name : name);

/** The address: filters, name and language, and the place one came from a link to. */
function fragment(goal) {
  const parts = FILTERS.filter((name) => state.filter[name]).map((name) => `${name}=${encodeURIComponent(state.filter[name])}`);
  if (state.only) parts.push(`name=${encodeURIComponent(state.only.name)}`);
  if (state.lang !== SETTING.lang) parts.push(`lang=${state.lang}`);
  if (goal) parts.push(`at=${goal}`);
  return parts.join('&');
}

/** Writes the filters into the address, without a step in the browser's history. */
function keepAddress(goal) {
  const shown = fragment(goal);
  history.replaceState(null, '', shown ? `#${shown}` : location.pathname + location.search);
}

/** Reads the address; gives the place in an article that it names. */
function readAddress() {
  const shown = location.hash.slice(1);
  if (!shown.includes('=')) return shown;
  const parts = new URLSearchParams(shown);
  state.filter = {};
  for (const name of FILTERS) if (parts.get(name)) state.filter[name] = parts.get(name);
  const name = parts.get('name');
  state.only = (name && WHOLE?.entities.find((entity) => entity.name === name)) || null;
  const lang = parts.get('lang');
  state.lang = lang && LABELS.page[lang] ? lang : SETTING.lang;
  return parts.get('at') ?? '';
}
