//! Rust source as tokens, which is as much of the language as the rules need: no comments, no strings, and for every
//! token the line it stands on and whether it is there for tests only.

use std::collections::BTreeSet;

/// A file of the crate. Its path is relative to the package and has forward slashes.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) tokens: Vec<Token>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) text: String,
    /// From 1.
    pub(crate) line: usize,
    /// Inside of an item that only tests have.
    pub(crate) test: bool,
}

/// A path as code names it: `use a::{b, c::D}` are `a::b` and `a::c::D`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedPath {
    pub(crate) segments: Vec<String>,
    pub(crate) line: usize,
    pub(crate) test: bool,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let mut tokens = tokens(text);
        mark_tests(&mut tokens);
        Self { path: path.to_owned(), text: text.to_owned(), tokens }
    }

    /// The token's text; nothing past the end.
    pub(crate) fn text_at(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| &token.text)
    }

    /// What a failure says first.
    pub(crate) fn place(&self, line: usize) -> String {
        format!("{}:{line}", self.path)
    }

    /// The modules that the file is in: `src/ui/theme/mod.rs` is `ui`, `theme`.
    pub(crate) fn modules(&self) -> Vec<String> {
        let inner = self.path.strip_prefix("src/").unwrap_or(&self.path).trim_end_matches(".rs");
        let mut modules: Vec<String> = inner.split('/').map(str::to_owned).collect();
        let last = modules.last().map(String::as_str);
        if last == Some("mod") || (modules.len() == 1 && matches!(last, Some("lib" | "main"))) {
            modules.pop();
        }
        modules
    }

    /// Every path in the code, with `self` and `super` written out from `crate`.
    pub(crate) fn paths(&self) -> Vec<NamedPath> {
        let mut found = Vec::new();
        // For each open brace, the module that it opens.
        let mut braces: Vec<Option<String>> = Vec::new();
        let mut i = 0;
        while i < self.tokens.len() {
            match self.text_at(i) {
                "{" => {
                    let opens_module = i >= 2 && self.text_at(i - 2) == "mod";
                    braces.push(opens_module.then(|| self.text_at(i - 1).to_owned()));
                }
                "}" => drop(braces.pop()),
                text if is_name(text) && (i == 0 || self.text_at(i - 1) != ".") => {
                    let start = found.len();
                    i = self.path_tree(i, &[], &mut found);
                    let mut here = self.modules();
                    here.extend(braces.iter().flatten().cloned());
                    for path in &mut found[start..] {
                        path.segments = from_crate(&path.segments, &here);
                    }
                    continue;
                }
                _ => {}
            }
            i += 1;
        }
        found
    }

    /// Reads a path, or the tree of a `use`, that starts at `i`; returns what comes after it.
    fn path_tree(&self, mut i: usize, prefix: &[String], found: &mut Vec<NamedPath>) -> usize {
        let mut segments = prefix.to_vec();
        let first = i;
        loop {
            segments.push(self.text_at(i).to_owned());
            i += 1;
            if self.text_at(i) != "::" {
                break;
            }
            let next = self.text_at(i + 1);
            if next == "{" {
                i += 2;
                while i < self.tokens.len() && self.text_at(i) != "}" {
                    let text = self.text_at(i);
                    i = if is_name(text) || text == "*" { self.path_tree(i, &segments, found) } else { i + 1 };
                    if self.text_at(i) == "as" {
                        i += 2;
                    }
                }
                return i + 1;
            }
            if !is_name(next) && next != "*" {
                break;
            }
            i += 1;
        }
        let Token { line, test, .. } = self.tokens[first];
        found.push(NamedPath { segments, line, test });
        i
    }
}

/// Marks the files that only tests have: those that a `#[cfg(test)] mod name;` declares, and what is below them.
pub(crate) fn mark_test_files(sources: &mut [Source]) {
    let mut declared = BTreeSet::new();
    for source in &*sources {
        let folder = source.modules().join("/");
        for i in 0..source.tokens.len() {
            if source.tokens[i].test && source.text_at(i) == "mod" && source.text_at(i + 2) == ";" {
                declared.insert(format!("src/{folder}/{}", source.text_at(i + 1)).replace("//", "/"));
            }
        }
    }
    for source in sources {
        let stem = source.path.trim_end_matches(".rs");
        if declared.iter().any(|test| stem == test || stem.starts_with(&format!("{test}/"))) {
            source.tokens.iter_mut().for_each(|token| token.test = true);
        }
    }
}

