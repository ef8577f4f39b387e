//! Following equals building anew, and what lanes there are.
