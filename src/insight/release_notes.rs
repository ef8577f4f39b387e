//! What a release brings, as Markdown.

use super::Indexes;
use crate::model::{Project, ReleaseId, Story, StoryKind};

/// The headings in their order, each with the kind of its stories.
const PARTS: [(&str, StoryKind); 4] = [
    ("Features", StoryKind::Story),
    ("Fixes", StoryKind::Bug),
    ("Maintenance", StoryKind::Task),
    ("Research", StoryKind::Spike),
];

/// A list of the done stories of a release under a heading for each kind that has any, by key: Markdown, in which titles are
/// text. Archived ones are among them, cancelled ones are not. Empty when nothing is done.
pub fn release_notes(project: &Project, indexes: &Indexes, release: ReleaseId) -> String {
    let stories = indexes.stories_of_release(release).filter_map(|id| project.stories.get(id));
    let mut done: Vec<&Story> =
        stories.map(AsRef::as_ref).filter(|story| project.is_done(story) && !indexes.is_cancelled(story.id)).collect();
    done.sort_by_key(|story| (number(&story.key), &story.key, story.id));
    let mut text = String::new();
    for (heading, kind) in PARTS {
        let mut entries = done.iter().filter(|story| story.kind == kind).peekable();
        if entries.peek().is_none() {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.extend(["## ", heading, "\n\n"]);
        for story in entries {
            text.push_str(&entry(story));
        }
    }
    text
}

/// "- Refund a payment (NP-12)".
fn entry(story: &Story) -> String {
    let (title, key) = (escaped(&story.title), escaped(&story.key));
    match (title.is_empty(), key.is_empty()) {
        (false, false) => format!("- {title} ({key})\n"),
        (false, true) => format!("- {title}\n"),
        (true, _) => format!("- {key}\n"),
    }
}

/// So that NP-9 comes before NP-10; what has no number comes last.
fn number(key: &str) -> u64 {
    key.rsplit('-').next().and_then(|number| number.parse().ok()).unwrap_or(u64::MAX)
}

/// A text on one line that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let line = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let mut out = String::with_capacity(text.len());
    for word in line {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            if c.is_ascii_punctuation() && !is_harmless(c, &out) {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// Some marks mean nothing within a word; elsewhere they may begin a list or a line, or end the number of one.
fn is_harmless(c: char, before: &str) -> bool {
    match c {
        ',' | ';' | '?' | '/' | '"' | '\'' | '%' | '@' | '(' => true,
        '-' => before.ends_with(char::is_alphanumeric),
        ')' => !before.ends_with(|c: char| c.is_ascii_digit()),
        '.' | ':' | '!' => before.ends_with(char::is_alphabetic),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event as Mark, Options, Parser, Tag};

    use super::*;
    use crate::model::{Column, ColumnId, ColumnKind, EntityId, Event, EventKind, Moment, RawId};

    fn id<I: EntityId>(n: usize) -> I {
        I::from_raw(RawId::from_bytes([n as u8; 10]))
    }

    /// Notes of a release with stories, all done unless their change says so.
    fn notes(stories: Vec<Story>) -> String {
        let mut project = Project::default();
        for (n, kind) in [ColumnKind::Done, ColumnKind::Doing].into_iter().enumerate() {
            project.columns.insert(Column { id: id(n), kind, ..Column::default() });
        }
        for (n, story) in stories.into_iter().enumerate() {
            project.stories.insert(Story { id: id(n), release: story.release.or(Some(id(1))), ..story });
        }
        release_notes(&project, &Indexes::of(&project), id(1))
    }

    fn story(key: &str, title: &str, kind: StoryKind) -> Story {
        Story { key: key.into(), title: title.into(), kind, ..Story::default() }
    }

    #[test]
    fn done_stories_stand_under_their_kind_in_the_order_of_their_keys() {
        use StoryKind::{Bug, Spike, Task};
        let doing: ColumnId = id(1);
        let cancelled = vec![Event { at: Moment::default(), what: EventKind::Cancelled }];
        let text = notes(vec![
            story("NP-10", "Refund a payment", StoryKind::Story),
            story("NP-9", "Pay with one click", StoryKind::Story),
            Story { archived: true, ..story("NP-2", "Update *all* crates", Task) },
            story("NP-7", "Receipt shows [no] tax", Bug),
            Story { column: doing, ..story("NP-3", "Not done", Bug) },
            Story { events: cancelled, ..story("NP-4", "Given up", Bug) },
            Story { release: Some(id(2)), ..story("NP-5", "Another release", Spike) },
            story("NP-8", " ", Task),
        ]);
        assert_eq!(
            text,
            "## Features\n\n- Pay with one click (NP-9)\n- Refund a payment (NP-10)\n\n\
             ## Fixes\n\n- Receipt shows \\[no\\] tax (NP-7)\n\n\
             ## Maintenance\n\n- Update \\*all\\* crates (NP-2)\n- NP-8\n"
        );
        assert_eq!(notes(vec![]), "");
    }

    proptest! {
        /// Whatever a title holds, a reader of Markdown sees it as it is: one entry with its text and nothing else.
        #[test]
        fn titles_are_shown_as_they_are(title in "([ -~]|[-#>+*_`~\\[\\](){}.:=\\\\$0-9aä \n]|http://a\\.b|1\\. |&amp;){1,20}") {
            let text = notes(vec![story("NP-1", &title, StoryKind::Story)]);
            let body = text.strip_prefix("## Features\n\n").unwrap();
            let (mut shown, mut items) = (String::new(), 0);
            // Some readers make other quotes of quotes, whatever is escaped.
            for mark in Parser::new_ext(body, Options::all().difference(Options::ENABLE_SMART_PUNCTUATION)) {
                match mark {
                    Mark::Text(text) => shown.push_str(&text),
                    Mark::Start(Tag::Item) => items += 1,
                    Mark::Start(Tag::List(None)) | Mark::End(_) => {}
                    other => prop_assert!(false, "{other:?} in {body}"),
                }
            }
            let line = title.split_whitespace().collect::<Vec<_>>().join(" ");
            let expected = if line.is_empty() { "NP-1".into() } else { format!("{line} (NP-1)") };
            prop_assert_eq!((shown, items), (expected, 1), "{}", body);
        }
    }
}
