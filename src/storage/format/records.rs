//! The file's shape of everything that has fields. The names in quotes stand in files and never change.

use std::fmt;

use serde::Deserializer;
use serde::de::{Error, MapAccess, Visitor};

use super::context::Context;
use super::shape::{Name, Seed, Shape};
use super::writer::{Layout, Writer};
use crate::model::*;

macro_rules! or_default {
    () => {
        Default::default()
    };
    ($default:expr) => {
        $default
    };
}

macro_rules! is_default {
    ($field:ident) => {
        Shape::is_default($field)
    };
    ($field:ident $default:expr) => {
        *$field == $default
    };
}

macro_rules! a_line_each {
    (Inline) => {
        true
    };
    (Lines) => {
        false
    };
}

/// Gives types their shape: `field => "name in the file"`, with `or value` where what is left out is not the default
/// of the type. A field in brackets is kept elsewhere (an id is the name of the entry). Both directions take the type
/// apart completely, so that a new field of the model does not compile until it is here.
macro_rules! shapes {
    ($($layout:ident $type:ident $([$elsewhere:ident])? {
        $($field:ident => $name:literal $(or $default:expr)?),* $(,)?
    })*) => {
    $(
        impl Shape for $type {
            const A_LINE_EACH: bool = a_line_each!($layout);

            fn is_default(&self) -> bool {
                let Self { $($elsewhere: _,)? $($field),* } = self;
                $(is_default!($field $($default)?))&&*
            }

            fn write(&self, w: &mut Writer) {
                let Self { $($elsewhere: _,)? $($field),* } = self;
                let mut frame = w.open("(", Layout::$layout);
                $(if !is_default!($field $($default)?) {
                    w.field(&mut frame, concat!($name, ": "));
                    $field.write(w);
                })*
                w.close(frame, ")");
            }

            fn read<'de, D: Deserializer<'de>>(d: D, cx: &Context<'_>) -> Result<Self, D::Error> {
                const NAMES: &[&str] = &[$($name),*];

                struct Fields<'c, 't>(&'c Context<'t>);

                impl<'de> Visitor<'de> for Fields<'_, '_> {
                    type Value = $type;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("fields in round brackets")
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$type, A::Error> {
                        $(let mut $field = None;)*
                        while let Some(name) = map.next_key_seed(Name)? {
                            match name {
                                $($name if $field.is_some() => return Err(A::Error::duplicate_field($name)),
                                $name => $field = Some(map.next_value_seed(Seed::new(self.0))?),)*
                                _ => return Err(A::Error::unknown_field(name, NAMES)),
                            }
                        }
                        Ok($type {
                            $($elsewhere: Default::default(),)?
                            $($field: $field.unwrap_or_else(|| or_default!($($default)?)),)*
                        })
                    }
                }

                d.deserialize_struct("", NAMES, Fields(cx))
            }
        }
    )*

    /// The names of the fields, by type.
    #[cfg(test)]
    pub(super) const ALL_NAMES: &[(&str, &[&str])] = &[$((stringify!($type), &[$($name),*])),*];
    };
}

