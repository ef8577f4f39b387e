//! Rubber bands and clicks.

use crate::check_all;

#[test]
fn a_band_selects_what_it_touches() {
    check_all(&[
        ("Pay: AA.BB | Shop: ..C", "shift drag Pay@3 to Shop@9", "Pay: AA.BB | Shop: ..C ; B* C*"),
        ("Pay: AA.BB | Shop: ..C", "shift drag Shop@9 to Pay@3", "Pay: AA.BB | Shop: ..C ; B* C*"),
        ("Pay: AA.BB | Shop: ..C", "shift drag Pay@3 to Pay@4", "Pay: AA.BB | Shop: ..C ; B*"),
        ("Pay: AA.BB | Shop: ..C", "shift drag Shop@1 to Shop@2", "Pay: AA.BB | Shop: ..C"),
        ("Pay: AA.BB | Shop: ..M", "shift drag Shop@1 to Shop@3", "Pay: AA.BB | Shop: ..M ; M*"),
        ("Pay: AAA / ..BB", "shift drag Pay/2@1 to Pay/2@9", "Pay: AAA / ..BB ; B*"),
        ("Pay: AAA / ..BB", "shift drag Pay/2@1 to Pay/1@9", "Pay: AAA / ..BB ; A* B*"),
    ]);
}

#[test]
fn what_was_selected_stays() {
    check_all(&[
        ("Pay: AA.BB ; A*", "shift drag Pay@9 to Pay@4", "Pay: AA.BB ; A* B*"),
        ("Pay: AA.BB ; B*", "shift take Pay@9 to Pay@1", "Pay: AA.BB ; B* => band A B"),
        ("Pay: AA.BB ; B*", "shift take Pay@9 to Pay@1; over to Pay@7.2; drop", "Pay: AA.BB ; B*"),
        ("Pay: AA.BB ; B*", "shift take Pay@9 to Pay@1; esc", "Pay: AA.BB ; B*"),
        ("Pay: A", "drag Pay@3 to Pay@4; shift take Pay@9 to Pay@8; undo; drop", "Pay: A"),
    ]);
}

#[test]
fn folded_bars_are_not_touched() {
    check_all(&[("Pay: AA | Shop: B", "fold Pay; shift drag Pay@4 to Shop@1", "-Pay: ## | Shop: B ; A@1Jan..2Jan B*")]);
}

#[test]
fn clicks_select() {
    check_all(&[
        ("Pay: AA.BB", "click B", "Pay: AA.BB ; B*"),
        ("Pay: AA.BB ; A*", "click B", "Pay: AA.BB ; B*"),
        ("Pay: AA.BB ; A*", "ctrl click B", "Pay: AA.BB ; A* B**"),
        ("Pay: AA.BB ; A* B*", "ctrl click A", "Pay: AA.BB ; B*"),
        ("Pay: AA.BB ; A* B*", "shift click B", "Pay: AA.BB ; A*"),
        ("Pay: AA.BB ; A* B*", "click Pay@9", "Pay: AA.BB"),
        ("Pay: AA.BB ; A* B*", "click Pay@3", "Pay: AA.BB ; A*"),
        ("Pay: AA.BB ; A* B*", "click A", "Pay: AA.BB ; A*"),
    ]);
}