pub(crate) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

fn from_crate(segments: &[String], here: &[String]) -> Vec<String> {
    let supers = segments.iter().take_while(|s| *s == "super" || *s == "self").count();
    if supers == 0 {
        return segments.to_vec();
    }
    let up = segments[..supers].iter().filter(|s| *s == "super").count();
    let mut path = vec!["crate".to_owned()];
    path.extend_from_slice(&here[..here.len().saturating_sub(up)]);
    path.extend_from_slice(&segments[supers..]);
    path
}

fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut out = Vec::new();
    let (mut i, mut line) = (0, 1);
    while i < chars.len() {
        let start = i;
        let mut token = String::new();
        match at(i) {
            '/' if at(i + 1) == '/' => {
                while i < chars.len() && at(i) != '\n' {
                    i += 1;
                }
            }
            '/' if at(i + 1) == '*' => i = after_block_comment(&chars, i),
            '"' => {
                i = after_string(&chars, i);
                "\"\"".clone_into(&mut token);
            }
            '\'' if at(i + 1) == '\\' || at(i + 2) == '\'' => {
                i += if at(i + 1) == '\\' { 3 } else { 2 };
                while i < chars.len() && at(i) != '\'' {
                    i += 1;
                }
                i += 1;
                "''".clone_into(&mut token);
            }
            c if c.is_alphanumeric() || c == '_' || c == '\'' => {
                i += 1;
                while at(i).is_alphanumeric() || at(i) == '_' {
                    i += 1;
                }
                token = chars[start..i].iter().collect();
                if let Some(end) = after_raw_string(&chars, i, &token) {
                    i = end;
                    "\"\"".clone_into(&mut token);
                } else if matches!(token.as_str(), "b" | "c") && matches!(at(i), '"' | '\'') {
                    // The literal follows as a token of its own.
                    token.clear();
                } else if token == "r" && at(i) == '#' {
                    // A raw name is the name.
                    i += 1;
                    token.clear();
                }
            }
            ':' if at(i + 1) == ':' => {
                i += 2;
                "::".clone_into(&mut token);
            }
            c => {
                i += 1;
                if !c.is_whitespace() {
                    token.push(c);
                }
            }
        }
        if !token.is_empty() {
            out.push(Token { text: token, line, test: false });
        }
        line += chars[start..i.min(chars.len())].iter().filter(|c| **c == '\n').count();
    }
    out
}

fn after_block_comment(chars: &[char], mut i: usize) -> usize {
    let mut depth = 0;
    while i < chars.len() {
        match (chars[i], chars.get(i + 1)) {
            ('/', Some('*')) => {
                depth += 1;
                i += 2;
            }
            ('*', Some('/')) => {
                depth -= 1;
                i += 2;
                if depth == 0 {
                    break;
                }
            }
            _ => i += 1,
        }
    }
    i
}

