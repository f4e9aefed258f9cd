//! Good, odd and broken input: what is read, under which name, day and encoding, and what is told.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::fs;
use std::io::Cursor;
use std::path::PathBuf;

use karabakh::Problem;
use karabakh::article::{Article, PublishedBasis};
use karabakh::input::{Error, InputFormat, Options, open_articles, open_with};

const NEWS: &str = "قالت وزارة الدفاع الأذربيجانية إن قواتها سيطرت على مدينة شوشا.\n";

type Story = Result<Article, Problem>;

/// A folder of its own for a test.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            let path = desk.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Reads the whole desk.
    fn read(&self, options: &Options) -> Vec<Story> {
        open_articles(&[self.0.path()], options).unwrap().collect()
    }

    /// Reads some of its files.
    fn pick(&self, names: &[&str], options: &Options) -> Vec<Story> {
        let paths: Vec<_> = names.iter().map(|name| self.path(name)).collect();
        open_articles(&paths, options).unwrap().collect()
    }
}

fn piped(bytes: &[u8], options: &Options) -> Vec<Story> {
    let none: [&str; 0] = [];
    open_with(&none, options, Cursor::new(bytes.to_vec()))
        .unwrap()
        .collect()
}

fn ids(stories: &[Story]) -> Vec<&str> {
    stories
        .iter()
        .flatten()
        .map(|article| article.id.as_str())
        .collect()
}

fn problems(stories: &[Story]) -> Vec<(Option<u32>, &str)> {
    let problems = stories.iter().filter_map(|story| story.as_ref().err());
    problems
        .map(|problem| (problem.line, problem.what.as_str()))
        .collect()
}

