//! Where results go: a stream, a file that is written whole or not at all, or a folder of such.

use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::report::Options;
use super::{Error, Format, own, tables, unfinished};

/// Where results go.
///
/// ```
/// use karabakh::output::{Error, Format, Options, RunInfo, Sink, Summary, make_renderer};
///
/// let folder = std::env::temp_dir().join("karabakh-sink");
/// let tables = Sink::folder(&folder)?;
/// let file = Sink::file(&folder.join("facts.json"))?;
/// assert!(matches!(Sink::database(&folder), Err(Error::Folder(_))));
/// // what `-o` means for a format: here a folder of tables, a layer a file
/// let options = Options::default();
/// let same = Sink::path(&folder, Format::Csv, &options)?;
/// # drop((tables, same));
///
/// // the file is there when the results are complete
/// let mut json = make_renderer(Format::Json, &options, file)?;
/// json.begin(&RunInfo::default())?;
/// assert!(!folder.join("facts.json").exists());
/// json.end(&Summary::default())?;
/// assert!(folder.join("facts.json").exists());
/// # std::fs::remove_dir_all(folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Sink<'a>(Place<'a>);

pub(super) enum Place<'a> {
    One(Out<'a>),
    Folder(PathBuf),
    /// A database, which is changed where it stands.
    Database(PathBuf),
}

impl<'a> Sink<'a> {
    /// Standard output or whatever else takes bytes.
    pub fn stream(writer: impl Write + 'a) -> Self {
        Self(Place::One(Out::stream(writer)))
    }

    /// What `-o PATH` means: a folder for a file an article, for several tables or when there is one,
    /// else a file.
    ///
    /// # Errors
    ///
    /// When the file or folder cannot be made.
    pub fn path(path: &Path, format: Format, options: &Options) -> Result<Self, Error> {
        if format.is_per_article() {
            return Self::folder(path);
        }
        if format == Format::Sqlite {
            return Self::database(path);
        }
        let tables = format == Format::Csv;
        if tables && (path.is_dir() || tables::table_names(options).len() > 1) {
            Self::folder(path)
        } else {
            Self::file(path)
        }
    }

    /// A file, which appears or changes only when the results are complete.
    ///
    /// # Errors
    ///
    /// When no file can be made there.
    pub fn file(path: &Path) -> Result<Self, Error> {
        if names_folder(path) {
            return Err(Error::Folder(path.to_owned()));
        }
        Ok(Self(Place::One(Out::replacing_file(path)?)))
    }

    /// A folder, made when there is none, for one file a table.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub fn folder(path: &Path) -> Result<Self, Error> {
        fs::create_dir_all(path).map_err(|source| refused_path(path, source))?;
        Ok(Self(Place::Folder(path.to_owned())))
    }

    /// A database, made when there is none, which keeps what it has.
    ///
    /// # Errors
    ///
    /// When there is a folder.
    pub fn database(path: &Path) -> Result<Self, Error> {
        if names_folder(path) {
            return Err(Error::Folder(path.to_owned()));
        }
        Ok(Self(Place::Database(path.to_owned())))
    }

    /// What takes the bytes of one file or stream.
    ///
    /// # Errors
    ///
    /// When this is a folder.
    pub(crate) fn into_writer(self) -> Result<Out<'a>, Error> {
        self.single_output()
    }

    pub(super) fn into_place(self) -> Place<'a> {
        self.0
    }

    pub(super) fn single_output(self) -> Result<Out<'a>, Error> {
        match self.0 {
            Place::One(out) => Ok(out),
            Place::Folder(path) | Place::Database(path) => Err(Error::Folder(path)),
        }
    }

    /// A place for each of the named tables, in their order.
    pub(super) fn table_outputs(self, names: &[&str]) -> Result<Vec<Out<'a>>, Error> {
        match self.0 {
            Place::One(out) if names.len() == 1 => Ok(vec![out]),
            Place::One(_) | Place::Database(_) => Err(Error::SeveralTables(names.len())),
            Place::Folder(path) => names
                .iter()
                .map(|name| Out::replacing_file(&path.join(name).with_extension("csv")))
                .collect(),
        }
    }
}

/// One stream of bytes to its place, which keeps them only when it is [finished](Out::finish_writing).
pub(crate) struct Out<'a>(Kind<'a>);

enum Kind<'a> {
    Stream(BufWriter<Box<dyn Write + 'a>>),
    File(WholeFile),
}

impl<'a> Out<'a> {
    fn stream(writer: impl Write + 'a) -> Self {
        Self(Kind::Stream(BufWriter::new(Box::new(writer))))
    }

    /// A file that is replaced whole, when it is empty or this tool's own; what is no file, such as a
    /// pipe or `/dev/null`, is written to.
    pub(super) fn replacing_file(path: &Path) -> Result<Self, Error> {
        let found = fs::metadata(path).ok();
        let special = found.as_ref().is_some_and(|found| !found.is_file());
        let filled = found.is_some_and(|found| found.is_file() && found.len() > 0);
        if filled && !own::is_own(path) {
            return Err(Error::Occupied(path.to_owned()));
        }
        let out = if special {
            OpenOptions::new().write(true).open(path).map(Self::stream)
        } else {
            WholeFile::new(path).map(|file| Self(Kind::File(file)))
        };
        out.map_err(|source| refused_path(path, source))
    }

