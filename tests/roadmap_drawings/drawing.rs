//! Drawing bars on empty ground, and double clicks.

use roadboard::screens::roadmap::layout::Spot;

use crate::check_all;

#[test]
fn a_drag_draws_from_where_it_began_to_where_it_is() {
    check_all(&[
        ("Pay:", "drag Pay@4 to Pay@9", "Pay: ...AAaaAA ; A*"),
        ("Pay:", "drag Pay@1 to Pay@3", "Pay: AAA ; A*"),
        ("Pay:", "drag Pay@1.9 to Pay@3.4", "Pay: AA ; A*"),
        ("Pay:", "drag Pay@1.1 to Pay@3.6", "Pay: AAA ; A*"),
        ("Pay: A", "drag Pay@3 to Pay@4", "Pay: A.BB ; B*"),
        ("Pay: A | Shop:", "drag Shop@3 to Shop@4", "Pay: A | Shop: ..BB ; B*"),
        ("Pay: A | No theme: B", "drag No_theme@3 to No_theme@4", "Pay: A | No theme: B.CC ; C*"),
    ]);
}

#[test]
fn backwards_too() {
    check_all(&[
        ("Pay:", "drag Pay@9 to Pay@4.4", "Pay: ...AAaaAA ; A*"),
        ("Pay:", "drag Pay@9 to Pay@4.6", "Pay: ....AaaAA ; A*"),
        ("Pay:", "drag Pay@3.1 to Pay@1.2", "Pay: AAA ; A*"),
        ("Pay:", "take Pay@4 to Pay@9; over to Pay@2.2; drop", "Pay: .AAA ; A*"),
    ]);
}

#[test]
fn a_unit_at_the_least() {
    check_all(&[
        ("Pay:", "drag Pay@4 to Pay@4", "Pay: ...A ; A*"),
        ("Pay:", "drag Pay@4.1 to Pay@4.2", "Pay: ...A ; A*"),
        ("Pay:", "drag Pay@4.2 to Pay@4.1", "Pay: ...A ; A*"),
        ("Pay:", "drag Pay@4.8 to Pay@4.9", "Pay: ...A ; A*"),
        ("Pay:", "drag Pay@4.9 to Pay@4.7", "Pay: ...A ; A*"),
        ("Pay: ; zoom5", "drag Pay@4 to Pay@4.6", "Pay: AAAAAaa ; A* zoom5"),
        ("Pay: ; zoom5", "drag Pay@6.5 to Pay@5.5", "Pay: AAAAAaa ; A* zoom5"),
        ("Pay: ; months", "drag Pay@2.8 to Pay@2.7", "Pay: .A ; A* months"),
        ("Pay: ; months zoom0.4", "drag Pay@6.5 to Pay@5.5", "Pay: ...AAA ; A* months zoom0.4"),
    ]);
}

#[test]
fn by_the_unit_that_dates_snap_to() {
    check_all(&[
        ("Pay: ; zoom5", "drag Pay@3 to Pay@13", "Pay: AAAAAaaAAAAAaa ; A* zoom5"),
        ("Pay: ; zoom5", "drag Pay@3 to Pay@10", "Pay: AAAAAaa ; A* zoom5"),
        ("Pay: ; zoom5", "alt drag Pay@3 to Pay@10", "Pay: ..AAAaaAAA ; A* zoom5"),
        ("Pay: ; zoom5", "alt drag Pay@10 to Pay@3.4", "Pay: ..AAAaaAAA ; A* zoom5"),
        ("Pay: ; weeks", "drag Pay@2.1 to Pay@4.9", "Pay: .AAA ; A* weeks"),
        ("Pay: ; months", "drag Pay@2.1 to Pay@4.9", "Pay: .AAA ; A* months"),
        ("Pay: ; months", "drag Pay@4.9 to Pay@2.1", "Pay: .AAA ; A* months"),
        ("Pay: ; months zoom0.4", "drag Pay@5.5 to Pay@8.5", "Pay: ...AAAAAA ; A* months zoom0.4"),
    ]);
}

#[test]
fn the_bar_shows_before_it_is_there() {
    check_all(&[
        ("Pay: | Shop:", "take Shop@4 to Shop@9", "Pay: | Shop: => draws Shop 4..9"),
        ("Pay: | Shop:", "take Shop@4 to Pay@9", "Pay: | Shop: => draws Shop 4..9"),
        ("Pay: | Shop:", "drag Shop@4 to Pay@5", "Pay: | Shop: ...AA ; A*"),
        ("Pay:", "take Pay@4 to Pay@9; esc", "Pay:"),
        ("Pay: ; zoom5 today6", "take Pay@1 to Pay@6.5", "Pay: ; zoom5 today6 => draws Pay 1..6, at Today"),
    ]);
}

#[test]
fn beside_a_bar_there_is_empty_ground() {
    check_all(&[
        ("Pay: AA", "drag Pay@4 to Pay@5", "Pay: AA.BB ; B*"),
        ("Pay: AAA / ..BBB", "drag Pay/2@1 to Pay/2@1", "Pay: AAA / C.BBB ; C*"),
        ("Pay: AAA / ..BBB", "drag Pay/2@1 to Pay/2@2", "Pay: AAA / CC / ..BBB ; C*"),
    ]);
}

#[test]
fn below_all_lanes_it_shows_in_a_new_row_of_the_last() {
    for (plan, row) in [("Pay: A | Shop: BB / .CC", 2), ("Pay: A | Shop:", 0), ("Pay: A / .BB", 2)] {
        let roadmap = crate::reading::roadmap(plan);
        let plan_of = roadmap.view.plan(&roadmap.document);
        let lane = plan_of.lanes.all().len() - 1;
        let below = plan_of.layout.height() + 40.0;
        let expected = plan_of.layout.row_middle(Spot { lane, row });
        assert_eq!(plan_of.row_at(below), expected, "{plan}");
        let last = Spot { lane, row: row.saturating_sub(1) };
        assert_eq!(plan_of.row_at(plan_of.layout.row_middle(last)), plan_of.layout.row_middle(last), "{plan}");
    }
}

#[test]
fn what_is_drawn_stands_for_its_lane() {
    check_all(&[
        ("Ana: A | Bob: B", "drag Bob@3 to Bob@4", "Ana: A | Bob: B.CC ; C*"),
        ("Aim: A | Goal:", "drag Goal@3 to Goal@4", "Aim: A | Goal: ..BB ; B*"),
        (
            "Concept: | Build: | Launch: | Growth: | Maturity: | Decline:",
            "drag Launch@1 to Launch@2",
            "Concept: | Build: | Launch: AA | Growth: | Maturity: | Decline: ; A*",
        ),
    ]);
}

#[test]
fn not_among_the_milestones() {
    check_all(&[
        ("Ana: A | Milestones: ...M", "drag Milestones@1 to Milestones@2", "Ana: A | Milestones: ...M"),
        ("Ana: A | Milestones: ...M", "take Milestones@1 to Ana@3", "Ana: A | Milestones: ...M"),
        ("Ana: A | Milestones: ...M", "double Milestones@1", "Ana: A | Milestones: ...M"),
    ]);
}

#[test]
fn a_double_click_draws_six_weeks() {
    check_all(&[
        ("Pay: ; weeks zoom33", "double Pay@2", "Pay: .aAAAAAa ; A*@11Jan..21Feb weeks zoom33"),
        ("Pay: ; weeks", "double Pay@2", "Pay: .AAAAAa ; A*@8Jan..16Feb weeks"),
        ("Pay: ; months", "double Pay@2", "Pay: .Aa ; A*@1Feb..13Mar months"),
    ]);
}