/// The only article there is.
fn one(mut stories: Vec<Story>) -> Article {
    assert_eq!(stories.len(), 1, "{stories:?}");
    stories.remove(0).unwrap()
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn every_encoding_gives_the_same_text() {
    let marked = format!("\u{FEFF}{NEWS}");
    let files: [(&str, Vec<u8>); 8] = [
        ("UTF-8", NEWS.into()),
        ("UTF-8", marked.clone().into()),
        ("UTF-16LE", utf16(&marked, u16::to_le_bytes)),
        ("UTF-16BE", utf16(&marked, u16::to_be_bytes)),
        ("UTF-16LE", utf16(NEWS, u16::to_le_bytes)),
        ("UTF-16BE", utf16(NEWS, u16::to_be_bytes)),
        (
            "windows-1256",
            encoding_rs::WINDOWS_1256.encode(NEWS).0.into(),
        ),
        ("ISO-8859-6", encoding_rs::ISO_8859_6.encode(NEWS).0.into()),
    ];
    for (encoding, bytes) in files {
        for options in [
            Options::default(),
            Options {
                encoding: Some(encoding.into()),
                ..Options::default()
            },
        ] {
            let article = one(Desk::new(&[("a.txt", &bytes)]).read(&options));
            assert_eq!(
                (article.text.as_str(), article.encoding.as_str()),
                (NEWS, encoding)
            );
        }
    }
}

#[test]
fn records_are_read_in_every_encoding() {
    let record = |id| format!("{{\"id\": \"{id}\", \"text\": \"شوشا\"}}\n");
    let lines = record("1") + "\n \t\r\n" + &record("2").repeat(2000);
    let marked = format!("\u{FEFF}{lines}");
    let label = |label: &str| Options {
        encoding: Some(label.into()),
        ..Options::default()
    };
    for (options, bytes) in [
        (Options::default(), marked.clone().into_bytes()),
        (Options::default(), utf16(&marked, u16::to_le_bytes)),
        (Options::default(), utf16(&lines, u16::to_be_bytes)),
        (
            label("cp1256"),
            encoding_rs::WINDOWS_1256.encode(&lines).0.into_owned(),
        ),
    ] {
        let stories = piped(&bytes, &options);
        assert_eq!(stories.len(), 2001);
        assert!(
            stories
                .iter()
                .all(|story| story.as_ref().is_ok_and(|article| article.text == "شوشا"))
        );
    }
}

#[test]
fn text_is_left_as_it_was_written() {
    for text in [
        "شوشا\r\nباكو\r\n",
        "  \nشوشا\u{2028}\u{200F}ـ \t",
        "e\u{301}",
    ] {
        let article = one(Desk::new(&[("a.txt", text.as_bytes())]).read(&Options::default()));
        assert_eq!(article.text, text);
    }
}

#[test]
fn what_is_no_text_is_told() {
    let pdf = [b"%PDF-1.7\n", NEWS.as_bytes()].concat();
    let cut = &NEWS.as_bytes()[..NEWS.len() - 3];
    let files: [(&[u8], &str); 6] = [
        (b"", "is empty"),
        (b"\xEF\xBB\xBF \r\n", "is empty"),
        (b"text\0text", "looks like a binary file"),
        (b"\x89PNG\r\n\x1A\n\0\0", "is a picture, not plain text"),
        (&pdf, "is a PDF, not plain text"),
        (cut, "invalid UTF-8 at byte 111"),
    ];
    for (bytes, what) in files {
        let desk = Desk::new(&[("a.txt", bytes)]);
        assert_eq!(problems(&desk.read(&Options::default())), [(None, what)]);
    }
    let arabic = Options {
        encoding: Some("iso-8859-6".into()),
        ..Options::default()
    };
    assert_eq!(
        problems(&piped(b"caf\xFF", &arabic)),
        [(None, "invalid ISO-8859-6 at byte 3")]
    );
}

#[test]
fn a_bad_line_is_told_and_the_rest_is_read() {
    let lines = [
        &b"\xEF\xBB\xBF{\"id\": \"1\", \"text\": \"a\", \"more\": [1]}\r\n"[..],
        b"{\"id\": \"2\", \"text\": \n",
        b"\n",
        b"{\"id\": 4, \"text\": \"a\"}\n",
        b"{\"text\": \"a\"}\n[\"6\", \"a\"]\n",
        b"{\"id\": \"7\", \"text\": \"\xFF\"}\n",
        b"{\"id\": \"8\", \"text\": \"a\", \"date\": \"12/11/2020\"}\n",
        b"{\"id\": \"9\", \"text\": \" \"}\n{\"id\": \"\", \"text\": \"a\"}\n",
        b"{\"id\": \"11\", \"text\": \"b\", \"title\": null, \"url\": \"\"}",
    ];
    let desk = Desk::new(&[("news.jsonl", &lines.concat())]);
    let stories = desk.read(&Options::default());
    assert_eq!(
        ids(&stories),
        ["1", "4", "news.jsonl:5", "8", "news.jsonl:10", "11"]
    );
    assert_eq!(
        problems(&stories),
        [
            (
                Some(2),
                "is no record: EOF while parsing a value (column 19)"
            ),
            (Some(6), "is no JSON object"),
            (Some(7), "invalid UTF-8 in this line"),
            (Some(9), "is empty"),
        ]
    );
    let Some(Ok(last)) = stories.last() else {
        panic!("no last")
    };
    assert_eq!(
        (&last.title, &last.url, last.path.is_some()),
        (&None, &None, true)
    );
}

#[test]
fn standard_input_is_text_or_records() {
    let article = one(piped(NEWS.as_bytes(), &Options::default()));
    assert_eq!((article.id.as_str(), article.path), ("stdin", None));
    let record = b"\n {\"id\": \"7\", \"text\": \"a\", \"date\": \"2020-11-12T08:00:00Z\"}";
    let article = one(piped(record, &Options::default()));
    assert_eq!((article.id.as_str(), article.path), ("7", None));
    assert_eq!(article.published.basis, PublishedBasis::Record);
    let text = Options {
        format: InputFormat::Text,
        ..Options::default()
    };
    assert_eq!(one(piped(record, &text)).text.as_bytes(), record);
    let jsonl = Options {
        format: InputFormat::Jsonl,
        ..Options::default()
    };
    assert_eq!(problems(&piped(b"\n\n", &jsonl)), [(None, "is empty")]);
    assert_eq!(
        problems(&piped(b"", &Options::default())),
        [(None, "is empty")]
    );
}

#[test]
fn a_folder_is_read_in_order_and_without_what_is_no_article() {
    let text = NEWS.as_bytes();
    let desk = Desk::new(&[
        ("b.txt", text),
        ("a/z.text", text),
        ("a/NO.TXT", text),
        ("a.txt", text),
        ("plain", text),
        (".hidden", text),
        (".git/x.txt", text),
        ("x.toml", text),
        ("x.news", text),
        ("x.json", text),
        ("b.text", text),
        ("r.ndjson", b"{\"id\": \"record\", \"text\": \"a\"}"),
    ]);
    let root = desk.path("").to_string_lossy().into_owned();
    let stories = desk.read(&Options::default());
    let second = format!("{root}b");
    assert_eq!(
        ids(&stories),
        ["a/NO", "a/z", "a", "b", &second, "plain", "record"]
    );
    assert_eq!(
        ids(&desk.pick(&["x.news", ".hidden", "a/z.text"], &Options::default())),
        [".hidden", "z", "x"]
    );
}

#[test]
fn several_paths_give_each_file_once_and_each_id_once() {
    let text = NEWS.as_bytes();
    let desk = Desk::new(&[("a/1.txt", text), ("b/1.txt", text), ("b/2.txt", text)]);
    let stories = desk.pick(&["b", "a", "b/2.txt", "b"], &Options::default());
    let prefixed = desk.path("b/1").to_string_lossy().into_owned();
    assert_eq!(ids(&stories), ["1", &prefixed, "2"]);
}

#[test]
fn what_is_missing_is_told_and_the_rest_is_read() {
    let desk = Desk::new(&[("a.txt", NEWS.as_bytes()), ("empty/x.png", b"")]);
    let stories = desk.pick(&["0.txt", "a.txt"], &Options::default());
    assert_eq!(ids(&stories), ["a"]);
    let [Err(problem), Ok(_)] = &stories[..] else {
        panic!("{stories:?}")
    };
    let shown = format!(
        "{}: cannot be read: No such file or directory; check the path",
        desk.path("0.txt").display()
    );
    assert_eq!(problem.to_string(), shown);
    assert_eq!(
        problems(&desk.pick(&["empty"], &Options::default())),
        [(None, "holds no articles")]
    );
}

#[test]
#[cfg(unix)]
fn links_are_followed_once() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new(&[
        ("in/z.txt", NEWS.as_bytes()),
        ("out/o.txt", NEWS.as_bytes()),
    ]);
    symlink(desk.path("in"), desk.path("in/loop")).unwrap();
    symlink("z.txt", desk.path("in/a.txt")).unwrap();
    symlink("self", desk.path("in/self")).unwrap();
    symlink("nowhere", desk.path("in/dangling")).unwrap();
    symlink(desk.path("out"), desk.path("in/far")).unwrap();
    symlink(desk.path("in"), desk.path("out/back")).unwrap();
    let stories = desk.pick(&["in"], &Options::default());
    assert_eq!(ids(&stories), ["far/o", "z"]);
    assert_eq!(
        problems(&stories),
        [
            (None, "cannot be read: No such file or directory"),
            (None, "cannot be read: Too many levels of symbolic links"),
        ]
    );
}

