//! What tests that are told as drawings share: a case is worked, then undone and done again.

use roadboard::session::Document;

/// A drawing, what a person does, the drawing after it.
pub(crate) type Case = (&'static str, &'static str, &'static str);

/// What can be drawn, and worked by hand.
pub(crate) trait Drawn {
    fn read(drawing: &str) -> Self;
    fn drawing(&self) -> String;
    /// Does what the words say; tells what was refused and does not show in the drawing.
    fn work(&mut self, words: &str) -> Result<(), String>;
    fn document(&mut self) -> &mut Document;
    fn frame(&mut self);
    /// A drawing without the selection, which no step brings back.
    fn places(drawing: &str) -> String;
}

#[track_caller]
pub(crate) fn check_all<D: Drawn>(cases: &[Case]) {
    let failures: Vec<String> = cases.iter().filter_map(check::<D>).collect();
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n\n"));
}

/// Works a case, then undoes it and does it again; tells what went otherwise.
fn check<D: Drawn>((before, words, after): &Case) -> Option<String> {
    let mut drawn = D::read(before);
    assert_eq!(drawn.drawing(), *before, "a drawing that does not draw itself");
    let start = drawn.document().snapshot().0;
    let wrong =
        |what: &str, drawn: &D| Some(format!("  {before}\n  {words}\n  {after}\nbut {what}:\n  {}", drawn.drawing()));
    if let Err(refusal) = drawn.work(words) {
        return wrong(&format!("it was refused ({refusal})"), &drawn);
    }
    if drawn.drawing() != *after {
        return wrong("it came to", &drawn);
    }
    let end = drawn.document().snapshot().0;
    let (steps, _) = drawn.document().history().len();
    if drawn.document().history().undo_label().is_some_and(str::is_empty) {
        return wrong("the step has no name", &drawn);
    }
    let mut later = end.clone();
    while drawn.document().undo().is_some() {
        let now = drawn.document().snapshot().0;
        if now == later {
            return wrong("a step changed nothing", &drawn);
        }
        later = now;
    }
    if *drawn.document().project() != start {
        return wrong("undo came to", &drawn);
    }
    for _ in 0..steps {
        drawn.document().redo();
    }
    drawn.frame();
    if *drawn.document().project() != end || D::places(&drawn.drawing()) != D::places(after) {
        return wrong("redo came to", &drawn);
    }
    None
}
