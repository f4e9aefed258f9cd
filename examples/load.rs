use karabakh::{article::*, extract::*, text::Text};
use std::time::Instant;
fn main() {
    let t = Instant::now();
    let l = karabakh::lexicon::Lexicon::builtin().unwrap();
    println!("{:?} {:?}", t.elapsed(), l.size());
    let p = std::env::args().nth(1).unwrap();
    let s = std::fs::read_to_string(&p).unwrap();
    let mb = s.len() as f64 / 1e6;
    for _ in 0..2 {
        let t = Instant::now();
        let x = Text::prepare(&s, &l);
        let e = t.elapsed().as_secs_f64();
        let t = Instant::now();
        let n = names::read(&x);
        let e2 = t.elapsed().as_secs_f64();
        let t = Instant::now();
        let q = quote::read(&x, &n);
        let e3 = t.elapsed().as_secs_f64();
        println!(
            "{} tokens prepare {:.1} names {:.1} quotes {:.1} MB/s",
            x.len(),
            mb / e,
            mb / e2,
            mb / e3
        );
        let _ = q;
    }
    let a = karabakh::analyze::Analyzer::new(
        l,
        &karabakh::facts::Layer::ALL,
        karabakh::span::Unit::Chars,
    );
    let seeds: Vec<String> = std::fs::read_dir("seeds")
        .unwrap()
        .filter_map(|f| {
            let f = f.unwrap().path();
            (f.extension()? == "txt").then(|| std::fs::read_to_string(f).unwrap())
        })
        .collect();
    let t = Instant::now();
    let mut n = 0;
    for _ in 0..100 {
        for s in &seeds {
            n += s.len();
            a.analyze(&Article {
                text: s.clone(),
                ..Default::default()
            });
        }
    }
    println!(
        "seeds whole {:.1} MB/s",
        n as f64 / 1e6 / t.elapsed().as_secs_f64()
    );
}
