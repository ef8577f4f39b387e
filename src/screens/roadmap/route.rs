//! The ways of links between bars: orthogonal, and in the gaps between rows where they are long. Pure functions in f64,
//! without egui. A point is x and y, in points, with y growing downwards.

use std::sync::LazyLock;

/// Points that a link goes straight on where it leaves a bar.
pub const LEAVE: f64 = 6.0;
/// Points that a link comes straight in where it enters a bar, its arrow head among them.
pub const ENTER: f64 = 8.0;
/// From there on a link between two bars of a row goes straight on: less than that lies between bars of no row.
const NEXT_TO: f64 = 3.0;
/// A longer way along a row would cross what else stands in it, so it takes the gap between rows.
const LONG: f64 = 96.0;
/// Segments of a rounded corner.
const CORNER: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

/// An end of a bar that a link leaves or enters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Port {
    pub x: f64,
    pub y: f64,
    pub side: Side,
}

impl Side {
    /// The direction that points out of the bar.
    fn out(self) -> f64 {
        match self {
            Self::Left => -1.0,
            Self::Right => 1.0,
        }
    }
}

/// The way of a link, as its corners from one port to the other. Every stretch is level or upright, it leaves and enters
/// on the sides of the ports with at least 6 points, where there are so many between bars of a row, and no corner comes twice in a row. `gap_y` is the middle of a gap
/// between rows beside the two ports' rows, best between them.
///
/// From finish to start, or start to finish, it is one step just before its target when there is room, and goes straight on in
/// a row, however near; between ends of the same kind it is a bracket. It takes the gap when it would have to turn back, would lie on the row of both, or run along a row for long.
pub fn route(from: Port, to: Port, gap_y: f64) -> Vec<[f64; 2]> {
    let leave = from.x + from.side.out() * LEAVE;
    let enter = to.x + to.side.out() * ENTER;
    let apart = (to.x - from.x) * from.side.out();
    let level = from.y == to.y;
    let points = if from.side != to.side && level && (NEXT_TO..=LONG).contains(&apart) {
        vec![[from.x, from.y], [to.x, to.y]]
    } else if from.side != to.side && (LEAVE + ENTER..=LONG).contains(&apart) {
        vec![[from.x, from.y], [enter, from.y], [enter, to.y], [to.x, to.y]]
    } else if from.side == to.side && !level && apart.abs() <= LONG {
        let x = if from.side == Side::Right { leave.max(enter) } else { leave.min(enter) };
        vec![[from.x, from.y], [x, from.y], [x, to.y], [to.x, to.y]]
    } else {
        vec![[from.x, from.y], [leave, from.y], [leave, gap_y], [enter, gap_y], [enter, to.y], [to.x, to.y]]
    };
    simplified(points)
}

/// Without points that come twice in a row, or lie on the way straight on.
fn simplified(points: Vec<[f64; 2]>) -> Vec<[f64; 2]> {
    let mut kept: Vec<[f64; 2]> = Vec::with_capacity(points.len());
    for point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., before, last] = kept[..]
            && is_straight(before, last, point)
        {
            kept.pop();
        }
        kept.push(point);
    }
    kept
}

/// Level or upright from `a` over `b` to `c`, without turning back.
fn is_straight(a: [f64; 2], b: [f64; 2], c: [f64; 2]) -> bool {
    let along = |i: usize, j: usize| a[j] == b[j] && b[j] == c[j] && (b[i] - a[i]) * (c[i] - b[i]) > 0.0;
    along(0, 1) || along(1, 0)
}

/// The tip of a way's arrow head, and the direction in which it points, of length 1. None for less than two points.
pub fn arrow(points: &[[f64; 2]]) -> Option<([f64; 2], [f64; 2])> {
    let [.., before, tip] = *points else { return None };
    direction(before, tip).map(|towards| (tip, towards))
}

fn direction(from: [f64; 2], to: [f64; 2]) -> Option<[f64; 2]> {
    let length = length(from, to);
    (length > 0.0).then(|| [0, 1].map(|i| (to[i] - from[i]) / length))
}

/// The way with its right angles as arcs of a radius, or of half of a stretch that is too short for it.
pub fn rounded(points: &[[f64; 2]], radius: f64) -> Vec<[f64; 2]> {
    let mut smooth = Vec::with_capacity(points.len() * (CORNER + 1));
    smooth.extend(points.first());
    for corner in points.windows(3) {
        let [before, at, after] = *corner else { continue };
        match (direction(before, at), direction(at, after)) {
            (Some(come), Some(go)) if (come[0] * go[0] + come[1] * go[1]).abs() < 1e-9 => {
                let room = length(before, at).min(length(at, after)) / 2.0;
                smooth.extend(arc(at, come, go, radius.clamp(0.0, room)));
            }
            _ => smooth.push(at),
        }
    }
    if points.len() > 1 {
        smooth.extend(points.last());
    }
    // Where a stretch is short, one arc ends where the next begins, but for rounding.
    smooth.dedup_by(|next, kept| length(*kept, *next) < 1e-6);
    smooth
}

