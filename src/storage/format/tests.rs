//! The laws of the format, and what it says about files that are wrong.

use proptest::prelude::*;

use super::arbitrary::{any_project, broken_project, project, sound_project};
use super::*;
use crate::model::Project;

/// A file whose tables are `body`.
fn file(body: &str) -> String {
    format!("Roadboard(\n format: 1,\n document: \"0000000000000001\",\n program: \"0.1.0\",\n{body})\n")
}

/// What reading a file says that must not be read.
fn refusal(text: &str) -> String {
    read(text.as_bytes()).map(|opened| opened.warnings).expect_err("this must be refused").to_string()
}

fn warnings(text: &str) -> Vec<String> {
    let opened = read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    opened.warnings.iter().map(ToString::to_string).collect()
}

const COLUMNS: &str = " columns: {\n  \"0000000000000002\": (\n   name: \"To do\",\n  ),\n },\n";

proptest! {
    #[test]
    fn what_is_written_reads_back(project in any_project()) {
        let text = to_ron(&project);
        let back = read_back(text.as_bytes()).map_err(|e| TestCaseError::fail(format!("{e}\n{text}")))?;
        prop_assert_eq!(&back, &project);
        prop_assert_eq!(to_ron(&back), text);
    }

    #[test]
    fn a_sound_project_opens_without_a_warning(project in sound_project()) {
        let opened = read(to_ron(&project).as_bytes()).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(opened.warnings, vec![]);
        prop_assert_eq!(opened.project, project);
    }

    #[test]
    fn repairing_twice_repairs_nothing_more(project in broken_project()) {
        let once = read(to_ron(&project).as_bytes()).map_err(|e| TestCaseError::fail(e.to_string()))?;
        let twice = read(to_ron(&once.project).as_bytes()).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(twice.warnings, vec![]);
        prop_assert_eq!(twice.project, once.project);
    }

    #[test]
    fn any_bytes_give_an_answer(bytes: Vec<u8>, cut: prop::sample::Index, seed: u64) {
        let _ = read(&bytes);
        // A whole file with some bytes replaced.
        let mut text = to_ron(&project(seed, 1)).into_bytes();
        let at = cut.index(text.len());
        for (i, byte) in bytes.iter().take(4).enumerate() {
            let at = (at + i) % text.len();
            text[at] = *byte;
        }
        let _ = read(&text);
    }

    #[test]
    fn windows_line_ends_change_nothing(project in sound_project()) {
        let text = to_ron(&project);
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        prop_assert_eq!(read(windows.as_bytes()), read(text.as_bytes()));
    }
}

#[test]
fn a_new_project_is_short() {
    let text = to_ron(&Project::default());
    let program = env!("CARGO_PKG_VERSION");
    assert_eq!(
        text,
        format!("Roadboard(\n format: 1,\n document: \"0000000000000000\",\n program: \"{program}\",\n)\n")
    );
}

