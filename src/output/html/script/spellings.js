// How each name is spelled, and by whom.

function spellings() {
  const total = (one) => one.forms.reduce((sum, form) => sum + form.count, 0);
  const several = view.variants.filter((one) => one.forms.length > 1)
    .map((one) => ({ ...one, total: total(one) }))
    .sort((a, b) => b.forms.length - a.forms.length || b.total - a.total);
  if (!several.length) return section('spellings', h('p', { class: 'muted' }, label('word', 'nothing')));
  const rows = () => several.slice(0, 500).flatMap((one) => one.forms.map((form) =>
    [named(one.name), bdi(form.text, { lang: 'ar' }), number(form.count), sources(form)]));
  return section('spellings', growing(h('div', { class: 'spellings' }), several, spelling, 6),
    dataTable(say('spellings'), [say('name'), say('spelling'), `#${label('word', 'mentions')}`, say('used_by')], rows));
}

function spelling(one) {
  const shades = one.forms.map((form, i) => ({ value: form.count, kind: `shade-${Math.min(i, 5)}`, text: `${form.text} ${number(form.count)}` }));
  return h('article', { class: 'spelling' },
    h('h3', null, named(one.name), h('span', { class: 'muted' }, sayWith('spellings_count', number(one.forms.length)))),
    bar(shades, one.total),
    growing(h('ul', { class: 'forms' }), one.forms.map((form, i) => [form, i]), ([form, i]) => h('li', null,
      h('i', { class: `swatch shade-${Math.min(i, 5)}` }), bdi(form.text, { lang: 'ar' }),
      h('span', { class: 'n' }, number(form.count)),
      h('small', { class: 'muted' }, sources(form))), 8));
}

/** Who writes so, how often; an article of no known outlet stands for itself. */
function sources(form) {
  const outlets = form.sources.filter((one) => one.source);
  const shown = outlets.slice(0, 6).map((one) => h('span', null, named(one.source), one.count > 1 && ` ×${number(one.count)}`));
  const rest = outlets.length - shown.length;
  const unknown = form.documents.filter((n) => !INDEX[n].source);
  const all = [...shown, ...(rest > 0 ? [sayWith('and_more', number(rest))] : []), ...(unknown.length ? [articleLinks(unknown, 3)] : [])];
  return all.flatMap((part, i) => (i ? [say('comma'), part] : [part]));
}
