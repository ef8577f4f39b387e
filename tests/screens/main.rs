//! The screens, driven by accessible names in a window without a screen.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(unreachable_pub, missing_debug_implementations, reason = "the modules belong to this test alone")]

mod accessibility;
mod backlog;
mod backlog_drag;
mod backlog_keyboard;
mod backlog_pictures;
mod backlog_support;
mod board;
mod board_cards;
mod board_columns;
mod board_drag;
mod board_filters;
mod board_keyboard;
mod board_lanes;
mod board_pictures;
mod board_selection;
mod board_support;
mod board_touch;
mod delivery_charts;
mod delivery_pictures;
mod delivery_points;
mod files;
mod inspector;
mod inspector_parts;
mod inspector_several;
mod plan_windows;
mod roadmap_drag;
mod roadmap_horizons;
mod roadmap_inspector;
mod roadmap_inspector_pictures;
mod roadmap_keyboard;
mod roadmap_pictures;
mod roadmap_support;
mod roadmap_table;
mod roadmap_timeline;
mod roadmap_toolbar;
mod share;
mod shell;
mod snapshots;
mod sprint_header;
mod sprints_flows;
mod sprints_keyboard;
mod sprints_pictures;
mod sprints_releases;
mod sprints_support;
mod support;
mod windows;
