fn main() {
    let l = karabakh::lexicon::Lexicon::builtin().unwrap();
    let s = std::env::args().nth(1).unwrap();
    let x = karabakh::text::Text::prepare(&s, &l);
    for i in 0..x.len() {
        print!("{} {:?}", x.form(i), x.token(i).kind);
        for t in x.tags(i) {
            print!(
                " | {:?} lead{} tail{} def{}: ",
                t.tokens(),
                t.lead,
                t.tail,
                t.definite
            );
            for s in x.senses(t) {
                match s {
                    karabakh::lexicon::Sense::Name(id, f) => print!(
                        "{:?}:{} {:?} amb={}; ",
                        l.name(id).kind,
                        l.name(id).ar,
                        f,
                        l.name(id).ambiguous
                    ),
                    karabakh::lexicon::Sense::Word(id, a) => {
                        print!("{:?} {:?}; ", l.meaning(id), a)
                    }
                }
            }
        }
        println!();
    }
}