/// A quarter of a circle that touches both sides of a corner, from the side it comes by to the one it goes by.
fn arc(at: [f64; 2], come: [f64; 2], go: [f64; 2], radius: f64) -> impl Iterator<Item = [f64; 2]> {
    ARC.iter().map(move |[sin, cos]| [0, 1].map(|i| at[i] + radius * (come[i] * (sin - 1.0) + go[i] * (1.0 - cos))))
}

/// Sine and cosine along a rounded corner.
static ARC: LazyLock<[[f64; 2]; CORNER + 1]> = LazyLock::new(|| {
    std::array::from_fn(|step| (step as f64 / CORNER as f64 * std::f64::consts::FRAC_PI_2).sin_cos().into())
});

/// Level and upright stretches are exact; no distance here is so great or small that `hypot` would be needed.
fn length(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    (dx * dx + dy * dy).sqrt()
}

/// Points from a place to the nearest of a way; infinite when it has no point.
pub fn distance_to(points: &[[f64; 2]], place: [f64; 2]) -> f64 {
    let first = points.first().map_or(f64::INFINITY, |only| length(*only, place));
    points.windows(2).fold(first, |least, stretch| match *stretch {
        [a, b] => least.min(distance_to_stretch(a, b, place)),
        _ => least,
    })
}

