//! What the table remembers between frames.

use egui::Ui;

use super::column::{Column, GREATEST_WIDTH, LEAST_WIDTH};
use super::editor::Editor;
use super::layout::{COLUMNS, Columns};
use super::order::{Rows, Sort};
use super::row::Source;
use crate::model::{Node, Word as _};
use crate::screens::Action;
use crate::screens::roadmap::lists::selecting::{Entered, Entrance, Trim};
use crate::session::Document;

/// The state of the table.
#[derive(Debug)]
pub struct TableView {
    /// Words that titles must hold, as typed.
    pub filter: String,
    /// The filter field is to get the focus.
    pub focus_filter: bool,
    pub(super) sort: Option<Sort>,
    pub(super) widths: [f64; COLUMNS],
    /// Points that the rows are scrolled up by, and the columns to the left.
    pub(super) down: f64,
    pub(super) sideways: f64,
    pub(super) rows: Rows,
    /// The column of the cell that keys act on.
    pub(super) column: Column,
    /// The cell that is being typed in.
    pub(super) editor: Option<Editor>,
    /// A cell whose choices were asked for by a key.
    pub(super) choose: Option<(Node, Column)>,
    /// A row to scroll to and give the focus to.
    pub(super) reveal: Option<Node>,
    /// A row to scroll to.
    pub(super) follow: Option<Node>,
    /// The column of the cursor is to come into sight.
    pub(super) reveal_column: bool,
    /// A cell to type in once its row is known to be shown.
    pub(super) edit_next: Option<(Node, Column)>,
    /// What is shown next was just made, and is to be named.
    pub(super) name_made: bool,
    /// Where the cursor's row stood when it was last looked for.
    cursor: Option<(Node, usize)>,
    trim: Trim,
    entrance: Entrance,
}

impl Default for TableView {
    fn default() -> Self {
        let mut widths = [0.0; COLUMNS];
        for (width, column) in widths.iter_mut().zip(Column::ALL) {
            *width = column.width();
        }
        Self {
            filter: String::new(),
            focus_filter: false,
            sort: None,
            widths,
            down: 0.0,
            sideways: 0.0,
            rows: Rows::default(),
            column: Column::Title,
            editor: None,
            choose: None,
            reveal: None,
            follow: None,
            reveal_column: false,
            edit_next: None,
            name_made: false,
            cursor: None,
            trim: Trim::default(),
            entrance: Entrance::default(),
        }
    }
}

impl TableView {
    /// Types the title of a bar or milestone in its row, which comes into sight.
    pub fn rename(&mut self, node: Node) {
        self.edit_next = Some((node, Column::Title));
    }

    /// What the table shows, from the top.
    pub fn shown(&self) -> &[Node] {
        self.rows.shown()
    }

    /// Follows the document, sorting and filter. A row under the cursor that was sorted elsewhere stays in sight.
    pub(super) fn refresh(&mut self, source: Source<'_>) {
        let changed = self.rows.refresh(source, self.sort, &self.filter);
        let cursor = source.document.plan_selection.cursor();
        let cursor = cursor.and_then(|node| self.rows.place(node).map(|place| (node, place)));
        let was = std::mem::replace(&mut self.cursor, cursor);
        if let (true, Some((node, is)), Some((before, was))) = (changed, cursor, was)
            && node == before
            && is != was
        {
            self.follow = Some(node);
        }
    }

    /// Scrolls to a row and gives it the focus, or types in one of its cells. A filter that hides it is cleared; false when
    /// it is gone.
    pub(super) fn show_node(&mut self, source: Source<'_>, node: Node) -> bool {
        if self.rows.place(node).is_none() {
            self.filter.clear();
            self.refresh(source);
        }
        let is_shown = self.rows.place(node).is_some();
        if is_shown {
            self.reveal = Some(node);
        }
        is_shown
    }

    /// Goes on from the cursor when the table comes back; with the focus, unless something else has it.
    pub(super) fn enter(&mut self, ui: &Ui, document: &Document) {
        let entered = self.entrance.in_pass(ui.ctx().cumulative_pass_nr());
        let cursor = document.plan_selection.cursor().filter(|node| self.rows.place(*node).is_some());
        match entered {
            Entered::LongAgo => return,
            Entered::JustNow => (self.editor, self.follow) = (None, cursor),
            Entered::Settling => {}
            Entered::Settled if ui.memory(|memory| memory.focused().is_none()) => self.reveal = cursor,
            Entered::Settled => return,
        }
        ui.ctx().request_repaint();
    }

    /// What takes out of the selection what the filter hides.
    pub(super) fn trimmed(&mut self, document: &Document) -> Option<Action> {
        let (trim, rows) = (&mut self.trim, &self.rows);
        trim.check(document, rows.revision(), |node| rows.place(node).is_some())
    }

    pub(super) fn columns(&self) -> Columns {
        Columns::new(&self.widths)
    }

    pub(super) fn resize(&mut self, column: Column, width: f64) {
        self.widths[column as usize] = width.clamp(LEAST_WIDTH, GREATEST_WIDTH);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{IdSource, Initiative, Project};
    use crate::screens::roadmap::PlanFacts;
    use crate::session::Clock;

    #[test]
    fn what_is_to_be_seen_clears_the_filter_that_hides_it() {
        let mut ids = IdSource::from_seed(4);
        let mut project = Project::default();
        let id = ids.next_id();
        project.initiatives.insert(Initiative { id, title: "Wallet".into(), ..Initiative::default() });
        let document = Document::new(project, ids, Clock::System);
        let mut facts = PlanFacts::default();
        facts.refresh(&document);
        let source = Source::new(&document, &facts);
        let mut view = TableView { filter: "wall".into(), ..TableView::default() };
        view.refresh(source);
        assert!(view.show_node(source, Node::Initiative(id)));
        assert_eq!(view.filter, "wall", "it fits, so the filter stays");
        view.filter = "card".into();
        view.refresh(source);
        assert!(view.shown().is_empty());
        assert!(view.show_node(source, Node::Initiative(id)));
        assert_eq!((view.filter.as_str(), view.reveal), ("", Some(Node::Initiative(id))));
        assert!(!view.show_node(source, Node::Milestone(crate::model::MilestoneId::default())));
    }

    #[test]
    fn widths_stay_within_their_bounds() {
        let mut view = TableView::default();
        view.resize(Column::Theme, 3.0);
        view.resize(Column::Owner, 9000.0);
        assert_eq!((view.widths[1], view.widths[2]), (LEAST_WIDTH, GREATEST_WIDTH));
    }
}
