//! A value that several things have in common, or not.

/// A value that all of them have, or not.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::screens) enum Shared<T> {
    Same(T),
    Mixed,
}

impl<T: PartialEq> Shared<T> {
    pub(in crate::screens) fn is(&self, value: &T) -> bool {
        matches!(self, Self::Same(same) if same == value)
    }

    /// Takes one more into account.
    pub(in crate::screens) fn meet(&mut self, value: &T) {
        if !self.is(value) {
            *self = Self::Mixed;
        }
    }
}

impl<T: Copy> Shared<T> {
    /// The value that all have.
    pub(in crate::screens) fn same(&self) -> Option<T> {
        match self {
            Self::Same(value) => Some(*value),
            Self::Mixed => None,
        }
    }
}

impl<T: Copy> Shared<Option<T>> {
    /// The value, when all have one and the same.
    pub(in crate::screens) fn get(&self) -> Option<T> {
        self.same().flatten()
    }
}
