// Who speaks how often, and in which tone.

const STANCES = ['neutral', 'emphasis', 'claim', 'denial', 'warning', 'expectation', 'opinion', 'question'];

function speakers() {
  const all = WHOLE.speakers;
  if (!all.length) return section('speakers', h('p', { class: 'muted' }, label('word', 'nothing')));
  const top = all[0].quotes;
  const told = STANCES.filter((stance) => all.some((one) => one.stances[stance]));
  const rows = () => all.slice(0, 500).map((one) => [named(one.name), one.roles?.[0] ?? '', number(one.quotes), number(one.words),
    ...told.map((stance) => (one.stances[stance] ? number(one.stances[stance]) : '')), articleLinks(one.documents, 3)]);
  return section('speakers',
    key(told.map((stance) => [`stance-${stance}`, label('stance', stance)])),
    growing(h('ol', { class: 'bars' }), all, (one) => speaker(one, top), 10),
    behind(say('speakers'), [say('speaker'), say('role'), `#${label('word', 'quotes')}`, `#${label('word', 'spoken')}`,
      ...told.map((stance) => `#${label('stance', stance)}`), say('count_articles')], rows));
}

function speaker(one, top) {
  const told = STANCES.filter((stance) => one.stances[stance]);
  const pieces = told.map((stance) => ({
    value: one.stances[stance],
    kind: `stance-${stance}`,
    text: `${label('stance', stance)}: ${number(one.stances[stance])}`,
  }));
  return h('li', null,
    h('div', { class: 'who' },
      h('button', { type: 'button', onclick: () => lookUp(one.name), title: say('look_up_quotes') }, named(one.name)),
      one.roles && h('small', { class: 'muted' }, bdi(one.roles[0], { lang: 'ar' }))),
    bar(pieces, top),
    h('span', { class: 'n' }, number(one.quotes)),
    h('span', { class: 'hidden' }, pieces.map((piece) => piece.text).join(say('comma'))));
}
