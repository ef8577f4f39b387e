//! The geometry of the backlog: pure functions in f64, without egui.
//!
//! # Theory of operation
//!
//! The list is a stack of sections; a section is its header and one or more runs of rows, each below the name of its group
//! if it has one. All rows are equally high, so where a row is follows from its run alone, and a frame costs the runs and
//! rows in sight, however long the list is.

use std::ops::Range;

/// The height of a section's header.
pub const SECTION: f64 = 44.0;
/// The height of a group's name.
pub const GROUP: f64 = 30.0;
/// The height of a row.
pub const ROW: f64 = 32.0;
/// The height of the field for a new story.
pub const DRAFT: f64 = 36.0;
/// What is said in a section without rows.
pub const EMPTY: f64 = 44.0;
/// What the line takes that shows where a capacity ends.
pub const CUT: f64 = 24.0;
/// Below a section.
pub const GAP: f64 = 8.0;
/// Below the last one, so that a drop behind it has room.
pub const END: f64 = 24.0;

/// What a run holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// It is the first of its section.
    pub begins: bool,
    /// Its section shows its header only.
    pub section_folded: bool,
    /// It stands below the name of a group.
    pub named: bool,
    /// It shows its name only.
    pub folded: bool,
    /// A story is typed at its top.
    pub drafted: bool,
    pub rows: usize,
    /// The row that the line stands above which shows where a capacity ends.
    pub cut: Option<usize>,
}

impl Content {
    fn is_closed(self) -> bool {
        self.section_folded || self.folded
    }

    fn header(self) -> f64 {
        if self.named && !self.section_folded { GROUP } else { 0.0 }
    }

    fn above(self) -> f64 {
        if self.drafted && !self.is_closed() { DRAFT } else { 0.0 }
    }

    fn body(self) -> f64 {
        if self.is_closed() {
            0.0
        } else if self.rows == 0 && !self.drafted {
            EMPTY
        } else {
            self.above() + ROW * self.rows as f64 + if self.cut.is_some() { CUT } else { 0.0 }
        }
    }
}

/// A run with its place, in points from the top of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    pub content: Content,
    /// Where its section begins.
    pub section: f64,
    /// Where the name of its group is, or else its first row.
    pub top: f64,
    /// Where the field for a new story is, or else its first row.
    pub body: f64,
    /// Where its first row is.
    pub first: f64,
    pub bottom: f64,
}

impl Run {
    /// Where a row begins; the end of the last row for one behind it.
    pub fn row_top(&self, row: usize) -> f64 {
        let cut = self.content.cut.is_some_and(|cut| row >= cut);
        self.first + ROW * row as f64 + if cut { CUT } else { 0.0 }
    }

    /// A height as rows from the first, without the line of the cut.
    fn along(&self, y: f64) -> f64 {
        let y = y - self.first;
        let y = match self.content.cut {
            Some(cut) => {
                let above = ROW * cut as f64;
                if y > above { (y - CUT).max(above) } else { y }
            }
            None => y,
        };
        y / ROW
    }

    /// The rows in sight of a view.
    pub fn rows(&self, offset: f64, extent: f64) -> Range<usize> {
        if self.content.is_closed() {
            return 0..0;
        }
        let rows = self.content.rows;
        let first = (self.along(offset).floor().max(0.0) as usize).min(rows);
        let last = (self.along(offset + extent).ceil().max(0.0) as usize).min(rows);
        first..last.max(first)
    }

    /// The row before which something dropped at a height lands; the number of rows for after the last.
    pub fn drop_row(&self, y: f64) -> usize {
        ((self.along(y) + 0.5).floor().max(0.0) as usize).min(self.content.rows)
    }
}

/// All runs from top to bottom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stack {
    runs: Vec<Run>,
    height: f64,
}

impl Stack {
    pub fn new(contents: impl IntoIterator<Item = Content>) -> Self {
        let (mut runs, mut y, mut section) = (Vec::new(), 0.0, 0.0);
        for content in contents {
            if content.begins {
                y += if runs.is_empty() { 0.0 } else { GAP };
                section = y;
                y += SECTION;
            }
            let (top, body) = (y, y + content.header());
            y = body + content.body();
            runs.push(Run { content, section, top, body, first: body + content.above(), bottom: y });
        }
        Self { runs, height: y + END }
    }

    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    pub fn get(&self, run: usize) -> Option<&Run> {
        self.runs.get(run)
    }

    pub fn height(&self) -> f64 {
        self.height
    }

    /// The furthest that a view scrolls is to the end.
    pub fn clamp(&self, offset: f64, extent: f64) -> f64 {
        offset.min(self.height - extent).max(0.0)
    }

    /// The runs in sight, those of whose section only the header is, too.
    pub fn visible(&self, offset: f64, extent: f64) -> Range<usize> {
        let first = self.runs.partition_point(|run| run.bottom <= offset);
        let last = self.runs.partition_point(|run| run.top - SECTION < offset + extent);
        first.min(last)..last
    }

    /// The run at a height: that of its header, of its rows, or of the gap below.
    pub fn run_at(&self, y: f64) -> Option<usize> {
        let after = self.runs.partition_point(|run| if run.content.begins { run.section } else { run.top } <= y);
        after.checked_sub(1).or(if self.runs.is_empty() { None } else { Some(0) })
    }

    /// Where the section of a run ends.
    pub fn section_bottom(&self, run: usize) -> f64 {
        let Some(section) = self.runs.get(run).map(|run| run.section) else { return 0.0 };
        let rest = self.runs.get(run..).unwrap_or_default();
        rest.iter().take_while(|run| run.section == section).last().map_or(0.0, |run| run.bottom)
    }

    /// The least scrolling that brings a row of a run into view, below the header that stays in sight.
    pub fn reveal(&self, offset: f64, run: usize, row: usize, extent: f64) -> f64 {
        let Some(run) = self.runs.get(run) else { return offset };
        let (top, bottom) = if run.content.is_closed() {
            (run.top.min(run.section + SECTION), run.bottom)
        } else {
            (run.row_top(row), run.row_top(row) + ROW)
        };
        self.show(offset, top - SECTION, bottom, extent)
    }

    /// The least scrolling that brings what is between two heights into view.
    pub fn show(&self, offset: f64, top: f64, bottom: f64, extent: f64) -> f64 {
        self.clamp(offset.max(bottom - extent).min(top), extent)
    }
}

/// What the parts of a row would take that can be left out, in points; nothing for what a row does not have.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wants {
    pub labels: f64,
    pub column: f64,
    pub initiative: f64,
    /// The words beside the sign that it is blocked.
    pub blocked: f64,
}

/// Which of them a row shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a part of its own")]
pub struct Fits {
    pub labels: bool,
    pub column: bool,
    pub initiative: bool,
    pub blocked: bool,
}

/// What fits beside a title that has `title` points at least, in a row with `room` for all of them: labels go first, then
/// the column, the initiative, and the words of what blocks it.
pub fn fits(room: f64, title: f64, wants: Wants) -> Fits {
    let mut left = room - title;
    let mut take = |want: f64| {
        left -= want;
        left >= 0.0
    };
    let blocked = take(wants.blocked);
    let initiative = blocked && take(wants.initiative);
    let column = initiative && take(wants.column);
    let labels = column && take(wants.labels);
    Fits { labels, column, initiative, blocked }
}
