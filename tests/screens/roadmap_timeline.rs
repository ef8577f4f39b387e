use crate::roadmap_support::*;
use crate::support::*;
#[test]
fn probe() {
    let mut screen = sample();
    screen.harness.snapshot("probe-sample");
    screen.key(CTRL, egui::Key::Num5);
    screen.harness.snapshot("probe-arrived");
    let mut screen = roadmap();
    println!("{:#?}", screen.bars());
    println!("{:?}", screen.plan_lanes());
    println!("{:?}", screen.painted());
    println!("{:?}", screen.camera());
    screen.harness.snapshot("probe-wide");
    let mut screen = roadmap_in(SIZE);
    println!("{:?}", screen.camera());
    screen.harness.snapshot("probe");
}