fn distance_to_stretch(a: [f64; 2], b: [f64; 2], place: [f64; 2]) -> f64 {
    let Some(towards) = direction(a, b) else { return length(a, place) };
    let along = (place[0] - a[0]) * towards[0] + (place[1] - a[1]) * towards[1];
    let along = along.clamp(0.0, length(a, b));
    length([a[0] + towards[0] * along, a[1] + towards[1] * along], place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sides() -> impl Strategy<Value = Side> {
        prop::sample::select(vec![Side::Left, Side::Right])
    }

    fn ports() -> impl Strategy<Value = (Port, Port, f64)> {
        // Rows are 36 points apart, and so links of one row and of neighbouring places are common.
        let port = || (prop_oneof![0.0..40.0_f64, 0.0..2000.0_f64], 0_i32..6, sides());
        (port(), port(), -1_i32..6).prop_map(|(from, to, gap)| {
            let port = |(x, row, side): (f64, i32, Side)| Port { x, y: f64::from(row) * 36.0, side };
            (port(from), port(to), f64::from(gap) * 36.0 + 18.0)
        })
    }

    fn port(x: f64, y: f64, side: Side) -> Port {
        Port { x, y, side }
    }

    proptest! {
        #[test]
        fn a_way_is_orthogonal_and_leaves_and_enters_by_its_ports((from, to, gap) in ports()) {
            let points = route(from, to, gap);
            prop_assert_eq!(points[0], [from.x, from.y]);
            prop_assert_eq!(points[points.len() - 1], [to.x, to.y]);
            for pair in points.windows(2) {
                let (level, upright) = (pair[0][1] == pair[1][1], pair[0][0] == pair[1][0]);
                prop_assert!(level != upright, "{points:?}");
            }
            let least = if points.len() == 2 { NEXT_TO } else { LEAVE };
            let first = (points[1][0] - points[0][0]) * from.side.out();
            prop_assert!(points[1][1] == from.y && first > least - 1e-9, "{points:?}");
            let before = points[points.len() - 2];
            let last = (before[0] - to.x) * to.side.out();
            prop_assert!(before[1] == to.y && last > least - 1e-9, "{points:?}");
            let (tip, towards) = arrow(&points).unwrap();
            prop_assert_eq!((tip, towards), ([to.x, to.y], [-to.side.out(), 0.0]));
        }

        #[test]
        fn no_way_runs_along_a_row_for_long((from, to, gap) in ports()) {
            for pair in route(from, to, gap).windows(2) {
                let long = pair[0][1] == pair[1][1] && pair[0][1] != gap;
                prop_assert!(!long || (pair[1][0] - pair[0][0]).abs() <= LONG + ENTER);
            }
        }

        #[test]
        fn a_way_turns_back_nowhere((from, to, gap) in ports()) {
            prop_assume!((from.x, from.y) != (to.x, to.y));
            for corner in route(from, to, gap).windows(3) {
                let (Some(come), Some(go)) = (direction(corner[0], corner[1]), direction(corner[1], corner[2])) else {
                    unreachable!("no point comes twice in a row")
                };
                prop_assert_eq!(come[0] * go[0] + come[1] * go[1], 0.0);
            }
        }

        #[test]
        fn rounding_keeps_the_ends_and_stays_near((from, to, gap) in ports(), radius in 0.0..20.0_f64) {
            let points = route(from, to, gap);
            let smooth = rounded(&points, radius);
            prop_assert_eq!((smooth[0], smooth[smooth.len() - 1]), (points[0], points[points.len() - 1]));
            // The middle of an arc is off its corner by (√2 - 1) of the radius, and off its sides by 1 - √½ of it.
            for place in &smooth {
                prop_assert!(distance_to(&points, *place) <= 0.293 * radius + 1e-9);
            }
            for corner in &points {
                prop_assert!(distance_to(&smooth, *corner) <= 0.42 * radius + 1e-9);
            }
            prop_assert!(smooth.windows(2).all(|pair| pair[0] != pair[1]));
        }

        #[test]
        fn the_distance_is_that_of_the_nearest_place((from, to, gap) in ports(), x in -50.0..2050.0_f64, y in -50.0..250.0_f64) {
            let points = route(from, to, gap);
            let distance = distance_to(&points, [x, y]);
            let mut least = f64::INFINITY;
            for pair in points.windows(2) {
                for part in 0..=1000 {
                    let t = f64::from(part) / 1000.0;
                    let at = [0, 1].map(|i| pair[0][i] + (pair[1][i] - pair[0][i]) * t);
                    least = least.min(length(at, [x, y]));
                }
            }
            prop_assert!(distance <= least + 1e-9 && least - distance < 2.1, "{distance} {least}");
        }
    }

    #[test]
    fn finish_to_start_is_a_step_before_the_target() {
        let (from, to) = (port(100.0, 10.0, Side::Right), port(130.0, 46.0, Side::Left));
        assert_eq!(route(from, to, 28.0), [[100.0, 10.0], [122.0, 10.0], [122.0, 46.0], [130.0, 46.0]]);
        let beside = port(130.0, 10.0, Side::Left);
        assert_eq!(route(from, beside, 28.0), [[100.0, 10.0], [130.0, 10.0]]);
    }

    #[test]
    fn in_a_row_it_goes_straight_on_to_what_is_next_to_it() {
        let from = port(100.0, 10.0, Side::Right);
        for x in [104.0, 108.0, 113.0, 196.0] {
            assert_eq!(route(from, port(x, 10.0, Side::Left), 28.0), [[100.0, 10.0], [x, 10.0]]);
        }
    }

    #[test]
    fn without_room_it_goes_back_in_the_gap() {
        let (from, to) = (port(100.0, 10.0, Side::Right), port(101.0, 46.0, Side::Left));
        let back = [[100.0, 10.0], [106.0, 10.0], [106.0, 28.0], [93.0, 28.0], [93.0, 46.0], [101.0, 46.0]];
        assert_eq!(route(from, to, 28.0), back);
    }

    #[test]
    fn a_long_way_takes_the_gap() {
        let (from, to) = (port(100.0, 10.0, Side::Right), port(600.0, 82.0, Side::Left));
        let long = [[100.0, 10.0], [106.0, 10.0], [106.0, 64.0], [592.0, 64.0], [592.0, 82.0], [600.0, 82.0]];
        assert_eq!(route(from, to, 64.0), long);
    }

    #[test]
    fn ends_of_the_same_kind_are_joined_by_a_bracket() {
        let starts = route(port(100.0, 10.0, Side::Left), port(130.0, 46.0, Side::Left), 28.0);
        assert_eq!(starts, [[100.0, 10.0], [94.0, 10.0], [94.0, 46.0], [130.0, 46.0]]);
        let ends = route(port(100.0, 10.0, Side::Right), port(130.0, 46.0, Side::Right), 28.0);
        assert_eq!(ends, [[100.0, 10.0], [138.0, 10.0], [138.0, 46.0], [130.0, 46.0]]);
    }

    #[test]
    fn start_to_finish_goes_to_the_left() {
        let way = route(port(100.0, 10.0, Side::Left), port(60.0, 46.0, Side::Right), 28.0);
        assert_eq!(way, [[100.0, 10.0], [68.0, 10.0], [68.0, 46.0], [60.0, 46.0]]);
        assert_eq!(arrow(&way), Some(([60.0, 46.0], [-1.0, 0.0])));
    }

    #[test]
    fn corners_take_half_of_a_short_stretch() {
        let way = [[0.0, 0.0], [20.0, 0.0], [20.0, 8.0], [40.0, 8.0]];
        let smooth = rounded(&way, 6.0);
        assert_eq!((smooth[1], smooth.len()), ([16.0, 0.0], 2 * (CORNER + 1) + 1));
        assert_eq!(rounded(&way, 0.0), way);
        assert_eq!(rounded(&[], 6.0), [[0.0; 2]; 0]);
        assert_eq!(rounded(&[[1.0, 2.0]], 6.0), [[1.0, 2.0]]);
        assert_eq!(arrow(&[[1.0, 2.0]]), None);
        assert_eq!(distance_to(&[], [0.0, 0.0]), f64::INFINITY);
        assert_eq!(distance_to(&[[3.0, 4.0]], [0.0, 0.0]), 5.0);
    }
}
