//! The built binary, run as users run it: `tests/cmd/*.md` say what it prints.
//! `TRYCMD=overwrite cargo test --test cli` writes what it prints now; read the difference.

#[test]
fn commands_print_what_their_pages_say() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .case("tests/cmd/*.md");
}
