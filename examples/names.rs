fn main() {
    let l = karabakh::lexicon::Lexicon::builtin().unwrap();
    let s = std::env::args().nth(1).unwrap();
    let x = karabakh::text::Text::prepare(&s, &l);
    let n = karabakh::extract::names::read(&x);
    for e in &n.entities {
        println!(
            "{:?} {} {:?} {:?}",
            e.kind,
            e.name,
            e.roles,
            e.mentions.iter().map(|m| &m.text).collect::<Vec<_>>()
        );
    }
    for t in &n.titles {
        println!(
            "{:?} holder {:?} {:?} key {}",
            x.slice(t.span),
            t.holder,
            t.country,
            t.key
        );
    }
    for q in karabakh::extract::quote::read(&x, &n) {
        println!(
            "{:?} | {} | {} | {:?} | {:?}",
            q.kind,
            q.cue.text,
            q.text,
            q.speaker,
            q.via.map(|v| v.name)
        );
    }
}
