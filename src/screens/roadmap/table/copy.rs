//! Rows as text to paste elsewhere: a line each, cells parted by tabs.

use super::column::Column;
use super::row::Row;
use crate::model::Word as _;

/// The rows, with the names of the columns above them where that is wanted.
pub(super) fn tab_separated<'a>(rows: impl Iterator<Item = Row<'a>>, names: bool) -> String {
    let names = names.then(|| line(Column::ALL.iter().map(|column| column.label().to_owned())));
    let rows = rows.map(|row| line(Column::ALL.iter().map(|column| row.plain(*column))));
    names.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

fn line(cells: impl Iterator<Item = String>) -> String {
    cells.map(|text| cell(&text)).collect::<Vec<_>>().join("\t")
}

/// One cell: on one line, and nothing that a spreadsheet would take for a formula.
fn cell(text: &str) -> String {
    let text = text.replace(|c: char| c.is_control(), " ");
    let begins = text.trim_start().chars().next();
    let guarded = matches!(begins, Some('=' | '+' | '-' | '@')) && !is_number(&text);
    if guarded { format!("'{text}") } else { text }
}

/// "-12%" is a figure that a spreadsheet may take as one.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::row::Source;
    use super::*;
    use crate::model::{IdSource, Initiative, Node, Project, parse_date};
    use crate::screens::roadmap::PlanFacts;
    use crate::session::{Clock, Document};

    #[test]
    fn cells_hold_no_formula_and_nothing_that_ends_them() {
        for (text, expected) in [
            ("Pay by card", "Pay by card"),
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("+1", "'+1"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("@sum", "'@sum"),
            ("  =1+1", "'  =1+1"),
            ("\t=1+1", "' =1+1"),
            ("one\ttwo\nthree\r", "one two three "),
            ("a=b", "a=b"),
            ("-12%", "-12%"),
            ("-3", "-3"),
            ("-3-3", "'-3-3"),
            ("-", "'-"),
            ("", ""),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }

    #[test]
    fn rows_are_lines_of_all_columns() {
        let mut ids = IdSource::from_seed(3);
        let mut project = Project::default();
        let id = ids.next_id();
        project.initiatives.insert(Initiative {
            id,
            title: "=Pay\tby card".into(),
            start: parse_date("2026-11-02").ok(),
            end: parse_date("2027-01-08").ok(),
            ..Initiative::default()
        });
        let document = Document::new(project, ids, Clock::Fixed("2026-11-24T10:00:00Z".parse().unwrap()));
        let mut facts = PlanFacts::default();
        facts.refresh(&document);
        let rows = || Row::of(Source::new(&document, &facts), Node::Initiative(id)).into_iter();
        let text = tab_separated(rows(), true);
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.len() == Column::ALL.len()), "{lines:?}");
        assert_eq!(lines[0][..5], ["Title", "Theme", "Owner", "Start", "End"]);
        assert_eq!(lines[1][..8], ["'=Pay by card", "", "", "2026-11-02", "2027-01-08", "50", "Likely", "Concept"]);
        assert_eq!(tab_separated(rows(), false).lines().count(), 1);
    }
}
