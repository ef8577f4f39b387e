//! What code may not say outside of tests: panics, colours of its own, and from a screen the project's insides.

use crate::source::{Source, is_name};

const METHODS: &[&str] = &["unwrap", "expect"];
const MACROS: &[&str] = &["panic", "todo", "unimplemented", "dbg"];

/// What stands for no colour, and may be said anywhere.
const NO_COLOUR: &[&str] = &["TRANSPARENT", "PLACEHOLDER"];

/// An error is returned, not panicked on.
pub(crate) fn panics(source: &Source) -> Vec<String> {
    let mut failures = Vec::new();
    for (i, token) in source.tokens.iter().enumerate().filter(|(_, token)| !token.test) {
        let name = token.text.as_str();
        let method = METHODS.contains(&name) && i > 0 && source.text_at(i - 1) == "." && source.text_at(i + 1) == "(";
        let invoked = MACROS.contains(&name) && source.text_at(i + 1) == "!";
        if method || invoked {
            let form = if method { format!(".{name}()") } else { format!("{name}!") };
            failures.push(format!("{}: `{form}` outside of tests: return an error", source.place(token.line)));
        }
    }
    failures
}

/// Only the theme names a colour; the rest asks it for what the colour means.
pub(crate) fn colours(source: &Source) -> Vec<String> {
    if source.modules().starts_with(&["ui".to_owned(), "theme".to_owned()]) {
        return Vec::new();
    }
    let mut failures = Vec::new();
    for (i, token) in source.tokens.iter().enumerate().filter(|(_, token)| !token.test) {
        let member = source.text_at(i + 2);
        let named = match token.text.as_str() {
            "Color32" if source.text_at(i + 1) == "as" => true,
            "Color32" if source.text_at(i + 1) == "::" => {
                let constant = !member.chars().any(char::is_lowercase) && is_name(member);
                let excused = NO_COLOUR.contains(&member) || (member == "WHITE" && says_tint(source, token.line));
                member.starts_with("from_") || (constant && !excused)
            }
            "Rgba" | "Hsva" | "HsvaGamma" => source.text_at(i + 1) == "::",
            "hex_color" => source.text_at(i + 1) == "!",
            _ => false,
        };
        if named {
            failures.push(format!(
                "{}: `{}{}{member}` names a colour: take it from the theme (src/ui/theme). TRANSPARENT and PLACEHOLDER \
                 are free; WHITE as the tint of an image needs a comment with the word \"tint\" on its line or above",
                source.place(token.line),
                token.text,
                source.text_at(i + 1),
            ));
        }
    }
    failures
}

fn says_tint(source: &Source, line: usize) -> bool {
    let lines = source.text.lines().skip(line.saturating_sub(2)).take(if line > 1 { 2 } else { 1 });
    lines.filter_map(|line| line.split_once("//")).any(|(_, comment)| comment.to_lowercase().contains("tint"))
}

/// A screen reads the document and says what the person asked for; it changes nothing and opens no file.
pub(crate) fn screens(source: &Source) -> Vec<String> {
    if source.modules().first().map(String::as_str) != Some("screens") {
        return Vec::new();
    }
    let mut failures = Vec::new();
    for i in 0..source.tokens.len() {
        let Some(name) = mutable_reference(source, i).filter(|name| matches!(*name, "Project" | "Document")) else {
            continue;
        };
        if !source.tokens[i].test {
            let place = source.place(source.tokens[i].line);
            failures
                .push(format!("{place}: a screen takes no `&mut {name}`: it pushes an action, and `app` applies it"));
        }
    }
    for path in source.paths() {
        let crate_storage = path.segments[0] == "crate" && path.segments.get(1).is_some_and(|s| s == "storage");
        if crate_storage || path.segments[0] == "rfd" {
            let (place, full) = (source.place(path.line), path.segments.join("::"));
            failures.push(format!("{place}: a screen names no `{full}`: files and dialogs are the work of `app`"));
        }
    }
    failures
}

/// The last name of the type in a `&mut Type` that starts at `i`.
fn mutable_reference(source: &Source, i: usize) -> Option<&str> {
    let lifetime = usize::from(source.text_at(i + 1).starts_with('\''));
    let mut at = i + 1 + lifetime;
    if source.text_at(i) != "&" || source.text_at(at) != "mut" {
        return None;
    }
    at += 1;
    while source.text_at(at + 1) == "::" {
        at += 2;
    }
    Some(source.text_at(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failures(check: fn(&Source) -> Vec<String>, path: &str, text: &str) -> Vec<String> {
        check(&Source::new(path, text))
    }

    #[test]
    fn a_panic_fails() {
        for text in ["a.unwrap()", "a\n.expect(\"b\")", "panic!(\"c\")", "std::todo!()", "unimplemented!()", "dbg!(d)"]
        {
            assert_eq!(failures(panics, "src/edit/a.rs", text).len(), 1, "{text}");
        }
        let [failure] = &failures(panics, "src/edit/a.rs", "fn f() {\n    a.unwrap();\n}")[..] else {
            panic!("one failure")
        };
        assert!(failure.starts_with("src/edit/a.rs:2: `.unwrap()`"), "{failure}");
    }

    #[test]
    fn a_panic_in_tests_or_words_passes() {
        let text = "// a.unwrap()\n#[expect(dead_code)] fn f() { a.unwrap_or(\"panic!()\"); b.expect_byte(1); }
            #[cfg(test)] mod tests { fn g() { a.unwrap(); panic!() } }";
        assert_eq!(failures(panics, "src/edit/a.rs", text), [""; 0]);
    }

    #[test]
    fn a_colour_outside_of_the_theme_fails() {
        for text in [
            "Color32::from_rgb(1, 2, 3)",
            "egui::Color32::from_gray(9)",
            "Color32::from_rgba_unmultiplied(1, 2, 3, 4)",
            "Color32::RED",
            "Color32::LIGHT_BLUE",
            "Color32::WHITE",
            "egui::hex_color!(\"#fff\")",
            "Rgba::from_rgb(0.0, 0.0, 0.0)",
            "use egui::Color32 as C;",
        ] {
            assert_eq!(failures(colours, "src/ui/chip.rs", text).len(), 1, "{text}");
            assert_eq!(failures(colours, "src/ui/theme/dark.rs", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_is_no_colour_passes() {
        for text in [
            "Color32::TRANSPARENT",
            "Color32::PLACEHOLDER",
            "Color32::WHITE // the tint of an image as it is",
            "// No tint.\nColor32::WHITE",
            "fn f(c: Color32) -> Color32 { c.gamma_multiply(0.5) }",
            "Color32::lerp_to_gamma",
        ] {
            assert_eq!(failures(colours, "src/ui/chip.rs", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_screen_that_reaches_in_fails() {
        for text in [
            "fn f(p: &mut Project) {}",
            "fn f(p: &'a mut crate::model::Project) {}",
            "fn f(d: &mut Document) {}",
            "use crate::storage::save;",
            "use rfd::FileDialog;",
        ] {
            assert_eq!(failures(screens, "src/screens/board/mod.rs", text).len(), 1, "{text}");
            assert_eq!(failures(screens, "src/app/files.rs", text), [""; 0], "{text}");
        }
        let text = "fn f(d: &Document, v: &mut BoardView, out: &mut Vec<Action>) { let storage = 1; }";
        assert_eq!(failures(screens, "src/screens/board/mod.rs", text), [""; 0]);
    }
}