#[test]
fn wrong_files_tell_where() {
    let story = |fields: &str| file(&format!(" stories: {{\n  \"0000000000000003\": (\n   {fields},\n  ),\n }},\n"));
    for (text, expected) in [
        (story("titel: \"A\""), "line 7, column 4: there is no field “titel” here: expected one of key, title,"),
        (story("title: 5"), "line 7, column 11: expected a text in quotes"),
        (story("title: \"A\", title: \"B\""), "line 7, column 16: the field “title” stands here a second time"),
        (
            story("kind: feature"),
            "line 7, column 10: “feature” is not known here: expected one of story, bug, task, spike",
        ),
        (story("estimate: NaN"), "line 7, column 14: this number is not finite"),
        (story("estimate: inf"), "line 7, column 14: this number is not finite"),
        (story("estimate: 1e400"), "line 7, column 14: this number is not finite"),
        (story("estimate: \"5\""), "line 7, column 14: expected a number"),
        (story("due: \"2026-02-31\""), "line 7, column 10: “2026-02-31” is not a date: expected YYYY-MM-DD"),
        (story("due: \"2300-01-01\""), "line 7, column 10: “2300-01-01” lies outside the years 1900 to 2200"),
        (story("sprint: \"short\""), "line 7, column 13: “short” is not an id: expected 16 characters"),
        (story("criteria: [(text: \"A\" done: true)]"), "line 7, column 26: expected “,”"),
        (story("criteria: (text: \"A\")"), "line 7, column 14: expected a list: “[”"),
        (story("archived: yes"), "line 7, column 14: expected true or false"),
        (story("events: [moved(\"2026-11-19T10:12:33Z\")]"), "line 7, column 41: expected an event such as"),
        (story("events: [jumped(\"2026-11-19T10:12:33Z\")]"), "line 7, column 13: “jumped” is not known here"),
        (file(" storys: {},\n"), "line 5, column 2: there is no field “storys” here"),
        (file(" stories: [],\n"), "line 5, column 11: expected a map: “{”"),
        (file(" stories: {},\n stories: {},\n"), "line 6, column 2: the field “stories” stands here a second time"),
        (file("") + "more", "line 6, column 1: expected the end of the file"),
        (file(" columns: {\n  \"0000000000000002\": (limit: 5000000000),\n },\n"), "line 6, column 31: this number"),
        (file(" columns: {\n  \"0000000000000002\": (limit: -1),\n },\n"), "line 6, column 32: this number"),
        (
            file(" dependencies: {\n  \"0000000000000002\": (link: finish-start),\n },\n"),
            "line 6, column 30: expected a word or a name; write “finish-start” as r#finish-start",
        ),
        (String::new(), "the file is empty"),
        (" \n\t\n".into(), "the file is empty"),
        ("hello".into(), "line 1, column 1: this is not a Roadboard project: expected “Roadboard(…)”, found “hello”"),
        ("{\"a\": 1}".into(), "line 1, column 1: this is not a Roadboard project: expected “Roadboard(”"),
        ("# Notes".into(), "line 1, column 3: this is not a Roadboard project: expected “Roadboard(”"),
        (
            "Roadboard(stories: {})".into(),
            "line 1, column 18: this is not a Roadboard project: expected the field “format”",
        ),
        ("Roadboard()".into(), "line 1, column 11: this is not a Roadboard project: expected the field “format”"),
        ("Roadboard(format: 0)".into(), "the file says format 0, and there are only formats 1 to 1"),
        ("Roadboard(format: 1, ".into(), "line 1, column 22: the file ends in the middle: "),
        ("Roadboard".into(), "line 1, column 10: the file ends in the middle: expected “Roadboard(”"),
        (
            "Roadboard(format: 1, document: \"00000000".into(),
            "line 1, column 33: the file ends in the middle: the text that begins here has no closing quote",
        ),
        (
            file("<<<<<<< HEAD\n stories: {},\n=======\n>>>>>>> theirs\n"),
            "line 5: the file holds both sides of a conflict that git could not merge",
        ),
    ] {
        let found = refusal(&text);
        assert!(found.starts_with(expected), "expected: {expected}\n   found: {found}\n{text}");
    }
}

#[test]
fn bytes_that_are_no_text_tell_where() {
    let mut bytes = file(COLUMNS).into_bytes();
    let at = bytes.iter().position(|b| *b == b'T').unwrap();
    bytes[at] = 0xff;
    assert_eq!(read(&bytes), Err(ReadError::NotText { line: 7, column: 11 }));
    assert!(matches!(read(b"\x7fELF\x02\x01\x80"), Err(ReadError::NotText { line: 1, column: 7 })));
}

#[test]
fn every_cut_of_a_file_is_told() {
    let text = to_ron(&project(5, 1));
    for (at, _) in text.char_indices().filter(|(at, _)| *at < text.trim_end().len()) {
        match read(&text.as_bytes()[..at]) {
            Err(ReadError::Truncated { .. } | ReadError::Empty | ReadError::NotAProject { .. }) => {}
            Err(ReadError::Syntax { problem, .. }) if at < text.len() => {
                // A cut word or number is read as another word or a short text.
                let end = &text[text.floor_char_boundary(at.saturating_sub(20))..at];
                assert!(!end.ends_with('\n'), "{problem}: …{end}");
            }
            other => panic!("cut at {at}: {other:?}"),
        }
    }
}

