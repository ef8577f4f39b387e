//! Choices with a fixed word for the file and a label for people.

/// A choice from a closed list. The word stands in project files and never changes; the label is what people read.
pub trait Word: Copy + PartialEq + 'static {
    const ALL: &'static [Self];
    /// The words of [`Self::ALL`], in the same order.
    const WORDS: &'static [&'static str];

    fn word(self) -> &'static str;
    fn label(self) -> &'static str;

    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().position(|known| *known == word).map(|i| Self::ALL[i])
    }
}

/// Declares an enum and its [`Word`]s: `Variant = "word in the file" => "label for people"`.
macro_rules! words {
    ($($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $word:literal => $label:literal),* $(,)?
    })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_meta])* $variant),*
        }

        impl $crate::model::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),*];
            const WORDS: &'static [&'static str] = &[$($word),*];

            fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),*
                }
            }

            fn label(self) -> &'static str {
                match self {
                    $(Self::$variant => $label),*
                }
            }
        }
    )*};
}

pub(crate) use words;
