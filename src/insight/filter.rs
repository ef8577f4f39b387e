//! A filter: a query that has found what it names in a project.

use std::collections::BTreeSet;
use std::fmt;

use super::query::{Field, NONE, Term, fold, fold_into, terms};
use crate::model::{
    InitiativeId, PersonId, Priority, Project, ReleaseId, SprintId, Story, StoryKind, Word as _, words,
};

words! {
    /// What `is:` asks for.
    pub enum StoryState {
        /// A story that blocks it is not done.
        #[default]
        Blocked = "blocked" => "Blocked",
        Done = "done" => "Done",
    }
}

/// Which stories a person asked for. Values of one field are alternatives; fields and words must all hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    pub(super) words: Vec<SearchWord>,
    pub(super) clauses: Vec<Clause>,
    problems: Vec<FilterProblem>,
}

/// A text that must stand, or must not stand, in what is searched of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SearchWord {
    /// As [`fold`] makes it; never empty.
    pub(super) text: String,
    pub(super) excluded: bool,
}

/// What the terms of one field ask for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Clause {
    pub(super) field: Field,
    wanted: Option<Choice>,
    unwanted: Option<Choice>,
}

/// Values of a field, any of which will do.
#[derive(Clone, Debug, PartialEq)]
enum Choice {
    Person(BTreeSet<Option<PersonId>>),
    Initiative(BTreeSet<Option<InitiativeId>>),
    Sprint(BTreeSet<Option<SprintId>>),
    Release(BTreeSet<Option<ReleaseId>>),
    Label { any_of: BTreeSet<String>, none: bool },
    Kind(BTreeSet<StoryKind>),
    Priority(BTreeSet<Priority>),
    Is(BTreeSet<StoryState>),
}

/// A term names something that the project does not have, so it fits no story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterProblem {
    pub field: Field,
    /// As typed.
    pub value: String,
}

impl fmt::Display for FilterProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = &self.value;
        match self.field {
            Field::Person => write!(f, "No person is called “{value}”."),
            Field::Label => write!(f, "No label is called “{value}”."),
            Field::Initiative => write!(f, "No initiative is called “{value}”."),
            Field::Sprint => write!(f, "No sprint is called “{value}”."),
            Field::Release => write!(f, "No release is called “{value}”."),
            Field::Kind => write!(f, "“{value}” is not a kind of story."),
            Field::Priority => write!(f, "“{value}” is not a priority."),
            Field::Is => write!(f, "“{value}” is not a state of a story."),
        }
    }
}

impl FilterProblem {
    /// What the person can do about it.
    pub fn hint(&self) -> &'static str {
        match self.field {
            Field::Person => "A part of the name is enough; person:none finds stories of nobody.",
            Field::Label => "A part of the label is enough; label:none finds stories without one.",
            Field::Initiative => "A part of the title is enough; initiative:none finds stories without one.",
            Field::Sprint => "A part of the name is enough; sprint:none finds stories without one.",
            Field::Release => "A part of the name is enough; release:none finds stories without one.",
            Field::Kind => "It can be story, bug, task or spike.",
            Field::Priority => "It can be urgent, high, medium or low.",
            Field::Is => "It can be blocked or done.",
        }
    }
}

impl Filter {
    /// Reads a query, which can be any text. A field whose value is still to be typed asks for nothing.
    ///
    /// Looks at every story when the query names a label.
    pub fn parse(query: &str, project: &Project) -> Self {
        let labels = || project.stories.iter().flat_map(|story| &story.labels).map(String::as_str).collect();
        Self::parse_among(query, project, labels)
    }

    /// As [`Self::parse`], with the labels that stories have from elsewhere.
    pub(super) fn parse_among<'a>(query: &str, project: &'a Project, labels: impl Fn() -> BTreeSet<&'a str>) -> Self {
        let terms = terms(query);
        let words = terms.iter().filter(|term| term.field.is_none() && !term.value.is_empty());
        let words = words.map(|term| SearchWord { text: fold(&term.value), excluded: term.excluded }).collect();
        let mut problems = Vec::new();
        let clause = |field: &Field| {
            let mut choose = |excluded| {
                let of =
                    |term: &&Term| term.field == Some(*field) && term.excluded == excluded && !term.value.is_empty();
                let values: Vec<&str> = terms.iter().filter(of).map(|term| term.value.as_str()).collect();
                (!values.is_empty()).then(|| Choice::of(*field, &values, project, &labels, &mut problems))
            };
            let (wanted, unwanted) = (choose(false), choose(true));
            (wanted.is_some() || unwanted.is_some()).then_some(Clause { field: *field, wanted, unwanted })
        };
        let clauses = Field::ALL.iter().filter_map(clause).collect();
        Self { words, clauses, problems }
    }

    /// Everything fits it.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.clauses.is_empty()
    }

    /// What it names and the project does not have.
    pub fn problems(&self) -> &[FilterProblem] {
        &self.problems
    }

    pub fn fits(&self, project: &Project, story: &Story) -> bool {
        let mut text = String::new();
        write_text(story, project, &mut text);
        self.words.iter().all(|word| text.contains(&word.text) != word.excluded) && self.fits_clauses(project, story)
    }

    pub(super) fn fits_clauses(&self, project: &Project, story: &Story) -> bool {
        self.clauses.iter().all(|clause| {
            clause.wanted.as_ref().is_none_or(|choice| choice.holds(project, story))
                && !clause.unwanted.as_ref().is_some_and(|choice| choice.holds(project, story))
        })
    }

    /// Asks for something that other stories and the columns decide.
    pub(super) fn asks_state(&self) -> bool {
        self.clauses.iter().any(|clause| clause.field == Field::Is)
    }
}

