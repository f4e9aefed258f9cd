// The opening: what the page is, how much was read and of when; and the names.

function counts() {
  const quotes = WHOLE.speakers.reduce((sum, speaker) => sum + speaker.quotes, 0);
  return [
    [countedIn('articles', INDEX.length), '#articles'],
    [countedIn('events', WHOLE.events.length), '#events'],
    [countedIn('claims', WHOLE.events.reduce((sum, event) => sum + (event.claims?.length ?? 0), 0)), '#events'],
    [countedIn('quotations', quotes), '#speakers'],
  ];
}

/** The title of the page. */
const heading = () => SETTING.title ?? say('headline');

function opening() {
  const period = WHOLE?.period;
  const link = ([text, href]) => (href === '#articles' && !BLOCKS.length ? h('span', null, text) : h('a', { href }, text));
  return h('header', { class: 'opening' },
    h('h1', null, SETTING.title ? bdi(SETTING.title) : say('headline')),
    h('p', { class: 'period' },
      period && h('span', null, period.start === period.end
        ? sayWith('on_day', day(period.start))
        : sayWith('period', day(period.start), day(period.end))),
      WHOLE && counts().map(link)),
    leftOut());
}

/** What of the articles is not on this page, and how to get it. */
function leftOut() {
  const missing = PLACES.filter((place_) => place_ === null).length;
  if (!missing) return null;
  if (SETTING.articles === 'all') return h('p', { class: 'left-out' }, say('no_texts'), ' ', h('code', { dir: 'ltr' }, '--report aggregate'));
  return h('p', { class: 'left-out' }, sayWith('left_out', number(missing), number(INDEX.length)), ' ', h('code', { dir: 'ltr' }, '--articles all'));
}

/** The sections that the page has, in their order, as functions that draw them. */
const SECTIONS = { speakers, spellings, names, network };

function contents() {
  const all = [...(WHOLE ? ['events', ...['map', 'timeline'].filter((id) => at(id)), ...Object.keys(SECTIONS)] : []), ...(BLOCKS.length ? ['articles'] : [])];
  return all.map((id) => h('a', { href: `#${id}` }, say(id)));
}

/** The most often named of each kind. */
function names() {
  const groups = ['person', 'location', 'organization', 'misc'].map((kind) => {
    const all = view.entities.filter((entity) => entity.type === kind);
    if (!all.length) return null;
    const item = (entity) => h('li', null,
      h('button', { type: 'button', onclick: () => lookUp(entity.name), title: say('look_up') }, named(entity.name)),
      h('span', { class: 'n muted' }, number(isFiltered() ? entity.documents.length : entity.mentions)),
      entity.roles && h('small', null, named(entity.roles[0])));
    return h('div', { class: `kind ${kind}` },
      h('h3', null, label('entity', kind), h('span', { class: 'n muted' }, number(all.length))),
      growing(h('ol', { class: 'ranking' }), all, item, 8));
  });
  return section('names', isFiltered() && h('p', { class: 'muted' }, say('articles_counted')), h('div', { class: 'kinds' }, groups));
}