    /// A file of which is known that it may be replaced.
    pub(super) fn partial_file(path: &Path) -> io::Result<Self> {
        WholeFile::new(path).map(|file| Self(Kind::File(file)))
    }

    /// Says that everything has been written.
    ///
    /// # Errors
    ///
    /// When the rest cannot be written, or the file not put in its place.
    pub(crate) fn finish_writing(self) -> io::Result<()> {
        match self.0 {
            Kind::Stream(mut stream) => stream.flush(),
            Kind::File(file) => file.put_in_place(),
        }
    }
}

/// Says that everything has been written, and puts all files in their places together: a run that is stopped
/// leaves all of them or none.
///
/// # Errors
///
/// As [`Out::finish_writing`].
pub(super) fn finish_all<'a>(outs: impl IntoIterator<Item = Out<'a>>) -> io::Result<()> {
    let mut complete = Vec::new();
    for out in outs {
        match out.0 {
            Kind::Stream(mut stream) => stream.flush()?,
            Kind::File(file) => complete.push(file.complete_file()?),
        }
    }
    let (files, names): (Vec<_>, Vec<_>) = complete.into_iter().unzip();
    let placed = unfinished::without_interruption(|| {
        let mut files = files.into_iter();
        let placed = files.try_for_each(|(file, target)| place_file(file, &target));
        (placed, files)
    });
    drop(names);
    placed.0
}

impl Write for Out<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Kind::Stream(stream) => stream.write(bytes),
            Kind::File(file) => file.temporary.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.0 {
            Kind::Stream(stream) => stream.flush(),
            Kind::File(file) => file.temporary.flush(),
        }
    }
}

/// A file under another name in the same folder, which takes its own name at the end.
struct WholeFile {
    temporary: BufWriter<NamedTempFile>,
    target: PathBuf,
    /// Who may read the file once it is complete.
    open: Permissions,
    /// So that the temporary file goes when the run is stopped.
    name: unfinished::Name,
}

impl WholeFile {
    fn new(path: &Path) -> io::Result<Self> {
        // A link stays a link: what it points to is replaced.
        let target = match fs::canonicalize(path) {
            Ok(target) => target,
            Err(error) if path.is_symlink() => return Err(error),
            Err(_) => path.to_owned(),
        };
        let old = fs::metadata(&target).ok().map(|old| old.permissions());
        if old.as_ref().is_some_and(Permissions::readonly) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let folder = target.parent().filter(|folder| *folder != Path::new(""));
        let folder = folder.unwrap_or(Path::new("."));
        let open = match old {
            Some(old) => old,
            None => usual_permissions(folder)?,
        };
        let (file, name) = unfinished::make_file(|| file_builder().tempfile_in(folder))?;
        Ok(Self {
            temporary: BufWriter::new(file),
            target,
            open,
            name,
        })
    }

    /// Puts the file in its place; without this the temporary file is removed when dropped.
    fn put_in_place(self) -> io::Result<()> {
        let ((file, target), _name) = self.complete_file()?;
        place_file(file, &target)
    }

    /// The file with all its bytes on the disk, where it goes, and its name while it is not there.
    fn complete_file(self) -> io::Result<((NamedTempFile, PathBuf), unfinished::Name)> {
        let file = self
            .temporary
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        sync_to_disk(file.as_file())?;
        file.as_file().set_permissions(self.open)?;
        Ok(((file, self.target), self.name))
    }
}

fn place_file(file: NamedTempFile, target: &Path) -> io::Result<()> {
    file.persist(target)?;
    Ok(())
}

/// A name that outlives a power cut before its bytes do would stand for an empty file.
pub(super) fn sync_to_disk(file: &fs::File) -> io::Result<()> {
    match file.sync_all() {
        Err(error) if !is_unsupported(&error) => Err(error),
        _ => Ok(()),
    }
}

/// Whether the file system knows no syncing, so that there is nothing to wait for.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

/// What makes a file that nobody else may read: a result that is not complete is nobody's business.
fn file_builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".karabakh-");
    builder
}

/// Who may read a new file of a folder: a result is as open as the user's other files. An empty one tells.
fn usual_permissions(folder: &Path) -> io::Result<Permissions> {
    let mut builder = file_builder();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(Permissions::from_mode(0o666));
    }
    let (probe, _name) = unfinished::make_file(|| builder.tempfile_in(folder))?;
    Ok(probe.as_file().metadata()?.permissions())
}

/// Whether the path is a folder's, be it there or not.
fn names_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/")
}

fn refused_path(path: &Path, source: io::Error) -> Error {
    Error::Refused {
        path: path.to_owned(),
        source,
    }
}