impl Choice {
    fn of<'a>(
        field: Field,
        values: &[&str],
        project: &'a Project,
        labels: impl Fn() -> BTreeSet<&'a str>,
        problems: &mut Vec<FilterProblem>,
    ) -> Self {
        let mut find = Finder { field, values, problems };
        match field {
            Field::Person => Self::Person(find.entities(project.people.iter().map(|p| (p.id, p.name.as_str())))),
            Field::Initiative => {
                Self::Initiative(find.entities(project.initiatives.iter().map(|i| (i.id, i.title.as_str()))))
            }
            Field::Sprint => Self::Sprint(find.entities(project.sprints.iter().map(|s| (s.id, s.name.as_str())))),
            Field::Release => Self::Release(find.entities(project.releases.iter().map(|r| (r.id, r.name.as_str())))),
            Field::Label => {
                let mut labels = labels();
                labels.extend(project.settings.label_colors.keys().map(String::as_str));
                let found = find.entities(labels.into_iter().map(|label| (label, label)));
                let none = found.contains(&None);
                Self::Label { any_of: found.into_iter().flatten().map(str::to_owned).collect(), none }
            }
            Field::Kind => Self::Kind(find.words()),
            Field::Priority => Self::Priority(find.words()),
            Field::Is => Self::Is(find.words()),
        }
    }

    fn holds(&self, project: &Project, story: &Story) -> bool {
        match self {
            Self::Person(any_of) => any_of.contains(&story.assignee),
            Self::Initiative(any_of) => any_of.contains(&story.initiative),
            Self::Sprint(any_of) => any_of.contains(&story.sprint),
            Self::Release(any_of) => any_of.contains(&story.release),
            Self::Label { any_of, none } => {
                if story.labels.is_empty() {
                    *none
                } else {
                    story.labels.iter().any(|label| any_of.contains(label))
                }
            }
            Self::Kind(any_of) => any_of.contains(&story.kind),
            Self::Priority(any_of) => any_of.contains(&story.priority),
            Self::Is(any_of) => any_of.iter().any(|state| match state {
                StoryState::Blocked => project.open_blockers(story).next().is_some(),
                StoryState::Done => project.is_done(story),
            }),
        }
    }
}

/// Looks values up among names, and reports those that name nothing.
struct Finder<'a> {
    field: Field,
    values: &'a [&'a str],
    problems: &'a mut Vec<FilterProblem>,
}

impl Finder<'_> {
    fn entities<'n, T: Ord + Copy>(&mut self, names: impl Iterator<Item = (T, &'n str)>) -> BTreeSet<Option<T>> {
        let names: Vec<_> = names.map(|(id, name)| (Some(id), fold(name))).collect();
        self.among(&names, Some(None))
    }

    fn words<T: crate::model::Word + Ord>(&mut self) -> BTreeSet<T> {
        let names: Vec<_> = T::ALL.iter().map(|value| (*value, value.word().to_owned())).collect();
        self.among(&names, None)
    }

    /// Those that are called so; if none is, those whose name has it as a part.
    fn among<T: Ord + Copy>(&mut self, names: &[(T, String)], unset: Option<T>) -> BTreeSet<T> {
        let mut found = BTreeSet::new();
        for value in self.values {
            let searched = fold(value);
            if let Some(unset) = unset.filter(|_| searched == NONE) {
                found.insert(unset);
                continue;
            }
            let called = |fits: &dyn Fn(&str) -> bool| -> Vec<T> {
                names.iter().filter(|(_, name)| fits(name)).map(|(id, _)| *id).collect()
            };
            let mut named = called(&|name| name == searched);
            if named.is_empty() {
                named = called(&|name| name.contains(&searched));
            }
            if named.is_empty() {
                self.problems.push(FilterProblem { field: self.field, value: (*value).to_owned() });
            }
            found.extend(named);
        }
        found
    }
}

