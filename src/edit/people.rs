//! Edits of people, as far as planning needs them.

use super::plan::check_date;
use super::{Desk, PersonField, Refusal};
use crate::model::{PersonId, Transaction};

/// The most points a working day.
pub const GREATEST_DAILY_CAPACITY: u32 = 100;

/// Sets a field of a person; nothing when it has the value already.
///
/// # Errors
/// When the person is gone, or a number or a date is out of range.
pub fn edit_person(desk: &Desk<'_>, id: PersonId, field: &PersonField) -> Result<Transaction, Refusal> {
    let before = desk.project.people.get(id).ok_or(Refusal::Gone("person"))?;
    let (mut after, name) = ((**before).clone(), &before.name);
    let label = match *field {
        PersonField::Capacity(Some(points)) => {
            if !(0.0..=f64::from(GREATEST_DAILY_CAPACITY)).contains(&points) {
                return Err(Refusal::Capacity { value: points.to_string(), most: GREATEST_DAILY_CAPACITY });
            }
            after.capacity = Some(points);
            format!("Set capacity of {name} to {points} a day")
        }
        PersonField::Capacity(None) => {
            after.capacity = None;
            format!("Clear capacity of {name}")
        }
        PersonField::DayOff(date, true) => {
            check_date(date)?;
            after.days_off.insert(date);
            format!("Give {name} {date} off")
        }
        PersonField::DayOff(date, false) => {
            after.days_off.remove(&date);
            format!("Have {name} work on {date}")
        }
    };
    let mut transaction = Transaction::new(label, desk.now);
    transaction.replace(before, after);
    Ok(transaction)
}

#[cfg(test)]
mod tests {
    use super::super::bench::Bench;
    use super::*;
    use crate::model::{Date, Person};

    fn edit(bench: &mut Bench, id: PersonId, field: &PersonField) -> Result<String, Refusal> {
        let transaction = edit_person(&bench.desk(), id, field)?;
        bench.apply(&transaction);
        let again = edit_person(&bench.desk(), id, field).unwrap();
        assert!(again.is_empty(), "a second time");
        Ok(transaction.label)
    }

    fn bench() -> (Bench, PersonId) {
        let mut bench = Bench::new(0);
        let id = bench.ids.next_id();
        bench.project.people.insert(Person { id, name: "Ana Novak".into(), ..Person::default() });
        (bench, id)
    }

    #[test]
    fn people_have_a_capacity_a_day() {
        let (mut bench, ana) = bench();
        let points = PersonField::Capacity;
        assert_eq!(edit(&mut bench, ana, &points(Some(1.5))).unwrap(), "Set capacity of Ana Novak to 1.5 a day");
        assert_eq!(bench.project.people.get(ana).unwrap().capacity, Some(1.5));
        for most in [0.0, 100.0] {
            assert!(edit(&mut bench, ana, &points(Some(most))).is_ok());
        }
        for outside in [-0.5, 100.5, f64::NAN, f64::INFINITY] {
            let refused = Refusal::Capacity { value: outside.to_string(), most: 100 };
            assert_eq!(edit(&mut bench, ana, &points(Some(outside))), Err(refused));
        }
        assert_eq!(edit(&mut bench, ana, &points(None)).unwrap(), "Clear capacity of Ana Novak");
        assert_eq!(bench.project.people.get(ana).unwrap().capacity, None);
        assert_eq!(edit(&mut bench, PersonId::default(), &points(None)), Err(Refusal::Gone("person")));
    }

    #[test]
    fn people_have_days_off_of_their_own() {
        let (mut bench, ana) = bench();
        let date = Date::from_ymd_opt(2026, 12, 24).unwrap();
        assert_eq!(edit(&mut bench, ana, &PersonField::DayOff(date, true)).unwrap(), "Give Ana Novak 2026-12-24 off");
        assert_eq!(bench.project.people.get(ana).unwrap().days_off, [date].into());
        let back = edit(&mut bench, ana, &PersonField::DayOff(date, false)).unwrap();
        assert_eq!(back, "Have Ana Novak work on 2026-12-24");
        assert!(bench.project.people.get(ana).unwrap().days_off.is_empty());
        let late = Date::from_ymd_opt(2201, 1, 1).unwrap();
        let refused = edit(&mut bench, ana, &PersonField::DayOff(late, true));
        assert_eq!(refused, Err(Refusal::DateRange(late)));
    }
}
