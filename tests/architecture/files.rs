//! The sizes of files, the doc that heads a folder, and the licences of fonts.

use std::collections::BTreeSet;

use crate::source::Source;

const MOST_LINES: usize = 800;
const MANY_LINES: usize = 500;
const MEDIAN_BELOW: usize = 200;
/// Of all files, the part that may be past [`MANY_LINES`], in percent, rounded up to whole files.
const PERCENT_OF_MANY: usize = 5;
const LINES_OF_MAIN: usize = 100;

/// A file has one subject.
pub(crate) fn sizes(files: &[(&str, usize)]) -> Vec<String> {
    let mut failures = Vec::new();
    for (path, lines) in files.iter().filter(|(_, lines)| *lines > MOST_LINES) {
        failures.push(format!("{path}:{lines}: past {MOST_LINES} lines a file is two subjects"));
    }
    let many: Vec<_> = files.iter().filter(|(_, lines)| *lines > MANY_LINES).collect();
    let allowed = (files.len() * PERCENT_OF_MANY).div_ceil(100);
    if many.len() > allowed {
        let names: Vec<_> = many.iter().map(|(path, lines)| format!("{path} ({lines})")).collect();
        let names = names.join(", ");
        failures.push(format!("{} files are past {MANY_LINES} lines, {allowed} may be: {names}", many.len()));
    }
    let mut lines: Vec<usize> = files.iter().map(|(_, lines)| *lines).collect();
    lines.sort_unstable();
    if let Some(median) = lines.get(lines.len() / 2).filter(|median| **median >= MEDIAN_BELOW) {
        failures.push(format!("src: the median file has {median} lines, and should have fewer than {MEDIAN_BELOW}"));
    }
    for (path, lines) in files.iter().filter(|(path, lines)| *path == "src/main.rs" && *lines > LINES_OF_MAIN) {
        failures.push(format!("{path}:{lines}: arguments, logging, run: {LINES_OF_MAIN} lines at most"));
    }
    failures
}

/// Every folder of the source says in its `mod.rs` what it is.
pub(crate) fn docs(sources: &[Source]) -> Vec<String> {
    let folders: BTreeSet<&str> =
        sources.iter().filter_map(|s| s.path.rsplit_once('/')).map(|(folder, _)| folder).collect();
    let mut failures = Vec::new();
    for folder in folders.into_iter().filter(|folder| *folder != "src") {
        let path = format!("{folder}/mod.rs");
        match sources.iter().find(|source| source.path == path) {
            None => {
                // With neither this file nor `folder.rs` the crate does not have the folder.
                let beside = format!("{folder}.rs");
                if sources.iter().any(|source| source.path == beside) {
                    failures.push(format!("{beside}: should be {path}, inside the folder that it heads"));
                }
            }
            Some(source) if !source.text.starts_with("//! ") => {
                failures.push(format!("{path}:1: should start with a `//!` doc of what the folder is"));
            }
            Some(_) => {}
        }
    }
    failures
}

/// Every font has its licence beside it, under the family's name, and a line in the page on fonts.
pub(crate) fn fonts(files: &[&str], page: &str) -> Vec<String> {
    let mut failures = Vec::new();
    for file in files {
        let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
        if matches!(extension, "txt" | "md") {
            continue;
        }
        let family = stem.split('-').next().unwrap_or(stem);
        let licence = format!("{family}-LICENSE.txt");
        if !files.contains(&licence.as_str()) {
            failures.push(format!("assets/fonts/{file}: no {licence} beside it"));
        }
        if !page.contains(&format!("`{file}`")) {
            failures.push(format!("assets/fonts/README.md: does not say where {file} is from"));
        }
    }
    failures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_files_fail() {
        assert_eq!(sizes(&[("src/a.rs", 801), ("src/b.rs", 10), ("src/c.rs", 10)]).len(), 1);
        assert_eq!(sizes(&[("src/a.rs", 501), ("src/b.rs", 501), ("src/c.rs", 10), ("d", 10), ("e", 10)]).len(), 1);
        assert_eq!(sizes(&[("src/a.rs", 250), ("src/b.rs", 200), ("src/c.rs", 10)]).len(), 1);
        assert_eq!(sizes(&[("src/main.rs", 101)]).len(), 1);
    }

    #[test]
    fn small_files_and_a_few_larger_ones_pass() {
        assert_eq!(sizes(&[]), [""; 0]);
        assert_eq!(sizes(&[("src/a.rs", 800), ("src/b.rs", 199), ("src/main.rs", 100)]), [""; 0]);
    }

    #[test]
    fn a_folder_without_its_doc_fails() {
        let failures = docs(&[
            Source::new("src/lib.rs", ""),
            Source::new("src/edit/history.rs", "//! History."),
            Source::new("src/edit.rs", "//! Edits."),
            Source::new("src/nowhere/x.rs", ""),
            Source::new("src/ui/mod.rs", "mod chip;"),
            Source::new("src/model/mod.rs", "//! What a project is.\n"),
        ]);
        assert_eq!(failures.len(), 2, "{failures:?}");
        assert!(failures[0].starts_with("src/edit.rs: should be src/edit/mod.rs"), "{failures:?}");
        assert!(failures[1].starts_with("src/ui/mod.rs:1:"), "{failures:?}");
    }

    #[test]
    fn a_font_without_a_licence_or_a_line_fails() {
        assert_eq!(fonts(&["Inter-Regular.ttf", "Inter-LICENSE.txt", "README.md"], "`Inter-Regular.ttf`"), [""; 0]);
        assert_eq!(fonts(&["Inter-Regular.ttf", "Other-LICENSE.txt"], "`Inter-Regular.ttf`").len(), 1);
        assert_eq!(fonts(&["Phosphor.woff2", "Phosphor-LICENSE.txt"], "").len(), 1);
    }
}
