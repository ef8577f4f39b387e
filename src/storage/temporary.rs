//! The temporary files that saving leaves behind when it is killed: `.~name.random`, beside the file.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::files::Files;
use crate::model::{IdSource, RawId, StoryId};

/// File systems take names of 255 bytes, so a long name is cut before the random part.
const LONGEST_NAME: usize = 200;

/// What the names of the temporary files of a file begin with.
fn prefix(name: &OsStr) -> String {
    let name = name.to_string_lossy();
    format!(".~{}.", &name[..name.floor_char_boundary(LONGEST_NAME)])
}

/// A new name beside a file.
pub(super) fn beside(path: &Path, ids: &mut IdSource) -> PathBuf {
    let random: StoryId = ids.next_id();
    path.with_file_name(format!("{}{random}", prefix(path.file_name().unwrap_or_default())))
}

/// Removes what earlier saves of this file left behind, as far as that is possible; tells how many.
pub(super) fn remove_stale(files: &dyn Files, path: &Path) -> usize {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return 0 };
    let prefix = prefix(name);
    let is_ours = |name: &OsStr| {
        let rest = name.to_str().and_then(|name| name.strip_prefix(&prefix));
        rest.is_some_and(|rest| rest.parse::<RawId>().is_ok())
    };
    let names = files.list(folder).unwrap_or_default();
    names
        .iter()
        .filter(|name| is_ours(name))
        .filter(|name| files.remove_abandoned(&folder.join(name)).is_ok_and(|removed| removed))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_leave_room_for_the_random_part() {
        let name = "ä".repeat(120) + ".ron";
        let path = beside(&Path::new("/folder").join(name), &mut IdSource::from_seed(1));
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(name.len() <= 255 && name.starts_with(".~ä"), "{name}");
    }
}
