//! Where the cards stand.

use egui::{Rect, Vec2, pos2, vec2};

/// Between cards and around them, in points.
pub const GAP: f32 = 12.0;
/// The height of a card that is not enlarged.
pub const CARD: f32 = 330.0;
/// From this width on there are two columns.
pub const TWO: f32 = 780.0;

/// The places of so many cards from the left top corner of the page, and the height of the page.
pub fn places(cards: usize, width: f32) -> (Vec<Rect>, f32) {
    let columns = if width >= TWO { 2 } else { 1 };
    let card = vec2(((width - GAP * (columns as f32 + 1.0)) / columns as f32).floor().max(120.0), CARD);
    let place = |i: usize| {
        let (column, row) = (i % columns, i / columns);
        let min = pos2(GAP + column as f32 * (card.x + GAP), GAP + row as f32 * (card.y + GAP));
        Rect::from_min_size(min, card)
    };
    let rows = cards.div_ceil(columns);
    ((0..cards).map(place).collect(), GAP + rows as f32 * (CARD + GAP))
}

/// The room of the charts, and that of what is behind a point: beside them, or below where it is narrow.
pub fn divided(room: Rect, beside: Vec2) -> (Rect, Rect) {
    if room.width() >= TWO - 100.0 {
        let at = room.max.x - beside.x;
        (room.with_max_x(at), room.with_min_x(at))
    } else {
        let at = (room.max.y - beside.y).max(room.center().y);
        (room.with_max_y(at), room.with_min_y(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_stand_in_two_columns_where_there_is_room() {
        let (places, height) = places(5, 1000.0);
        assert_eq!(places[1].min, pos2(506.0, GAP));
        assert!(places[1].max.x <= 1000.0 - GAP);
        assert_eq!(places[2].min, pos2(GAP, 2.0 * GAP + CARD));
        assert_eq!(height, GAP + 3.0 * (CARD + GAP));
        let (narrow, _) = super::places(5, 600.0);
        assert!(narrow.iter().all(|place| place.min.x == GAP && place.max.x <= 600.0 - GAP));
    }

    #[test]
    fn what_is_behind_a_point_stands_beside_or_below() {
        let beside = vec2(340.0, 260.0);
        let room = |width| Rect::from_min_size(pos2(10.0, 10.0), vec2(width, 800.0));
        assert_eq!(divided(room(1000.0), beside).1.size(), vec2(340.0, 800.0));
        assert_eq!(divided(room(500.0), beside).1.size(), vec2(500.0, 260.0));
    }
}
