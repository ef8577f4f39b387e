//! The numbers of a chart as CSV, which a spreadsheet takes from the clipboard.

use crate::model::Date;

/// A header and a row for each point.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Date(Date),
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number as f64)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

impl Table {
    pub fn new<const N: usize>(head: [&str; N]) -> Self {
        Self { head: head.map(str::to_owned).to_vec(), rows: Vec::new() }
    }

    /// As RFC 4180 has it: lines end in CR LF. Dates are ISO's, numbers have a dot.
    pub fn csv(&self) -> String {
        let mut out = String::new();
        line(&mut out, self.head.iter().map(|text| quoted(text)));
        for row in &self.rows {
            line(&mut out, row.iter().map(Cell::written));
        }
        out
    }
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(',');
        }
        out.push_str(&cell);
    }
    out.push_str("\r\n");
}

impl Cell {
    fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => quoted(text),
            // Thousandths of points are the finest that there is.
            Self::Number(number) => {
                let text = format!("{number:.3}");
                let text = text.trim_end_matches('0').trim_end_matches('.');
                if text == "-0" { "0".into() } else { text.to_owned() }
            }
            Self::Date(date) => date.format("%Y-%m-%d").to_string(),
        }
    }
}

/// A text that no spreadsheet takes for a formula, in quotes where it needs them.
fn quoted(text: &str) -> String {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let is_number = text.parse::<f64>().is_ok_and(f64::is_finite);
    let text = if begins && !is_number { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_date;

    fn row(cells: Vec<Cell>) -> String {
        let table = Table { head: vec!["a".into()], rows: vec![cells] };
        table.csv().strip_prefix("a\r\n").unwrap().trim_end_matches("\r\n").to_owned()
    }

    #[test]
    fn numbers_have_a_dot_and_dates_are_those_of_iso() {
        let cells = vec![
            Cell::Number(-2.5),
            30_u32.into(),
            Cell::Number(0.1 + 0.2),
            Cell::Empty,
            parse_date("2026-11-04").unwrap().into(),
        ];
        assert_eq!(row(cells), "-2.5,30,0.3,,2026-11-04");
    }

    #[test]
    fn what_a_spreadsheet_would_calculate_is_text() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("+HYPERLINK(1)", "'+HYPERLINK(1)"),
            ("-x", "'-x"),
            ("@sum", "'@sum"),
            ("\tx", "'\tx"),
            ("-5", "-5"),
            ("+1.5", "+1.5"),
            ("-inf", "'-inf"),
            ("a-b", "a-b"),
            ("=a,b", "\"'=a,b\""),
        ] {
            assert_eq!(row(vec![text.into()]), written);
        }
    }

    #[test]
    fn commas_quotes_and_breaks_stand_in_quotes() {
        assert_eq!(row(vec!["a, \"b\"".into(), "c\nd".into()]), "\"a, \"\"b\"\"\",\"c\nd\"");
    }
}
