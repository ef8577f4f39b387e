//! Baselines: the dates as they were promised once.

use crate::edit::{BaselineEdit, Desk, Refusal};
use crate::model::Transaction;

pub fn edit_baselines(desk: &mut Desk<'_>, edit: &BaselineEdit) -> Result<Transaction, Refusal> {
    let _ = edit;
    Ok(Transaction::new("", desk.now))
}
