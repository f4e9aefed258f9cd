// The text of an article with its facts marked. Facts overlap, so the text is cut wherever one
// begins or ends, and each piece carries all facts that cover it.

/** Every fact of a story that has a place in the text, in order of where it begins; `words` are those of the place. */
function facts(one) {
  const found = [];
  for (const entity of one.entities ?? []) {
    for (const mention of entity.mentions) found.push({ layer: entity.type, span: mention.span, words: mention, fact: entity, mention });
  }
  for (const fact of one.dates ?? []) found.push({ layer: 'dates', span: fact.span, words: fact, fact });
  for (const fact of one.casualties ?? []) found.push({ layer: 'casualties', span: fact.span, words: fact, fact });
  for (const fact of one.events ?? []) {
    for (const said of [fact.trigger, ...(fact.mentions ?? [])]) found.push({ layer: 'events', span: said.span, words: said, fact });
  }
  for (const fact of one.quotes ?? []) {
    found.push({ layer: 'quotes', span: fact.span, words: fact, fact });
    found.push({ layer: 'quotes', span: fact.cue.span, words: fact.cue, fact, cue: true });
  }
  return found.filter(({ span }) => span[1] > span[0]).sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
}

/** The lines of a text, as places. */
function* lines(text) {
  let from = 0;
  for (const line of text.split('\n')) {
    if (line.trim()) yield [from, from + line.length];
    from += line.length + 1;
  }
}

/** The text as paragraphs. `number` is that of the article, for the anchors of its figures. */
function marked(one, number) {
  const all = facts(one);
  let first = 0;
  const paragraphs = [];
  for (const [from, to] of lines(one.text)) {
    while (first < all.length && all[first].span[1] <= from && all[first].layer !== 'quotes') first += 1;
    const here = [];
    for (let i = first; i < all.length && all[i].span[0] < to; i += 1) {
      if (all[i].span[1] > from) here.push(i);
    }
    paragraphs.push(h('p', { dir: 'auto' }, pieces(one.text, from, to, here, all, number)));
  }
  return h('div', { class: 'text', lang: 'ar', dir: 'rtl' }, paragraphs);
}

function pieces(text, from, to, here, all, number) {
  const cuts = new Set([from, to]);
  for (const i of here) for (const cut of all[i].span) if (cut > from && cut < to) cuts.add(cut);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, n) => {
    const end = places[n + 1];
    const covering = here.filter((i) => all[i].span[0] <= start && all[i].span[1] >= end);
    const shown = text.slice(start, end);
    if (!covering.length) return shown;
    const kinds = covering.map((i) => (all[i].cue ? 'cue' : all[i].layer));
    const begins = covering.filter((i) => all[i].span[0] === start);
    const figure = begins.map((i) => all[i]).find(({ layer }) => layer === 'casualties');
    return h('span', {
      class: ['m', ...new Set(kinds)].join(' '),
      'data-facts': covering.join(' '),
      role: begins.length ? 'button' : null,
      tabindex: begins.length ? '-1' : null,
      'aria-haspopup': begins.length ? 'dialog' : null,
      id: figure ? `a${number}.${(figure.fact.at ?? figure.fact.span).join('-')}` : null,
    }, shown);
  });
}
