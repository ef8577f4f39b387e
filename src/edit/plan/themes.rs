//! Themes.

use crate::edit::{Desk, Refusal, ThemeEdit};
use crate::model::Transaction;

pub fn edit_themes(desk: &mut Desk<'_>, edit: &ThemeEdit) -> Result<Transaction, Refusal> {
    let _ = edit;
    Ok(Transaction::new("", desk.now))
}
