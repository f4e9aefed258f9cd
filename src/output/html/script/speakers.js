// Who speaks how often, and in which tone. Under a filter only the articles are counted: which tone was where is not known.

const weightOf = (one) => (isFiltered() ? one.documents.length : one.quotes);

const STANCES = ['neutral', 'emphasis', 'claim', 'denial', 'warning', 'expectation', 'opinion', 'question'];

function speakers() {
  const all = view.speakers;
  if (!all.length) return section('speakers', h('p', { class: 'muted' }, label('word', 'nothing')));
  const top = Math.max(...all.map(weightOf));
  const told = isFiltered() ? [] : STANCES.filter((stance) => all.some((one) => one.stances[stance]));
  const rows = () => all.slice(0, 500).map((one) => [named(one.name), one.roles ? named(one.roles[0]) : '', number(one.quotes), number(one.words),
    ...told.map((stance) => (one.stances[stance] ? number(one.stances[stance]) : '')), articleLinks(one.documents, 3)]);
  return section('speakers', isFiltered() && h('p', { class: 'muted' }, say('articles_counted')),
    key(told.map((stance) => [`stance-${stance}`, label('stance', stance)])),
    growing(h('ol', { class: 'bars' }), all, (one) => speaker(one, top), 10),
    dataTable(say('speakers'), [say('speaker'), say('role'), `#${label('word', 'quotes')}`, `#${label('word', 'spoken')}`,
      ...told.map((stance) => `#${label('stance', stance)}`), say('count_articles')], rows));
}

function speaker(one, top) {
  const told = STANCES.filter((stance) => one.stances[stance]);
  const pieces = isFiltered() ? [{ value: one.documents.length, kind: 'mentions', text: countedIn('articles', one.documents.length) }] : told.map((stance) => ({
    value: one.stances[stance],
    kind: `stance-${stance}`,
    text: `${label('stance', stance)}: ${number(one.stances[stance])}`,
  }));
  return h('li', null,
    h('div', { class: 'who' },
      h('button', { type: 'button', onclick: () => lookUp(one.name), title: say('look_up_quotes') }, named(one.name)),
      one.roles && h('small', { class: 'muted' }, named(one.roles[0]))),
    bar(pieces, top),
    h('span', { class: 'n' }, number(weightOf(one))),
    h('span', { class: 'hidden' }, pieces.map((piece) => piece.text).join(say('comma'))));
}