#[test]
fn a_newer_format_is_told_though_its_body_is_unknown() {
    let text = "Roadboard(format: 7, document: \"0000000000000001\", program: \"3.0.0\", new: <>)";
    let newer = ReadError::Newer { found: 7, known: FORMAT, program: Some("3.0.0".into()) };
    assert_eq!(read(text.as_bytes()), Err(newer));
    let text = "Roadboard(format: 7, identity: 5)";
    assert_eq!(read(text.as_bytes()), Err(ReadError::Newer { found: 7, known: FORMAT, program: None }));
}

#[test]
fn hostile_files_are_refused() {
    for (text, bytes) in [("(", 10_000_000), ("[", 100_000), ("{", 100_000), ("Roadboard(", 100_000), ("/*", 100_000)] {
        let text = text.repeat(bytes / text.len());
        assert!(read(text.as_bytes()).is_err());
    }
    let deep = file(&format!(" settings: {}", "(".repeat(1_000_000)));
    assert!(read(deep.as_bytes()).is_err());
    let many = file(&format!(" stories: {{\n \"0000000000000003\": (criteria: [{}", "(),".repeat(6_500_000)));
    assert!(matches!(
        read(many.as_bytes()),
        Err(ReadError::TooMany { what: "entries of lists", limit: 5_000_000, .. })
    ));
    let many = "(),".repeat(7_000_000);
    assert!(matches!(read(many.as_bytes()), Err(ReadError::NotAProject { line: 1, column: 2, .. })));
}

#[test]
fn the_golden_file_has_every_field() {
    let golden = include_str!("../../../tests/golden/format-1.ron");
    for (record, names) in records::ALL_NAMES {
        for name in *names {
            assert!(golden.contains(&format!("{name}: ")), "{record}: {name}");
        }
    }
}

#[test]
fn a_thousand_same_ids_and_bad_ranks_are_repaired_in_time() {
    let columns = "\"0000000000000002\": (rank: \"\"),".repeat(20_000);
    let text = file(&format!(" columns: {{{columns}}},\n"));
    let opened = read(text.as_bytes()).unwrap();
    assert_eq!(opened.project.columns.len(), 20_000);
    assert_eq!(opened.warnings.len() + opened.more_warnings, 39_999);
}

#[test]
fn comments_and_another_layout_are_read() {
    let text = "// by hand\nRoadboard(format:1,program:\"x\",document:\"0000000000000001\",/* board */columns:{\
                \"0000000000000002\":(name:r\"To do\",rank:\"a1\",kind:todo)})";
    let opened = read(text.as_bytes()).unwrap();
    assert_eq!(opened.warnings, vec![]);
    assert_eq!(opened.header.program, "x");
    assert_eq!(opened.project.columns.iter().next().unwrap().name, "To do");
}

#[test]
fn a_project_without_columns_gets_three() {
    let opened = read(file("").as_bytes()).unwrap();
    let names: Vec<_> = opened.project.columns_in_order().iter().map(|c| c.name.clone()).collect();
    assert_eq!(names, ["To do", "In progress", "Done"]);
    assert_eq!(opened.warnings.len(), 1);
}

#[test]
fn a_second_entity_of_one_id_gets_its_own() {
    let text = file(
        " columns: {\n  \"0000000000000002\": (name: \"First\"),\n  \"0000000000000001\": (),\n  \
         \"0000000000000002\": (name: \"Second\"),\n },\n",
    );
    let opened = read(text.as_bytes()).unwrap();
    assert_eq!(opened.project.columns.len(), 3);
    let kept = opened.project.columns.get("0000000000000002".parse().unwrap()).unwrap();
    assert_eq!(kept.name, "First");
    assert_eq!(opened.warnings.len(), 1);
    assert!(warnings(&text)[0].starts_with("Line 8: a second column has the id “0000000000000002”; it was given the"));
    assert_eq!(read(text.as_bytes()), Ok(opened));
}

