// The opening: how much was read, of when, and who and what it is about.

function counts() {
  const of = (kind) => WHOLE.entities.filter((entity) => entity.type === kind).length;
  const figures = WHOLE.events.flatMap((event) => event.claims ?? []).length;
  const quotes = WHOLE.speakers.reduce((sum, speaker) => sum + speaker.quotes, 0);
  return [
    ['count_articles', INDEX.length, '#articles'],
    ['count_persons', of('person'), '#names'],
    ['count_places', of('location'), '#names'],
    ['count_bodies', of('organization'), '#names'],
    ['count_quotes', quotes, '#speakers'],
    ['count_claims', figures, '#ledger'],
  ];
}

function opening() {
  const period = WHOLE?.period;
  return h('header', { class: 'opening' },
    h('p', { class: 'kicker' }, say('kicker')),
    h('h1', null, say('headline')),
    period && h('p', { class: 'period' }, period.start === period.end
      ? sayWith('on_day', day(period.start))
      : sayWith('period', day(period.start), day(period.end))),
    WHOLE && h('ul', { class: 'counts' }, counts().map(([text, count, href]) =>
      h('li', null, h('a', { href }, h('strong', null, number(count)), h('span', null, say(text)))))),
    h('nav', { class: 'contents', 'aria-label': say('contents') }, sections().map((id) =>
      h('a', { href: `#${id}` }, say(id)))));
}

/** The sections that the page has. */
function sections() {
  const whole = WHOLE ? ['ledger', 'timeline', 'speakers', 'spellings', 'names', 'network'] : [];
  return STORIES.length ? [...whole, 'articles'] : whole;
}

/** The most often named of each kind. */
function names() {
  const groups = ['person', 'location', 'organization', 'misc'].map((kind) => {
    const all = WHOLE.entities.filter((entity) => entity.type === kind);
    if (!all.length) return null;
    const item = (entity) => h('li', null,
      h('button', { type: 'button', onclick: () => lookUp(entity.name), title: say('look_up') }, named(entity.name)),
      h('span', { class: 'n muted' }, number(entity.mentions)),
      entity.roles && h('small', null, bdi(entity.roles[0], { lang: 'ar' })));
    return h('div', { class: `kind ${kind}` },
      h('h3', null, label('entity', kind), h('span', { class: 'n muted' }, number(all.length))),
      growing(h('ol', { class: 'ranking' }), all, item, 8));
  });
  return section('names', h('div', { class: 'kinds' }, groups));
}
