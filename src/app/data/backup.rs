//! Copies of the open file: made, listed, put back.

use std::path::{Path, PathBuf};

use super::file::view;
use super::{Answer, Ask, Fault, unless_stopped};
use crate::app::job::Progress;
use crate::app::shared::FileView;
use crate::service::backup::{self, Kept};

/// Makes a copy now, among those that are made before an import; gives where it lies.
pub fn back_up<T>(ask: &Ask, progress: &Progress<T>) -> Answer<PathBuf> {
    ask.of_file(|project| {
        unless_stopped(progress)?;
        backup::now(project, &ask.wishes.backups)
    })
}

/// The copies there are, the newest first.
pub fn list_copies(ask: &Ask) -> Answer<Vec<Kept>> {
    ask.of_file(|project| backup::list(project, &ask.wishes.backups))
}

/// Puts a copy in the place of the open file; gives where its state before is kept, and the file as it is now.
pub fn restore<T>(ask: &Ask, copy: &Path, progress: &Progress<T>) -> Answer<(Option<PathBuf>, Box<FileView>)> {
    let restored = unless_stopped(progress).and_then(|()| backup::restore(copy, &ask.file, &ask.wishes.backups));
    let before = restored.map_err(|error| Fault::of(&error, &ask.words))?;
    let file = ask.of_file(|project| view(project, ask.period, &ask.words))?;
    Ok((before, Box::new(file)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::data::{Wishes, create_file};
    use crate::i18n::{Language, Words};
    use std::sync::Arc;

    #[test]
    fn a_copy_is_listed_and_put_back_unless_it_is_stopped_in_time() {
        let folder = tempfile::tempdir().unwrap();
        let (file, words) = (folder.path().join("a.egov"), Arc::new(Words::new(Language::Vi)));
        create_file(&file, &words).unwrap();
        let ask = Ask { file, period: None, own: None, words, wishes: Wishes::default() };
        assert!(back_up(&ask, &Progress::<()>::stopped()).is_err());
        assert_eq!(list_copies(&ask).unwrap(), []);
        let copy = back_up(&ask, &Progress::<()>::unheard()).unwrap();
        assert!(restore(&ask, &copy, &Progress::<()>::stopped()).is_err());
        let (before, _) = restore(&ask, &copy, &Progress::<()>::unheard()).unwrap();
        let listed: Vec<PathBuf> = list_copies(&ask).unwrap().into_iter().map(|kept| kept.path).collect();
        assert_eq!(listed, [before.unwrap(), copy]);
    }
}