/// Appends what words are searched in: key, title, labels and the assignee's name, each with a line break after it,
/// which no word has.
pub(super) fn write_text(story: &Story, project: &Project, text: &mut String) {
    let assignee = story.assignee.and_then(|id| project.people.get(id)).map(|person| &person.name);
    for part in [&story.key, &story.title].into_iter().chain(&story.labels).chain(assignee) {
        fold_into(part, text);
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::*;
    use proptest::prelude::*;

    fn id<I: EntityId>(n: u8) -> I {
        I::from_raw(RawId::from_bytes([n; 10]))
    }

    /// Ana, Anabel and Ben; a done column; NP-1 of Ana blocked by NP-2, which is in progress; NP-3 done.
    fn project() -> Project {
        let mut project = Project::default();
        for (n, name) in ["Ana", "Anabel", "Ben Ray"].into_iter().enumerate() {
            project.people.insert(Person { id: id(n as u8), name: name.into(), ..Person::default() });
        }
        for (n, kind) in [ColumnKind::ToDo, ColumnKind::Done].into_iter().enumerate() {
            project.columns.insert(Column { id: id(n as u8), kind, ..Column::default() });
        }
        project.sprints.insert(Sprint { id: id(1), name: "Sprint 1".into(), ..Sprint::default() });
        let mut add = |n: u8, title: &str, assignee: Option<u8>, labels: &[&str], column: u8| {
            let mut story = Story { id: id(n), key: format!("NP-{n}"), title: title.into(), ..Story::default() };
            story.assignee = assignee.map(id);
            story.labels = labels.iter().map(|label| (*label).to_owned()).collect();
            story.column = id(column);
            if n == 1 {
                story.blocked_by.insert(id(2));
                story.kind = StoryKind::Bug;
                story.sprint = Some(id(1));
            }
            project.stories.insert(story);
        };
        add(1, "Pay by CARD", Some(0), &["mobile"], 0);
        add(2, "Card expires", Some(1), &["mobile", "backend"], 0);
        add(3, "Straße", None, &[], 1);
        project
    }

    fn found(query: &str) -> Vec<u8> {
        let project = project();
        let filter = Filter::parse(query, &project);
        let fits = project.stories.iter().filter(|story| filter.fits(&project, story));
        fits.map(|story| story.id.raw().bytes()[0]).collect()
    }

    #[test]
    fn terms_choose_stories() {
        for (query, expected) in [
            ("", vec![1, 2, 3]),
            ("card", vec![1, 2]),
            ("CARD pay", vec![1]),
            ("\"card expires\"", vec![2]),
            ("card\nexpires", vec![2]),
            ("np-3", vec![3]),
            ("STRASSE", vec![]),
            ("straße", vec![3]),
            ("backend", vec![2]),
            ("anab", vec![2]),
            ("-card", vec![3]),
            ("@ana", vec![1]),
            ("@an", vec![1, 2]),
            ("person:none", vec![3]),
            ("@ana @none", vec![1, 3]),
            ("-@none", vec![1, 2]),
            ("@an -@anabel", vec![1]),
            ("label:mobile @anabel", vec![2]),
            ("#none", vec![3]),
            ("-#backend", vec![1, 3]),
            ("kind:bug", vec![1]),
            ("kind:BUG kind:story", vec![1, 2, 3]),
            ("priority:med", vec![1, 2, 3]),
            ("sprint:1", vec![1]),
            ("-sprint:none", vec![1]),
            ("is:blocked", vec![1]),
            ("is:done", vec![3]),
            ("-is:done is:blocked", vec![1]),
            ("person: card", vec![1, 2]),
            ("foo:bar", vec![]),
            ("@zed", vec![]),
            ("-@zed", vec![1, 2, 3]),
            ("@zed @ana", vec![1]),
        ] {
            assert_eq!(found(query), expected, "{query}");
        }
    }

    #[test]
    fn what_names_nothing_is_reported() {
        let project = project();
        let said =
            |query| -> Vec<_> { Filter::parse(query, &project).problems().iter().map(ToString::to_string).collect() };
        assert_eq!(
            said("@zed -label:x kind:none"),
            ["No person is called “zed”.", "No label is called “x”.", "“none” is not a kind of story.",]
        );
        assert!(said("@ana #mobile release:none is: card").is_empty());
        assert!(Filter::parse("is: @ \"\" -", &project).is_empty());
    }

    proptest! {
        #[test]
        fn any_text_is_a_query(query in any::<String>()) {
            let project = project();
            let filter = Filter::parse(&query, &project);
            prop_assert!(project.stories.iter().all(|story| filter.fits(&project, story)) || !filter.is_empty());
        }
    }
}