#[test]
#[cfg(unix)]
fn an_unreadable_folder_is_told_and_the_rest_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new(&[("a/1.txt", NEWS.as_bytes()), ("b/2.txt", NEWS.as_bytes())]);
    fs::set_permissions(desk.path("a"), fs::Permissions::from_mode(0o000)).unwrap();
    let closed = fs::read_dir(desk.path("a")).is_err(); // open to root whatever its mode
    let stories = desk.read(&Options::default());
    fs::set_permissions(desk.path("a"), fs::Permissions::from_mode(0o700)).unwrap();
    let expected = if closed {
        vec![(None, "cannot be read: Permission denied")]
    } else {
        vec![]
    };
    assert_eq!(problems(&stories), expected);
    assert!(ids(&stories).contains(&"b/2"));
}

#[test]
fn each_basis_of_the_day_yields_to_the_one_before() {
    let record = b"{\"id\": \"r\", \"text\": \"a\", \"date\": \"2020-01-01\"}\n{\"id\": \"s\", \"text\": \"a\"}";
    let text = NEWS.as_bytes();
    let files: [(&str, &[u8]); 5] = [
        (
            "metadata.csv",
            b"path,date\nm-2020-01-03.txt,2020-01-02\nrecords.jsonl,2020-01-04\n",
        ),
        ("m-2020-01-03.txt", text),
        ("n-2020-01-03.txt", text),
        ("o.txt", text),
        ("records.jsonl", record),
    ];
    let desk = Desk::new(&files);
    let days = |options: &Options| -> Vec<_> {
        let day = |article: &Article| article.published.date.map(|date| date.to_string());
        let told = |a: &Article| (a.id.clone(), day(a), a.published.basis);
        desk.read(options).iter().flatten().map(told).collect()
    };
    let row = |id: &str, day: Option<&str>, basis| (id.to_owned(), day.map(str::to_owned), basis);
    let mut expected = [
        row("m-2020-01-03", Some("2020-01-02"), PublishedBasis::Metadata),
        row("n-2020-01-03", Some("2020-01-03"), PublishedBasis::Filename),
        row("o", None, PublishedBasis::Unknown),
        row("r", Some("2020-01-01"), PublishedBasis::Record),
        row("s", Some("2020-01-04"), PublishedBasis::Metadata),
    ];
    assert_eq!(days(&Options::default()), expected);
    for (at, id) in [(1, "n-2020-01-03"), (2, "o")] {
        expected[at] = row(id, Some("2021-05-05"), PublishedBasis::Flag);
    }
    let date = Some("2021-05-05".parse().unwrap());
    let flagged = Options {
        date,
        ..Options::default()
    };
    assert_eq!(days(&flagged), expected);
}

