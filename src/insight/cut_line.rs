//! Where in the backlog the next sprint's capacity ends.

use super::board::thousandths;

/// How much of a ranked list fits into what is left of a capacity.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CutLine {
    /// How many stories from the top fit: the line stands above the story with this index. The length of the list when all
    /// of them do.
    pub index: usize,
    /// The points of the stories above the line, to a thousandth.
    pub points: f64,
    /// Stories above the line that are not estimated. They count as nothing, so the line is only as good as this is small,
    /// and whoever draws it says so.
    pub unestimated: usize,
}

/// The line under the stories that fit, in their order, into `room`: the points of the next sprint's capacity, less those of
/// what is planned in it. The first that does not fit ends it, even when a smaller one below it would. Without room nothing
/// fits, estimated or not.
///
/// Looks at no more stories than fit.
pub fn cut_line(estimates: impl IntoIterator<Item = Option<f64>>, room: f64) -> CutLine {
    let room = thousandths(Some(room));
    let mut line = CutLine::default();
    if room <= 0 {
        return line;
    }
    let mut sum = 0;
    for estimate in estimates {
        let with = sum + thousandths(estimate);
        if with > room {
            break;
        }
        sum = with;
        line.index += 1;
        line.unestimated += usize::from(estimate.is_none());
    }
    line.points = sum as f64 / 1000.0;
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(estimates: &[f64], room: f64) -> (usize, f64, usize) {
        // A negative one stands for none.
        let line = cut_line(estimates.iter().map(|points| Some(*points).filter(|points| *points >= 0.0)), room);
        (line.index, line.points, line.unestimated)
    }

    #[test]
    fn the_first_that_does_not_fit_ends_it() {
        for (estimates, room, expected) in [
            (&[5.0, 3.0, 8.0, 1.0] as &[f64], 10.0, (2, 8.0, 0)),
            (&[5.0, 3.0, 2.0, 1.0], 10.0, (3, 10.0, 0)),
            (&[5.0, 3.0], 10.0, (2, 8.0, 0)),
            (&[13.0, 1.0], 10.0, (0, 0.0, 0)),
            (&[5.0, -1.0, 5.0, -1.0, 1.0], 10.0, (4, 10.0, 2)),
            (&[0.1; 40], 3.0, (30, 3.0, 0)),
            (&[-1.0, 0.0], 0.0, (0, 0.0, 0)),
            (&[-1.0, 1.0], -5.0, (0, 0.0, 0)),
            (&[1.0], f64::NAN, (0, 0.0, 0)),
            (&[], 5.0, (0, 0.0, 0)),
        ] {
            assert_eq!(line(estimates, room), expected, "{estimates:?} in {room}");
        }
    }

    proptest! {
        #[test]
        fn what_is_above_fits_and_one_more_does_not(
            estimates in proptest::collection::vec(proptest::option::of(0_u32..20), 0..30), room in 1_u32..100,
        ) {
            let points = |estimate: &Option<u32>| estimate.map(f64::from);
            let line = cut_line(estimates.iter().map(points), f64::from(room));
            let sum = |n: usize| estimates[..n].iter().flatten().sum::<u32>();
            prop_assert!(sum(line.index) <= room);
            prop_assert!(line.index == estimates.len() || sum(line.index + 1) > room);
            prop_assert_eq!(line.points, f64::from(sum(line.index)));
            prop_assert_eq!(line.unestimated, estimates[..line.index].iter().filter(|e| e.is_none()).count());
        }
    }
}
