//! The arrows between the layers, and the crates that a layer may not name.

use crate::source::Source;

/// The layers, lowest first. Those of one row do not use each other.
const LAYERS: &[&[&str]] = &[
    &["model"],
    &["insight"],
    &["edit"],
    &["storage", "exchange", "sample"],
    &["session"],
    &["ui"],
    &["screens"],
    &["app"],
];

/// What the binary may use: the program, and for the command line a project's file and the sample.
const OF_THE_BINARY: &[&str] = &["app", "sample", "storage"];

/// A crate or module, and the lowest layer that may name it.
const KEPT_ABOVE: &[(&[&str], &str)] =
    &[(&["egui"], "ui"), (&["eframe"], "ui"), (&["rfd"], "ui"), (&["std", "fs"], "storage")];

fn rank(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&layer))
}

fn list() -> String {
    LAYERS.iter().map(|row| row.join(", ")).collect::<Vec<_>>().join(" <- ")
}

/// The arrows point up the list only.
pub(crate) fn arrows(source: &Source) -> Vec<String> {
    if source.path == "src/main.rs" {
        return arrows_of_the_binary(source);
    }
    let modules = source.modules();
    let Some(own) = modules.first() else { return Vec::new() };
    let Some(own_rank) = rank(own) else {
        return vec![format!("{}: `{own}` is no layer; the layers are {}", source.path, list())];
    };
    let mut failures = Vec::new();
    for path in source.paths().iter().filter(|path| path.segments[0] == "crate") {
        let Some(other) = path.segments.get(1) else { continue };
        let place = source.place(path.line);
        let full = path.segments.join("::");
        match rank(other) {
            _ if other == own => {}
            Some(rank) if rank < own_rank => {}
            Some(_) => {
                failures.push(format!("{place}: `{own}` uses `{full}`, but the arrows point up only: {}", list()));
            }
            None => failures.push(format!("{place}: `{full}` is in no layer; name the item where it is declared")),
        }
    }
    failures
}

fn arrows_of_the_binary(source: &Source) -> Vec<String> {
    let paths = source.paths();
    let used = paths.iter().filter(|path| path.segments[0] == "roadboard");
    used.filter(|path| path.segments.get(1).is_none_or(|layer| !OF_THE_BINARY.contains(&layer.as_str())))
        .map(|path| {
            let (place, full) = (source.place(path.line), path.segments.join("::"));
            format!("{place}: `{full}`: the binary uses only {} of the library", OF_THE_BINARY.join(", "))
        })
        .collect()
}

/// The interface's crates stay out of the layers below it, and files out of those below storage.
pub(crate) fn kept_above(source: &Source) -> Vec<String> {
    let modules = source.modules();
    let Some(own) = modules.first() else { return Vec::new() };
    let mut failures = Vec::new();
    for path in source.paths() {
        for (what, lowest) in KEPT_ABOVE {
            let named = path.segments.iter().map(String::as_str).take(what.len()).eq(what.iter().copied());
            if named && rank(own) < rank(lowest) {
                let place = source.place(path.line);
                failures.push(format!("{place}: `{}` does not belong below `{lowest}`", what.join("::")));
            }
        }
    }
    failures
}

/// `lib.rs` holds the layers in the order of their arrows, and nothing else.
pub(crate) fn order_in_lib(source: &Source) -> Vec<String> {
    let mut failures = Vec::new();
    let mut highest = 0;
    for i in 0..source.tokens.len() {
        if source.text_at(i) != "mod" {
            continue;
        }
        let (name, place) = (source.text_at(i + 1), source.place(source.tokens[i].line));
        match rank(name) {
            None => failures.push(format!("{place}: `{name}` is no layer; the layers are {}", list())),
            Some(rank) if rank < highest => {
                failures.push(format!("{place}: `{name}` stands after a layer that uses it; the order is {}", list()));
            }
            Some(rank) => highest = rank,
        }
    }
    failures
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failures(check: fn(&Source) -> Vec<String>, path: &str, text: &str) -> Vec<String> {
        check(&Source::new(path, text))
    }

    #[test]
    fn an_arrow_down_fails_in_every_form() {
        for text in [
            "use crate::ui::chip;",
            "use crate::{model::Story, ui::chip};",
            "fn f() -> crate::ui::Chip {}",
            "use super::super::ui::chip;",
            "use crate::*;",
            "use crate::misc::trim;",
            "#[cfg(test)] mod tests { use crate::app::App; }",
            "macro_rules! m { () => { $crate::screens::board() } }",
        ] {
            assert_eq!(failures(arrows, "src/edit/stories.rs", text).len(), 1, "{text}");
        }
        let [failure] = &failures(arrows, "src/edit/stories.rs", "//! Edits.\n\nuse crate::ui::chip;")[..] else {
            panic!("one failure")
        };
        assert!(failure.starts_with("src/edit/stories.rs:3: `edit` uses `crate::ui::chip`"), "{failure}");
        assert_eq!(failures(arrows, "src/exchange/csv.rs", "use crate::storage::save;").len(), 1);
        assert_eq!(failures(arrows, "src/misc.rs", "").len(), 1);
    }

    #[test]
    fn an_arrow_up_passes_and_words_are_no_arrows() {
        for text in [
            "use crate::{model::*, insight::Index, edit::history};",
            "// crate::app\n/// [`crate::ui`]\nconst A: &str = \"crate::app\";",
            "pub(crate) fn f() {} pub(in crate::edit) fn g() {} use super::history; use self::x;",
        ] {
            assert_eq!(failures(arrows, "src/edit/stories.rs", text), [""; 0]);
        }
    }

    #[test]
    fn the_binary_uses_little_of_the_library() {
        assert_eq!(
            failures(arrows, "src/main.rs", "fn main() { roadboard::app::run(roadboard::sample::new()) }"),
            [""; 0]
        );
        assert_eq!(failures(arrows, "src/main.rs", "use roadboard::{app, edit};").len(), 1);
    }

    #[test]
    fn crates_stay_above_their_layer() {
        let text = "use egui::Ui;\nuse std::{fs, io};\nfn f() { rfd::FileDialog::new(); eframe::run() }";
        assert_eq!(failures(kept_above, "src/model/story.rs", text).len(), 4);
        assert_eq!(failures(kept_above, "src/storage/save.rs", text).len(), 3);
        assert_eq!(failures(kept_above, "src/ui/chip.rs", text), [""; 0]);
        assert_eq!(failures(kept_above, "src/model/story.rs", "// egui\nuse std::fmt;"), [""; 0]);
    }

    #[test]
    fn the_library_lists_its_layers_in_order() {
        assert_eq!(failures(order_in_lib, "src/lib.rs", "pub mod model; pub mod storage; pub mod sample;"), [""; 0]);
        assert_eq!(failures(order_in_lib, "src/lib.rs", "pub mod insight; pub mod model;").len(), 1);
        assert_eq!(failures(order_in_lib, "src/lib.rs", "mod misc;").len(), 1);
    }
}