shapes! {
    Lines Settings [document] {
        name => "name",
        key_prefix => "key_prefix",
        calendar => "calendar",
        definition_of_ready => "definition_of_ready",
        definition_of_done => "definition_of_done",
        label_colors => "label_colors",
        fiscal_offset => "fiscal_offset",
        manual_scheduling => "manual_scheduling",
    }
    Lines Calendar {
        weekdays => "weekdays" or Calendar::default().weekdays,
        holidays => "holidays",
    }
    Lines Strategy {
        vision => "vision",
        vision_reviewed => "vision_reviewed",
        target_group => "target_group",
        needs => "needs",
        product => "product",
        business_goals => "business_goals",
        positioning => "positioning",
        stage => "stage",
    }

    Lines Column [id] {
        name => "name",
        kind => "kind",
        rank => "rank",
        limit => "limit",
        limit_policy => "limit_policy",
        limit_scope => "limit_scope",
        exit_checklist => "exit_checklist",
    }
    Lines Person [id] {
        name => "name",
        role => "role",
        color => "color",
        capacity => "capacity",
        days_off => "days_off",
        left => "left",
    }
    Lines Story [id] {
        key => "key",
        title => "title",
        description => "description",
        kind => "kind",
        column => "column",
        rank => "rank",
        priority => "priority",
        estimate => "estimate",
        assignee => "assignee",
        labels => "labels",
        due => "due",
        sprint => "sprint",
        release => "release",
        initiative => "initiative",
        criteria => "criteria",
        checked => "checked",
        blocked_by => "blocked_by",
        comments => "comments",
        feedback => "feedback",
        source => "source",
        split_from => "split_from",
        archived => "archived",
        events => "events",
    }
    Inline Criterion {
        text => "text",
        done => "done",
    }
    Inline Comment {
        at => "at",
        author => "author",
        text => "text",
    }
    Inline Source {
        tool => "tool",
        external_id => "external_id",
    }
    Lines Sprint [id] {
        name => "name",
        goal => "goal",
        goal_met => "goal_met",
        start => "start",
        end => "end",
        state => "state",
        started_at => "started_at",
        commitment => "commitment",
        capacity => "capacity",
        review_notes => "review_notes",
        retrospective_notes => "retrospective_notes",
        record => "record",
    }
    Lines SprintRecord {
        closed_at => "closed_at",
        commitment => "commitment",
        added => "added",
        removed => "removed",
        re_estimated => "re_estimated",
        completed => "completed",
        carried_over => "carried_over",
        done_outside => "done_outside",
        finished => "finished",
        unfinished => "unfinished",
    }
    Lines Release [id] {
        name => "name",
        date => "date",
        state => "state",
        notes => "notes",
    }
    Lines SavedView [id] {
        name => "name",
        screen => "screen",
        query => "query",
    }

    Lines Theme [id] {
        name => "name",
        color => "color",
        rank => "rank",
    }
    Lines Initiative [id] {
        title => "title",
        description => "description",
        theme => "theme",
        color => "color",
        start => "start",
        end => "end",
        pinned => "pinned",
        confidence => "confidence",
        stage => "stage",
        owner => "owner",
        objectives => "objectives",
        feedback => "feedback",
        scores => "scores",
        closed => "closed",
        review => "review",
    }
    Lines Scores {
        reach => "reach",
        impact => "impact",
        confidence => "confidence",
        effort => "effort",
        value => "value",
        time_criticality => "time_criticality",
        risk_reduction => "risk_reduction",
        job_size => "job_size",
        ease => "ease",
        moscow => "moscow",
        kano => "kano",
        evidence => "evidence",
    }
    Lines Review {
        on => "on",
        expected => "expected",
        reached => "reached",
    }
    Lines Milestone [id] {
        title => "title",
        date => "date",
        theme => "theme",
        color => "color",
        pinned => "pinned",
    }
    Lines Dependency [id] {
        from => "from",
        to => "to",
        link => "link",
        lag => "lag",
    }
    Lines Baseline [id] {
        name => "name",
        taken_at => "taken_at",
        dates => "dates",
    }

    Lines Objective [id] {
        title => "title",
        owner => "owner",
        parent => "parent",
        committed => "committed",
        due => "due",
        key_results => "key_results",
    }
    Inline KeyResult {
        title => "title",
        start => "start",
        now => "now",
        target => "target",
        weight => "weight" or 1.0,
        measure => "measure",
    }
    Lines Persona [id] {
        name => "name",
        role => "role",
        goals => "goals",
        pains => "pains",
    }
    Lines Competitor [id] {
        name => "name",
        notes => "notes",
        features => "features",
    }
    Lines Research [id] {
        title => "title",
        kind => "kind",
        text => "text",
        source => "source",
        on => "on",
        evidence => "evidence",
        initiatives => "initiatives",
    }
    Lines Decision [id] {
        title => "title",
        on => "on",
        reason => "reason",
        initiatives => "initiatives",
        objectives => "objectives",
        stories => "stories",
    }
    Lines Feedback [id] {
        text => "text",
        received => "received",
        state => "state",
        reason => "reason",
        merged_into => "merged_into",
        voters => "voters",
        source => "source",
    }
    Inline Voter {
        customer => "customer",
        importance => "importance",
        on => "on",
    }
    Lines Customer [id] {
        name => "name",
        segment => "segment",
        revenue => "revenue",
    }
    Lines Stakeholder [id] {
        name => "name",
        role => "role",
        power => "power",
        interest => "interest",
        cadence_days => "cadence_days",
        contacts => "contacts",
    }
    Inline Contact {
        on => "on",
        note => "note",
    }
    Lines Measure [id] {
        name => "name",
        kind => "kind",
        unit => "unit",
        direction => "direction",
        target => "target",
        target_date => "target_date",
        initiatives => "initiatives",
        readings => "readings",
    }
}
