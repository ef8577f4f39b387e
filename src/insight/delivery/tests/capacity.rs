//! Capacity per person and of the team.

use super::*;

fn person(n: u8, name: &str, per_day: Option<f64>, off: &[u32]) -> Person {
    let days_off = off.iter().map(|day| november(*day)).collect();
    Person { id: id(n), name: name.into(), capacity: per_day, days_off, ..Person::default() }
}

/// Two working weeks with a holiday on Wednesday 18.
fn project_of(people: &[Person]) -> Project {
    let mut project = project(&[]);
    let mut settings = Settings::default();
    settings.calendar.holidays.insert(november(18), "Day off".into());
    project.settings = settings.into();
    for person in people {
        project.people.insert(person.clone());
    }
    project
}

fn of(project: &Project, sprint: &Sprint) -> Vec<(String, Option<f64>, i64)> {
    capacity(project, sprint).people.into_iter().map(|person| (person.name, person.points, person.days_off)).collect()
}

#[test]
fn points_a_day_times_the_days_that_are_worked() {
    let gone = Person { left: true, ..person(5, "Zoe", Some(1.0), &[]) };
    let project = project_of(&[
        person(1, "Mia", Some(0.5), &[]),
        // Of these a working day, a holiday, a Saturday, one before the sprint and one after it.
        person(2, "Ana", Some(1.0), &[17, 18, 21, 13, 30]),
        person(3, "Tom", None, &[17]),
        person(4, "Eli", Some(2.0), &[]),
        gone,
    ]);
    let mut sprint = (**project.sprints.get(id(1)).unwrap()).clone();
    sprint.capacity = [(id(4), 6.0), (id(5), 100.0)].into();
    let capacity = capacity(&project, &sprint);
    let people = of(&project, &sprint);
    let expected = [("Ana", Some(8.0), 1), ("Eli", Some(6.0), 0), ("Mia", Some(4.5), 0), ("Tom", None, 1)];
    assert_eq!(people, expected.map(|(name, points, off)| (name.to_owned(), points, off)));
    assert_eq!((capacity.total, capacity.working_days), (Some(18.5), 9));
    assert_eq!(capacity.people.iter().map(|person| person.set).collect::<Vec<_>>(), [false, true, false, false]);
}

#[test]
fn without_dates_only_what_the_sprint_says_is_known() {
    let project = project_of(&[person(1, "Mia", Some(0.5), &[]), person(2, "Ana", Some(1.0), &[])]);
    let undated = Sprint { capacity: [(id(1), 3.0)].into(), ..Sprint::default() };
    assert_eq!(of(&project, &undated), [("Ana".to_owned(), None, 0), ("Mia".to_owned(), Some(3.0), 0)]);
    assert_eq!(capacity(&project, &undated).total, Some(3.0));
    assert_eq!(capacity(&project_of(&[]), &undated).total, None);
}

#[test]
fn a_sprint_of_a_weekend_has_no_capacity() {
    let project = project_of(&[person(1, "Mia", Some(0.5), &[21])]);
    let weekend = project.sprints.get(id(3)).unwrap();
    assert_eq!(of(&project, weekend), [("Mia".to_owned(), Some(0.0), 0)]);
}

#[test]
fn a_calendar_without_a_working_weekday_works_on_all_of_them() {
    let mut project = project_of(&[person(1, "Mia", Some(0.5), &[17, 18, 21])]);
    let mut settings = (*project.settings).clone();
    settings.calendar.weekdays = [false; 7];
    project.settings = settings.into();
    let capacity = capacity(&project, project.sprints.get(id(1)).unwrap());
    // 16 to 27 November without the holiday on the 18th, which is no day off of hers then.
    assert_eq!((capacity.working_days, capacity.total), (11, Some(4.5)));
    assert_eq!(capacity.people[0].days_off, 2);
}
