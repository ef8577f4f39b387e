//! Reading drawings, see [`notation`](crate::notation).

use roadboard::insight::{LaneKey, Sort};
use roadboard::model::{
    Column, ColumnId, ColumnKind, EntityId as _, IdSource, LimitPolicy, LimitScope, Moment, Project, Rank, Story,
    StoryId, Word as _,
};
use roadboard::screens::board::BoardView;
use roadboard::screens::board::layout::Anchor;
use roadboard::session::{Clock, Document};

use crate::board::Board;
use crate::things::{self, raw};

/// The present of all drawings.
pub(crate) const NOW: Moment = Moment::from_unix_seconds(1_700_000_000);

/// What has been read.
#[derive(Default)]
struct Reader {
    project: Project,
    view: BoardView,
    is_active: bool,
    lanes: Vec<LaneKey>,
    selected: Vec<StoryId>,
    cursor: Option<StoryId>,
    /// By column, those of equal rank together.
    ranked: Vec<Vec<Vec<StoryId>>>,
}

/// The board that a drawing shows. Ids count up in the order of the drawing.
pub(crate) fn board(drawing: &str) -> Board {
    let is_active = drawing.contains(" (") || drawing.contains("=(");
    let mut reader = Reader { is_active, ..Reader::default() };
    things::furnish(&mut reader.project, is_active);
    for text in read_scroll(drawing, &mut reader.view).split(" / ") {
        match text.split_once("; ") {
            None => reader.read_lane(LaneKey::All, text),
            Some((name, columns)) => {
                let lane = reader.read_name(name);
                reader.read_lane(lane, columns);
            }
        }
    }
    reader.finish()
}

impl Reader {
    fn read_name(&mut self, text: &str) -> LaneKey {
        let name = text.trim_start_matches('-');
        let lane = things::lane(name).unwrap_or_else(|| panic!("no lane {name}"));
        things::make(&mut self.project, name);
        if text.starts_with('-') {
            self.view.folds.lanes.insert(lane.clone());
        }
        lane
    }

    fn read_lane(&mut self, lane: LaneKey, columns: &str) {
        self.view.grouping = things::grouping(&lane);
        let columns: Vec<(&str, &str)> = columns
            .split('|')
            .map(|text| text.split_once(':').unwrap_or_else(|| panic!("no colon in {text}")))
            .collect();
        if self.lanes.is_empty() {
            for (at, rank) in Rank::spread(None, None, columns.len()).into_iter().enumerate() {
                let column = read_column(columns[at].0.trim(), at, rank, &mut self.view);
                self.project.columns.insert(column);
            }
            self.ranked.resize(columns.len(), Vec::new());
        }
        for (at, (_, cards)) in columns.into_iter().enumerate() {
            for group in cards.split_whitespace() {
                let equal = group.split('=').filter_map(|card| self.read_card(card, at, &lane)).collect();
                self.ranked[at].push(equal);
            }
        }
        self.lanes.push(lane);
    }

    /// The story that a card shows; none when it is known already, since another lane shows it too.
    fn read_card(&mut self, card: &str, column: usize, lane: &LaneKey) -> Option<StoryId> {
        let mut names = card.trim_matches(['(', ')', '{', '}', '*']).split('.');
        let title = names.next().unwrap();
        let known = self.project.stories.iter().find(|story| story.title == title).map(|story| (**story).clone());
        let is_new = known.is_none();
        let mut story = known.unwrap_or_else(|| Story {
            id: StoryId::from_raw(raw(1000 + self.project.stories.len())),
            key: title.into(),
            title: title.into(),
            column: ColumnId::from_raw(raw(10 + column)),
            sprint: (self.is_active && !card.starts_with('(')).then(|| things::sprint(1)),
            archived: card.starts_with('{'),
            ..Story::default()
        });
        things::enter(&mut story, lane);
        for name in names {
            things::make(&mut self.project, name);
            things::give(&mut story, name);
        }
        let id = story.id;
        self.project.stories.insert(story);
        if card.ends_with('*') {
            self.selected.push(id);
        }
        if card.ends_with("**") {
            self.cursor = Some(id);
        }
        is_new.then_some(id)
    }

    fn finish(mut self) -> Board {
        for mut groups in self.ranked {
            groups.retain(|group| !group.is_empty());
            for (group, rank) in groups.iter().zip(Rank::spread(None, None, groups.len())) {
                for id in group {
                    let story = Story { rank: rank.clone(), ..(**self.project.stories.get(*id).unwrap()).clone() };
                    self.project.stories.insert(story);
                }
            }
        }
        let mut document = Document::new(self.project, IdSource::from_seed(1), Clock::Fixed(NOW));
        if let Some(cursor) = self.cursor.or(self.selected.first().copied()) {
            document.selection.only(cursor);
            document.selection.range(self.selected, cursor);
        }
        Board::new(document, self.view, self.lanes)
    }
}

fn read_scroll<'a>(drawing: &'a str, view: &mut BoardView) -> &'a str {
    let mut rest = drawing;
    while let Some((before, last)) = rest.rsplit_once(' ') {
        match (last.strip_prefix('^'), last.strip_prefix('>')) {
            (Some(down), _) => view.scroll_y = down.parse().unwrap(),
            (_, Some(right)) => view.scroll_x = right.parse().unwrap(),
            _ => break,
        }
        rest = before;
    }
    rest
}

fn read_column(head: &str, at: usize, rank: Rank, view: &mut BoardView) -> Column {
    let id = ColumnId::from_raw(raw(10 + at));
    let (head, row) = head.split_once('^').unwrap_or((head, "0"));
    let row: f64 = row.parse().unwrap();
    if row > 0.0 {
        view.anchors.insert(id, Anchor { row: row as usize, fraction: row.fract() });
    }
    let (head, sort) = head.split_once('~').unwrap_or((head, "rank"));
    let sort = Sort::from_word(sort).unwrap_or_else(|| panic!("no order {sort}"));
    if sort != Sort::Rank {
        view.sorts.insert(id, sort);
    }
    if head.starts_with('-') {
        view.folds.columns.insert(id);
    }
    let head = head.trim_start_matches('-');
    let (name, limit) = head.split_once(['(', '[']).unwrap_or((head, ""));
    let kind = match name {
        "Ready" => ColumnKind::ToDo,
        "Done" => ColumnKind::Done,
        _ => ColumnKind::Doing,
    };
    Column {
        id,
        name: name.into(),
        kind,
        rank,
        limit: limit.split([')', ']', ' ']).next().unwrap().parse().ok(),
        limit_policy: if head.contains('[') { LimitPolicy::Block } else { LimitPolicy::Warn },
        limit_scope: if limit.contains("each") { LimitScope::Lane } else { LimitScope::Column },
        ..Column::default()
    }
}