#[test]
fn what_leads_nowhere_is_removed() {
    let text = file(&format!(
        "{COLUMNS} stories: {{\n  \"0000000000000003\": (\n   key: \"NP-1\",\n   title: \"A\",\n   \
         assignee: \"0000000000000009\",\n   estimate: -3,\n   rank: \"!\",\n   \
         events: [moved(\"2026-11-19T10:12:33Z\", \"0000000000000009\")],\n  ),\n  \
         \"0000000000000004\": (key: \"NP-1\", column: \"0000000000000002\", rank: \"a5\"),\n }},\n \
         sprints: {{\n  \"0000000000000005\": (state: active),\n  \
         \"0000000000000006\": (state: active, start: \"2026-02-02\", end: \"2026-01-01\"),\n }},\n \
         objectives: {{ \"0000000000000007\": (title: \"O\", key_results: [(title: \"K\", weight: 0)]) }},\n \
         feedback: {{ \"0000000000000008\": (voters: [(customer: \"0000000000000008\", importance: 9), ()]) }},\n \
         customers: {{ \"0000000000000008\": () }},\n \
         dependencies: {{ \"0000000000000001\": () }},\n",
    ));
    assert_eq!(
        warnings(&text),
        [
            "Line 11: The story “NP-1 A” stands in “0000000000000000”, which is no column; it was moved to “To do”",
            "Line 11: The story “NP-1 A” has estimate -3; the number was removed",
            "Line 11: The story “NP-1 A” names “0000000000000009” as assignee, which is no person; the reference was \
             removed",
            "Line 11: The rank “!” of the story “0000000000000003” is malformed; it went to the end of its column",
            "Line 19: A second story has the key “NP-1”; it was given the key “NP-2”",
            "Line 23: The sprint “0000000000000006” starts on 2026-02-02 and ends on 2026-01-01; the dates were swapped",
            "Line 23: The sprint “0000000000000006” is active at the same time as another; it was set back to planned",
            "Line 25: The objective “O” has the key result “K” of weight 0; it got weight 1",
            "Line 26: The feedback “0000000000000008” has a voter with importance 9; it was set to 3",
            "Line 26: The feedback “0000000000000008” has the voter “0000000000000000”, which is no customer; it was \
             removed",
            "Line 28: The dependency “0000000000000001” has an end that does not exist; it was removed",
        ]
    );
    let project = read(text.as_bytes()).unwrap().project;
    let story = project.stories.get("0000000000000003".parse().unwrap()).unwrap();
    assert_eq!(story.rank.as_str(), "a6");
    assert_eq!(story.events.len(), 1);
}

#[test]
fn links_that_cannot_be_are_removed_where_they_stand() {
    let link = |id: &str, from: &str, to: &str, more: &str| {
        let end = |id: &str| format!("initiative(\"000000000000000{id}\")");
        format!("  \"000000000000000{id}\": (from: {}, to: {}{more}),\n", end(from), end(to))
    };
    let links = [link("1", "3", "4", ", lag: -1000"), link("2", "4", "3", ""), link("5", "3", "4", "")].concat();
    let text = file(&format!(
        "{COLUMNS} settings: (fiscal_offset: 12),\n initiatives: {{\n  \"0000000000000003\": (title: \"A\"),\n  \
         \"0000000000000004\": (title: \"B\"),\n }},\n dependencies: {{\n{links} }},\n",
    ));
    assert_eq!(
        warnings(&text),
        [
            "Line 16: The dependency from “A” to “B” has a lag of -1000 days; it was set to -999",
            "Line 17: The dependency from “B” to “A” closes a circle: “A” → “B” → “A”; it was removed",
            "Line 18: The dependency from “A” to “B” stands here a second time; it was removed",
            "The fiscal year begins 12 months after January; it begins in January now",
        ]
    );
    let project = read(text.as_bytes()).unwrap().project;
    assert_eq!((project.dependencies.len(), project.settings.fiscal_offset), (1, 0));
}

#[test]
fn warnings_beyond_a_thousand_are_counted() {
    let stories = (0..1500).map(|i| format!("  \"0000000000{i:06}\": (key: \"{i}\"),\n")).collect::<Vec<_>>().concat();
    let opened = read(file(&format!("{COLUMNS} stories: {{\n{stories} }},\n")).as_bytes()).unwrap();
    assert_eq!((opened.warnings.len(), opened.more_warnings), (MOST_WARNINGS, 500));
    assert_eq!(opened.warnings[999].line, Some(1010));
}
