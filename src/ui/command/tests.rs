use egui::Modifiers;

use super::*;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn no_two_commands_of_a_screen_share_a_shortcut() {
    for screen in Screen::ALL {
        let mut seen = BTreeMap::new();
        for command in Command::ALL.iter().filter(|c| c.row().group.is_of(screen)) {
            for shortcut in command.row().shortcuts {
                let other = seen.insert(format!("{shortcut:?}"), command);
                assert_eq!(other, None, "{shortcut:?} is also {command:?}'s on {screen:?}");
            }
        }
    }
}

#[test]
fn the_table_names_each_command_once() {
    let all: BTreeSet<_> = Command::ALL.iter().collect();
    assert_eq!(all.len(), Command::ALL.len());
    let names: BTreeSet<_> = Command::ALL.iter().map(|command| command.name()).collect();
    assert_eq!(names.len(), Command::ALL.len());
}

/// The commands that keys of one frame give, with the focus in a text box or not.
fn press_all(typing: bool, keys: &[(Modifiers, Key)]) -> Vec<Command> {
    let (ctx, mut text, mut hits) = (Context::default(), String::new(), Vec::new());
    let box_id = egui::Id::unique("box");
    let mut frame = |events: Vec<Event>| {
        let input = egui::RawInput { events, ..egui::RawInput::default() };
        let mut output = ctx.run_ui(input, |ui| {
            hits.extend(pressed(ui.ctx(), Screen::Board));
            ui.add(egui::TextEdit::singleline(&mut text).id(box_id));
            if typing {
                ui.memory_mut(|memory| memory.request_focus(box_id));
            }
        });
        output.textures_delta.clear();
    };
    let event = |(modifiers, key): &(Modifiers, Key)| Event::Key {
        key: *key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: *modifiers,
    };
    frame(Vec::new());
    frame(Vec::new());
    frame(keys.iter().map(event).collect());
    hits
}

fn press(typing: bool, modifiers: Modifiers, key: Key) -> Option<Command> {
    press_all(typing, &[(modifiers, key)]).first().copied()
}

#[test]
fn keys_of_one_frame_are_all_heard_in_order_with_their_own_modifiers() {
    let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
    let keys = [(ctrl, Key::Z), (ctrl, Key::Z), (ctrl | Modifiers::SHIFT, Key::Z), (Modifiers::ALT, Key::ArrowUp)];
    let expected = [Command::Undo, Command::Undo, Command::Redo, Command::MoveUp];
    assert_eq!(press_all(false, &keys), expected);
}

#[test]
fn keys_after_one_that_opens_a_field_are_for_the_field() {
    let keys = [(Modifiers::NONE, Key::N), (Modifiers::NONE, Key::S)];
    assert_eq!(press_all(false, &keys), [Command::NewStory]);
}

#[test]
fn keys_of_a_text_box_wait_while_text_is_typed() {
    let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
    for (modifiers, key, command) in [
        (Modifiers::NONE, Key::N, Command::NewStory),
        (Modifiers::NONE, Key::Slash, Command::Filter),
        (Modifiers::NONE, Key::Delete, Command::Archive),
        (Modifiers::SHIFT, Key::Delete, Command::DeleteStories),
        (Modifiers::NONE, Key::S, Command::SplitStory),
        (Modifiers::NONE, Key::M, Command::MoveTo),
        (Modifiers::ALT, Key::ArrowUp, Command::MoveUp),
        (Modifiers::ALT, Key::Home, Command::MoveToTop),
        (ctrl, Key::Z, Command::Undo),
        (ctrl | Modifiers::SHIFT, Key::Z, Command::Redo),
        (ctrl, Key::Y, Command::Redo),
        (ctrl, Key::A, Command::SelectColumn),
        (ctrl, Key::W, Command::CloseProject),
    ] {
        assert_eq!(press(false, modifiers, key), Some(command), "{modifiers:?} {key:?}");
        assert_eq!(press(true, modifiers, key), None, "{modifiers:?} {key:?} while typing");
    }
}

#[test]
fn other_shortcuts_work_while_text_is_typed() {
    let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
    for (modifiers, key, command) in [
        (ctrl, Key::S, Command::Save),
        (ctrl | Modifiers::SHIFT, Key::S, Command::SaveAs),
        (ctrl | Modifiers::SHIFT, Key::P, Command::Palette),
        (ctrl, Key::F, Command::Filter),
        (ctrl, Key::Num0, Command::ZoomReset),
    ] {
        assert_eq!(press(true, modifiers, key), Some(command), "{modifiers:?} {key:?}");
    }
}

#[test]
fn what_is_not_possible_does_not_happen() {
    let none = Facts::default();
    for command in [Command::Undo, Command::Redo, Command::Save, Command::MoveUp, Command::NewStory] {
        assert!(!command.is_possible(&none), "{command:?}");
    }
    assert!(Command::Quit.is_possible(&none) && Command::Open.is_possible(&none));
    assert!(!Command::Open.is_possible(&Facts { reading: true, ..none }));
}

#[test]
fn what_a_desktop_may_take_has_a_second_shortcut() {
    let taken = |shortcut: &KeyboardShortcut| {
        let (m, key) = (shortcut.modifiers, shortcut.logical_key);
        let arrow = matches!(key, Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight);
        arrow && m.alt && (m.command || m.shift)
    };
    let mut found = 0;
    for command in Command::ALL {
        let shortcuts = command.row().shortcuts;
        if shortcuts.iter().any(taken) {
            found += 1;
            let plain = shortcuts.iter().any(|shortcut| shortcut.modifiers == Modifiers::NONE);
            assert!(plain, "{command:?} has none that is sure to arrive");
        }
    }
    assert_eq!(found, 6);
}

#[test]
fn shortcuts_are_told_with_the_signs_on_the_keys() {
    let ctx = Context::default();
    let all = |command: Command| command.shortcut_texts(&ctx).skip(1).collect::<Vec<_>>();
    for (command, keys) in [
        (Command::EndEarlier, ","),
        (Command::EndLater, "."),
        (Command::StartEarlier, "A"),
        (Command::Filter, "/"),
        (Command::TimelineIn, "="),
    ] {
        assert_eq!(all(command), [keys], "{command:?}");
    }
}