#[test]
fn metadata_of_folders_is_joined_from_the_nearest_upwards() {
    let desk = Desk::new(&[
        (
            "metadata.csv",
            "path,source,Title,more\r\nsub/a.txt,\"Top, Inc.\",Above,x\r\n".as_bytes(),
        ),
        (
            "sub/metadata.jsonl",
            b"{\"id\": \"a\", \"title\": \"Near\", \"source\": null}",
        ),
        ("sub/a.txt", NEWS.as_bytes()),
    ]);
    let article = one(desk.read(&Options::default()));
    assert_eq!(article.id, "sub/a");
    assert_eq!(
        (article.title.as_deref(), article.source.as_deref()),
        (Some("Near"), Some("Top, Inc."))
    );
    let alone = one(desk.pick(&["sub/a.txt"], &Options::default()));
    assert_eq!((alone.title, alone.source), (None, None));
}

#[test]
fn bad_rows_are_told_with_their_line_and_the_rest_counts() {
    let table = "path,date\r\n\r\na.txt,yesterday\r\nb.txt\r\n\"c\nc.txt\",\r\n,2020-01-01\r\nd.txt,2020-01-01\r\nd.txt,2020-01-02\r\n";
    let desk = Desk::new(&[
        ("table.csv", table.as_bytes()),
        ("d.txt", NEWS.as_bytes()),
        ("x.csv", b"name\nx\n"),
    ]);
    let with = |name| Options {
        metadata: Some(desk.path(name)),
        ..Options::default()
    };
    let stories = desk.pick(&["d.txt"], &with("table.csv"));
    assert_eq!(
        problems(&stories),
        [
            (Some(4), "has 1 fields where the first line has 2"),
            (Some(7), "has neither `path` nor `id`"),
            (Some(9), "describes `d.txt` again"),
        ]
    );
    let Some(Ok(article)) = stories.last() else {
        panic!("{stories:?}")
    };
    assert_eq!(
        article
            .published
            .date
            .map(|date| date.to_string())
            .as_deref(),
        Some("2020-01-01")
    );
    let stories = desk.pick(&["d.txt"], &with("x.csv"));
    assert_eq!(
        problems(&stories),
        [(Some(1), "has no column `path` or `id`")]
    );
}

#[test]
fn given_metadata_finds_files_by_the_end_of_their_path_and_records_by_id() {
    let desk = Desk::new(&[
        ("in/a.txt", NEWS.as_bytes()), ("in/b.txt", NEWS.as_bytes()),
        ("in/r.jsonl", b"{\"id\": \"r/1\", \"text\": \"a\", \"title\": \"Own\"}"),
        ("t.jsonl", b"{\"path\": \"in\\\\a.txt\", \"source\": \"A\"}\n{bad}\n{\"path\": \"./b.txt\", \"source\": \"B\"}\n{\"id\": \"r/1\", \"source\": \"R\", \"title\": \"Other\"}\n"),
    ]);
    let options = Options {
        metadata: Some(desk.path("t.jsonl")),
        ..Options::default()
    };
    let stories = desk.pick(&["in"], &options);
    let told: Vec<_> = stories
        .iter()
        .flatten()
        .map(|a| (a.source.as_deref(), a.title.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            (Some("A"), None),
            (Some("B"), None),
            (Some("R"), Some("Own"))
        ]
    );
    assert_eq!(
        problems(&stories),
        [(Some(2), "is no record: key must be a string (column 2)")]
    );
}

#[test]
fn mistakes_in_the_options_stop_before_reading() {
    let label = Options {
        encoding: Some("klingon".into()),
        ..Options::default()
    };
    assert!(
        matches!(open_articles(&["x"], &label), Err(Error::UnknownEncoding(name)) if name == "klingon")
    );
    let table = Options {
        metadata: Some("no/such.csv".into()),
        ..Options::default()
    };
    let Err(error) = open_articles(&["x"], &table) else {
        panic!("opened")
    };
    assert_eq!(
        error.to_string(),
        "no/such.csv: cannot be read: No such file or directory; check the path"
    );
}
