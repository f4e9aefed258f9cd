use std::time::Instant;
fn main() {
    let t = Instant::now();
    let l = karabakh::lexicon::Lexicon::builtin().unwrap();
    println!("{:?} {:?}", t.elapsed(), l.size());
    let p = std::env::args().nth(1).unwrap();
    let s = std::fs::read_to_string(&p).unwrap();
    for _ in 0..3 {
        let t = Instant::now();
        let x = karabakh::text::Text::prepare(&s, &l);
        let e = t.elapsed();
        println!(
            "{} tokens {} sentences {:?} {:.1} MB/s",
            x.len(),
            x.sentences().len(),
            e,
            s.len() as f64 / 1e6 / e.as_secs_f64()
        );
    }
}