fn after_string(chars: &[char], mut i: usize) -> usize {
    i += 1;
    while i < chars.len() && chars[i] != '"' {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

fn after_raw_string(chars: &[char], mut i: usize, prefix: &str) -> Option<usize> {
    if !matches!(prefix, "r" | "br" | "cr") {
        return None;
    }
    let hashes = chars[i..].iter().take_while(|c| **c == '#').count();
    i += hashes;
    if chars.get(i) != Some(&'"') {
        return None;
    }
    i += 1;
    while i < chars.len() {
        if chars[i] == '"' && chars[i + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes {
            return Some(i + 1 + hashes);
        }
        i += 1;
    }
    Some(i)
}

fn mark_tests(tokens: &mut [Token]) {
    let mut i = 0;
    while i < tokens.len() {
        let inner = tokens[i].text == "#" && tokens.get(i + 1).is_some_and(|t| t.text == "!");
        match attribute_end(tokens, i) {
            Some(end) if only_for_tests(&tokens[i..end]) => {
                let item_end = if inner { tokens.len() } else { item_end(tokens, end) };
                tokens[i..item_end].iter_mut().for_each(|token| token.test = true);
                i = item_end;
            }
            Some(end) => i = end,
            None => i += 1,
        }
    }
}

/// What comes after the attribute that starts at `i`, if one does.
fn attribute_end(tokens: &[Token], i: usize) -> Option<usize> {
    let text = |i: usize| tokens.get(i).map_or("", |token| token.text.as_str());
    let open = i + 1 + usize::from(text(i + 1) == "!");
    if text(i) != "#" || text(open) != "[" {
        return None;
    }
    let mut depth = 0;
    for (j, token) in tokens.iter().enumerate().skip(open) {
        match token.text.as_str() {
            "[" => depth += 1,
            "]" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(j + 1);
        }
    }
    None
}

fn only_for_tests(attribute: &[Token]) -> bool {
    let names: Vec<&str> = attribute.iter().map(|t| t.text.as_str()).filter(|t| is_name(t)).collect();
    match names.as_slice() {
        ["test"] => true,
        ["cfg", terms @ ..] => terms.contains(&"test") && !terms.contains(&"not") && !terms.contains(&"any"),
        _ => false,
    }
}

fn item_end(tokens: &[Token], mut i: usize) -> usize {
    while let Some(end) = attribute_end(tokens, i) {
        i = end;
    }
    let mut depth = 0_i32;
    let mut item = false;
    for (j, token) in tokens.iter().enumerate().skip(i) {
        match token.text.as_str() {
            "mod" | "fn" | "impl" | "struct" | "enum" | "trait" | "use" | "const" | "static" | "type" | "let" => {
                item = true;
            }
            "(" | "[" | "{" => depth += 1,
            ")" | "]" => depth -= 1,
            "}" => {
                depth -= 1;
                if depth <= 0 {
                    return j + usize::from(depth == 0);
                }
            }
            ";" if depth == 0 => return j + 1,
            // A field or a variant.
            "," if depth == 0 && !item => return j + 1,
            _ => {}
        }
    }
    tokens.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    fn path_names(path: &str, text: &str) -> Vec<String> {
        Source::new(path, text).paths().iter().map(|p| p.segments.join("::")).collect()
    }

    #[test]
    fn comments_and_strings_are_no_code() {
        assert_eq!(words("a // b\nc /* d /* e */ f */ g"), ["a", "c", "g"]);
        assert_eq!(words(r##"a "b\" c" r#"d " e"# b"f" g"##), ["a", "\"\"", "\"\"", "\"\"", "g"]);
        assert_eq!(words(r"'a' '\'' '\u{1F}' 'life b'c'"), ["''", "''", "''", "'life", "''"]);
        assert_eq!(words("r#type"), ["type"]);
    }

    #[test]
    fn lines_are_counted_through_strings_and_comments() {
        let tokens = tokens("a\n\"b\nc\"\n/* d\n */ e");
        assert_eq!(tokens.last().map(|t| (t.text.as_str(), t.line)), Some(("e", 5)));
    }

    #[test]
    fn use_trees_and_super_are_written_out() {
        assert_eq!(
            path_names("src/ui/chip.rs", "use crate::{model::*, edit::{self as e, Undo}};")[1..],
            ["crate::model::*", "crate::edit::self", "crate::edit::Undo"]
        );
        assert_eq!(path_names("src/ui/chip.rs", "super::super::app::run()"), ["crate::app::run"]);
        assert!(path_names("src/ui/mod.rs", "mod tests { use super::chip; }").contains(&"crate::ui::chip".to_owned()));
        assert!(path_names("src/a/b.rs", "f::<crate :: \n app::X>()").contains(&"crate::app::X".to_owned()));
    }

    #[test]
    fn items_of_tests_are_marked_and_what_follows_is_not() {
        let text = "a! #[cfg(test)] #[rustfmt::skip] mod tests { fn x() { b } } c #[cfg(test)] use d::{e}; f
            #[cfg(not(test))] fn g() {} struct S { #[cfg(test)] h: u8, i: u8 }";
        let source = Source::new("src/x.rs", text);
        let marked = |name: &str| source.tokens.iter().find(|t| t.text == name).map(|t| t.test);
        for (name, test) in [
            ("a", false),
            ("b", true),
            ("c", false),
            ("e", true),
            ("f", false),
            ("g", false),
            ("h", true),
            ("i", false),
        ] {
            assert_eq!(marked(name), Some(test), "{name}");
        }
    }

    #[test]
    fn files_of_tests_are_marked() {
        let mut sources = [
            Source::new("src/edit/mod.rs", "#[cfg(test)] mod tests; mod history;"),
            Source::new("src/edit/tests.rs", "a"),
            Source::new("src/edit/tests/more.rs", "a"),
            Source::new("src/edit/history.rs", "a"),
        ];
        mark_test_files(&mut sources);
        assert_eq!(sources.map(|s| s.tokens[0].test), [true, true, true, false]);
    }
}
